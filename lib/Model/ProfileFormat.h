// The YAML format of profiles: the words for its values, and the keys of its mappings. The reader and the JSON schema
// are both made from it, so that they can't differ.
#ifndef CORO_TIDY_MODEL_PROFILEFORMAT_H
#define CORO_TIDY_MODEL_PROFILEFORMAT_H

#include "Model/Profile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/YAMLTraits.h"
#include <array>

namespace clang::tidy::coro {

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

template <typename E> struct Spelt {
  llvm::StringLiteral Name;
  E Value;
};

inline constexpr Spelt<TypeKind> KindNames[] = {
    {"none", TypeKind::None},
    {"task", TypeKind::Task},
    {"generator", TypeKind::Generator},
    {"async-generator", TypeKind::AsyncGenerator},
    {"awaited-generator", TypeKind::AwaitedGenerator},
    {"detached", TypeKind::Detached},
    {"operation", TypeKind::Operation},
    {"coroutine", TypeKind::Coroutine},
    {"short-circuit", TypeKind::ShortCircuit},
};
inline constexpr Spelt<StartKind> StartNames[] = {
    {"unknown", StartKind::Unknown},
    {"lazy", StartKind::Lazy},
    {"eager", StartKind::Eager},
};
inline constexpr Spelt<DropEffect> DropNames[] = {
    {"unknown", DropEffect::Unknown},
    {"harmless", DropEffect::Harmless},
    {"never-runs", DropEffect::NeverRuns},
    {"loses-result", DropEffect::LosesResult},
    {"cancels", DropEffect::Cancels},
    {"idiom", DropEffect::Idiom},
};
inline constexpr Spelt<TypeRole> TypeRoleNames[] = {
    {"scope", TypeRole::Scope},
    {"gate", TypeRole::Gate},
    {"group", TypeRole::Group},
    {"async-resource", TypeRole::AsyncResource},
    {"lock-guard", TypeRole::LockGuard},
    {"async-lock", TypeRole::AsyncLock},
    {"semaphore", TypeRole::Semaphore},
    {"semaphore-units", TypeRole::SemaphoreUnits},
    {"cancellation-exception", TypeRole::CancellationException},
    {"cancellation-token", TypeRole::CancellationToken},
    {"executor-affine", TypeRole::ExecutorAffine},
    {"thread-bound", TypeRole::ThreadBound},
    {"sender", TypeRole::Sender},
    {"joining-destructor", TypeRole::JoiningDestructor},
};
inline constexpr Spelt<FunctionRole> FunctionRoleNames[] = {
    {"blocking", FunctionRole::Blocking},
    {"nonblocking", FunctionRole::NonBlocking},
    {"sync-wait", FunctionRole::SyncWait},
    {"offload", FunctionRole::Offload},
    {"spawn", FunctionRole::Spawn},
    {"detach", FunctionRole::Detach},
    {"consumes", FunctionRole::Consumes},
    {"join", FunctionRole::Join},
    {"close", FunctionRole::Close},
    {"schedule-on", FunctionRole::ScheduleOn},
    {"forwards-result", FunctionRole::ForwardsResult},
    {"keeps-callable-alive", FunctionRole::KeepsCallableAlive},
    {"this-thread", FunctionRole::ThisThread},
    {"drops-callable", FunctionRole::DropsCallable},
    {"starts-limited", FunctionRole::StartsLimited},
    {"leaves-running", FunctionRole::LeavesRunning},
};
inline constexpr Spelt<BlockingGrade> GradeNames[] = {
    {"none", BlockingGrade::None},       {"sleep", BlockingGrade::Sleep},
    {"join", BlockingGrade::Join},       {"wait", BlockingGrade::Wait},
    {"io", BlockingGrade::IO},           {"lock", BlockingGrade::Lock},
    {"process", BlockingGrade::Process}, {"deadlock", BlockingGrade::Deadlock},
};

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

/// The keys that each entry of the kind \p T has.
template <typename T> inline constexpr std::nullptr_t Required = nullptr;
template <>
inline constexpr std::array Required<TypeProfile>{llvm::StringLiteral("names")};
template <>
inline constexpr std::array Required<FunctionProfile>{
    llvm::StringLiteral("names"), llvm::StringLiteral("role")};
template <>
inline constexpr std::array Required<ReplacementProfile>{
    llvm::StringLiteral("call"), llvm::StringLiteral("in")};
template <>
inline constexpr std::array Required<Profile>{llvm::StringLiteral("library")};

/// All keys that an entry of the kind \p T may have.
template <typename T> std::vector<llvm::StringRef> keysOf();
extern template std::vector<llvm::StringRef> keysOf<TypeProfile>();
extern template std::vector<llvm::StringRef> keysOf<FunctionProfile>();
extern template std::vector<llvm::StringRef> keysOf<ReplacementProfile>();
extern template std::vector<llvm::StringRef> keysOf<Profile>();

/// What the mappings share with the error handler while a file is read: the context of the yaml::Input.
struct ReadingState {
  llvm::StringRef Text;
  /// What may stand where LLVM will next complain about an unknown key or value: it does so right after the mapping or
  /// the enumeration that knows.
  std::vector<llvm::StringRef> Expected;
  /// What an entry lacks, and where the entry begins. Said only when nothing else is wrong: what is missing is often
  /// there and misspelt.
  std::vector<std::pair<llvm::SMLoc, std::string>> Lacks;
};

} // namespace clang::tidy::coro

namespace llvm::yaml {

#define CORO_TIDY_MAPPING(T)                                                   \
  template <> struct MappingTraits<clang::tidy::coro::T> {                     \
    static void mapping(IO &IO, clang::tidy::coro::T &Entry);                  \
  };
CORO_TIDY_MAPPING(TypeProfile)
CORO_TIDY_MAPPING(FunctionProfile)
CORO_TIDY_MAPPING(ReplacementProfile)
CORO_TIDY_MAPPING(Profile)
#undef CORO_TIDY_MAPPING

} // namespace llvm::yaml

#endif
