// What a library profile says: roles that the structure of the code can't show, by qualified name.
#ifndef CORO_TIDY_MODEL_PROFILE_H
#define CORO_TIDY_MODEL_PROFILE_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// What a coroutine type is, taken as a whole.
enum class TypeKind : uint8_t {
  None,           ///< neither a coroutine type nor awaitable
  Task,           ///< an awaitable coroutine type that does not yield
  Generator,      ///< yields, and is iterated
  AsyncGenerator, ///< yields, and its begin(), next() or operator() is awaited
  AwaitedGenerator, ///< yields, and awaiting it asks for the next element
  Detached,         ///< runs by itself and can't be awaited: fire and forget
  Operation, ///< awaitable, but no coroutine: a timer's wait, a lock's acquire
  Coroutine, ///< a coroutine type of another make, resumed by hand or inside a library
  ShortCircuit, ///< an expected- or optional-like value whose co_await only returns early
};

/// Whether the body of a coroutine runs when it is called.
enum class StartKind : uint8_t { Unknown, Lazy, Eager };

/// What happens when an object of the type is destroyed without being consumed.
enum class DropEffect : uint8_t {
  Unknown,
  Harmless,    ///< nothing is lost
  NeverRuns,   ///< the work never starts
  LosesResult, ///< the work goes on; its result, and its exception, are lost
  Cancels,     ///< the work is cancelled
  Idiom, ///< as LosesResult, but dropping is how the library starts work in the background
};

/// What a type is for, beside being awaited or iterated.
enum class TypeRole : uint8_t {
  Scope,         ///< work is spawned in it, and awaiting its join waits for all
  Gate,          ///< work enters and leaves it, and awaiting its close waits
  Group,         ///< a scope whose work belongs together
  AsyncResource, ///< must be closed, and its close is awaited
  LockGuard,     ///< holds a lock until it is destroyed or released
  AsyncLock,     ///< its acquire is awaited; of a guard: of such a lock
  Semaphore,     ///< its acquire is awaited, and its release is not
  SemaphoreUnits, ///< gives back what was acquired when it is destroyed
  CancellationException,
  CancellationToken, ///< can be asked whether the work shall end, or tells it to
  ExecutorAffine, ///< its coroutines never change their thread
  ThreadBound,    ///< must be used and destroyed on the thread that made it
  Sender,
  JoiningDestructor, ///< its destructor waits for the work
};
inline constexpr unsigned NumTypeRoles =
    unsigned(TypeRole::JoiningDestructor) + 1;

/// A set of TypeRoles.
class TypeRoles {
public:
  bool has(TypeRole R) const { return Bits & (1u << unsigned(R)); }
  void add(TypeRole R) { Bits |= 1u << unsigned(R); }
  void add(TypeRoles Other) { Bits |= Other.Bits; }
  bool empty() const { return Bits == 0; }
  uint32_t bits() const { return Bits; }
  static TypeRoles fromBits(uint32_t Bits) {
    TypeRoles Roles;
    Roles.Bits = Bits;
    return Roles;
  }

private:
  uint32_t Bits = 0;
};

/// What calling a function does, beside what its type says.
enum class FunctionRole : uint8_t {
  Blocking,       ///< stops the calling thread
  NonBlocking,    ///< does not, whatever its body looks like
  SyncWait,       ///< stops the calling thread until a task is done
  Offload,        ///< runs its argument on another thread
  Spawn,          ///< starts its argument, and hands back who can wait for it
  Detach,         ///< starts its argument, owned by nobody
  Consumes,       ///< awaits, or takes over, its argument
  Join,           ///< waits for all work of a scope
  Close,          ///< closes a scope or a resource
  ScheduleOn,     ///< what follows the await runs on another thread
  ForwardsResult, ///< its result stands for its argument
  KeepsCallableAlive, ///< keeps its callable argument alive until the coroutine is done
  ThisThread,         ///< its result belongs to the thread that calls it
  DropsCallable, ///< calls its callable argument, and destroys it before the coroutine is done
  StartsLimited, ///< starts what its arguments make, only so many at a time
  LeavesRunning, ///< goes on when the first of its arguments is done, and lets the others run
};

/// How bad a blocking call is in a coroutine.
enum class BlockingGrade : uint8_t {
  None,
  Sleep,
  Join,
  Wait,
  IO,
  Lock,
  Process,
  Deadlock,
};

/// Which argument of a call a role is about.
struct ArgumentRef {
  static constexpr int16_t None = -1, All = -2, Object = -3;
  int16_t Index = None;
};

/// One entry of a profile about types.
struct TypeProfile {
  unsigned Line = 0; ///< where the entry begins in its file
  std::vector<std::string> Names;
  std::optional<TypeKind> Kind;
  std::optional<StartKind> Start;
  std::optional<DropEffect> Dropped;
  std::optional<bool> SingleShot;
  std::vector<TypeRole> Roles;
  std::vector<std::string> Join, Close, Spawn, Acquire, Release;
  /// The source that starts work in a scope, where that is not `$object.spawn($work)` with one of Spawn.
  std::string SpawnWith;
  std::string Reason;
};

/// One entry of a profile about functions.
struct FunctionProfile {
  unsigned Line = 0;
  std::vector<std::string> Names;
  FunctionRole Role = FunctionRole::Blocking;
  BlockingGrade Grade = BlockingGrade::None;
  ArgumentRef Argument;
  std::string
      Member; ///< Close: the member of its argument that it calls in the end; empty for any
  std::string Reason;
  std::string Instead;
  std::vector<std::string>
      Unless; ///< functions that answer for some arguments, so that it is not called with those
};

/// The awaitable form of a blocking call in the coroutines of one library.
struct ReplacementProfile {
  unsigned Line = 0;
  std::string Call;
  std::vector<std::string> In; ///< return types of the enclosing coroutine
  std::string
      With; ///< the new source; `$0` is the source of argument 0, `$object` the object's
  std::string Hint; ///< where no source can be given: what to use, for a note
  std::vector<std::string>
      Needs; ///< declarations that must be visible for With to compile
};

/// A whole profile file.
struct Profile {
  std::string Library;
  std::string File; ///< as errors and `inspect` name it
  std::vector<TypeProfile> Types;
  std::vector<FunctionProfile> Functions;
  std::vector<ReplacementProfile> Replacements;
  bool IsBuiltIn = false; ///< compiled into coro-tidy, and not a project's
};

/// The names that profiles, `inspect` and messages use for the values.
/// @{
llvm::StringRef spelling(TypeKind Kind);
llvm::StringRef spelling(StartKind Start);
llvm::StringRef spelling(DropEffect Effect);
llvm::StringRef spelling(TypeRole Role);
llvm::StringRef spelling(FunctionRole Role);
llvm::StringRef spelling(BlockingGrade Grade);
/// @}

} // namespace clang::tidy::coro

#endif
