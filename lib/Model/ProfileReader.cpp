// Reads library profiles from YAML, and describes their format as a JSON schema. Both come from the same two
// sources: the tables of spellings, and the key lists of the YAML mappings.
#include "Model/ProfileReader.h"
#include "Support/DidYouMean.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

namespace clang::tidy::coro {
namespace {

template <typename E> struct Spelt {
  llvm::StringLiteral Name;
  E Value;
};

constexpr Spelt<TypeKind> KindNames[] = {
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
constexpr Spelt<StartKind> StartNames[] = {
    {"unknown", StartKind::Unknown},
    {"lazy", StartKind::Lazy},
    {"eager", StartKind::Eager},
};
constexpr Spelt<DropEffect> DropNames[] = {
    {"unknown", DropEffect::Unknown},
    {"harmless", DropEffect::Harmless},
    {"never-runs", DropEffect::NeverRuns},
    {"loses-result", DropEffect::LosesResult},
    {"cancels", DropEffect::Cancels},
    {"idiom", DropEffect::Idiom},
};
constexpr Spelt<TypeRole> TypeRoleNames[] = {
    {"scope", TypeRole::Scope},
    {"gate", TypeRole::Gate},
    {"group", TypeRole::Group},
    {"async-resource", TypeRole::AsyncResource},
    {"lock-guard", TypeRole::LockGuard},
    {"async-lock", TypeRole::AsyncLock},
    {"semaphore", TypeRole::Semaphore},
    {"semaphore-units", TypeRole::SemaphoreUnits},
    {"cancellation-exception", TypeRole::CancellationException},
    {"executor-affine", TypeRole::ExecutorAffine},
    {"thread-bound", TypeRole::ThreadBound},
    {"sender", TypeRole::Sender},
    {"joining-destructor", TypeRole::JoiningDestructor},
};
constexpr Spelt<FunctionRole> FunctionRoleNames[] = {
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
};
constexpr Spelt<BlockingGrade> GradeNames[] = {
    {"none", BlockingGrade::None},       {"sleep", BlockingGrade::Sleep},
    {"join", BlockingGrade::Join},       {"wait", BlockingGrade::Wait},
    {"io", BlockingGrade::IO},           {"lock", BlockingGrade::Lock},
    {"process", BlockingGrade::Process}, {"deadlock", BlockingGrade::Deadlock},
};

template <typename E, size_t N>
llvm::StringRef spell(const Spelt<E> (&Table)[N], E Value) {
  for (const Spelt<E> &Row : Table)
    if (Row.Value == Value)
      return Row.Name;
  return "?";
}

template <typename E, size_t N>
void addNames(const Spelt<E> (&Table)[N], std::vector<llvm::StringRef> &Names) {
  for (const Spelt<E> &Row : Table)
    Names.push_back(Row.Name);
}

template <typename E, size_t N>
void enumerate(llvm::yaml::IO &IO, const Spelt<E> (&Table)[N], E &Value) {
  for (const Spelt<E> &Row : Table)
    IO.enumCase(Value, Row.Name.data(), Row.Value);
}

} // namespace

llvm::StringRef spelling(TypeKind V) { return spell(KindNames, V); }
llvm::StringRef spelling(StartKind V) { return spell(StartNames, V); }
llvm::StringRef spelling(DropEffect V) { return spell(DropNames, V); }
llvm::StringRef spelling(TypeRole V) { return spell(TypeRoleNames, V); }
llvm::StringRef spelling(FunctionRole V) { return spell(FunctionRoleNames, V); }
llvm::StringRef spelling(BlockingGrade V) { return spell(GradeNames, V); }

} // namespace clang::tidy::coro

namespace llvm::yaml {
using namespace clang::tidy::coro;

#define CORO_TIDY_ENUM(Type, Table)                                            \
  template <> struct ScalarEnumerationTraits<Type> {                           \
    static void enumeration(IO &IO, Type &Value) {                             \
      enumerate(IO, Table, Value);                                             \
    }                                                                          \
  };
CORO_TIDY_ENUM(TypeKind, KindNames)
CORO_TIDY_ENUM(StartKind, StartNames)
CORO_TIDY_ENUM(DropEffect, DropNames)
CORO_TIDY_ENUM(TypeRole, TypeRoleNames)
CORO_TIDY_ENUM(FunctionRole, FunctionRoleNames)
CORO_TIDY_ENUM(BlockingGrade, GradeNames)
#undef CORO_TIDY_ENUM

template <> struct ScalarTraits<ArgumentRef> {
  static void output(const ArgumentRef &, void *, raw_ostream &) {}
  static StringRef input(StringRef Text, void *, ArgumentRef &Argument) {
    if (Text == "all")
      Argument.Index = ArgumentRef::All;
    else if (Text == "object")
      Argument.Index = ArgumentRef::Object;
    else if (Text.getAsInteger(10, Argument.Index) || Argument.Index < 0)
      return "expected an argument number from 0, 'all' or 'object'";
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

// A name may stand for a list of one.
template <> struct SequenceTraits<std::vector<TypeRole>> {
  static size_t size(IO &, std::vector<TypeRole> &List) { return List.size(); }
  static TypeRole &element(IO &, std::vector<TypeRole> &List, size_t Index) {
    if (Index >= List.size())
      List.resize(Index + 1);
    return List[Index];
  }
  static const bool flow = true;
};

template <> struct MappingTraits<TypeProfile> {
  static void mapping(IO &IO, TypeProfile &Type) {
    IO.mapRequired("names", Type.Names);
    IO.mapOptional("kind", Type.Kind);
    IO.mapOptional("start", Type.Start);
    IO.mapOptional("dropped", Type.Dropped);
    IO.mapOptional("single-shot", Type.SingleShot);
    IO.mapOptional("roles", Type.Roles);
    IO.mapOptional("join", Type.Join);
    IO.mapOptional("close", Type.Close);
    IO.mapOptional("spawn", Type.Spawn);
    IO.mapOptional("acquire", Type.Acquire);
    IO.mapOptional("release", Type.Release);
    IO.mapOptional("reason", Type.Reason);
  }
};

template <> struct MappingTraits<FunctionProfile> {
  static void mapping(IO &IO, FunctionProfile &Function) {
    IO.mapRequired("names", Function.Names);
    IO.mapRequired("role", Function.Role);
    IO.mapOptional("grade", Function.Grade, BlockingGrade::None);
    IO.mapOptional("argument", Function.Argument);
    IO.mapOptional("reason", Function.Reason);
    IO.mapOptional("instead", Function.Instead);
  }
  static std::string validate(IO &, FunctionProfile &Function) {
    bool Blocks = Function.Role == FunctionRole::Blocking ||
                  Function.Role == FunctionRole::SyncWait;
    if (Blocks && Function.Grade == BlockingGrade::None)
      return "a blocking function needs a 'grade'";
    if (Blocks && Function.Reason.empty())
      return "a blocking function needs a 'reason'";
    return {};
  }
};

template <> struct MappingTraits<ReplacementProfile> {
  static void mapping(IO &IO, ReplacementProfile &Replacement) {
    IO.mapRequired("call", Replacement.Call);
    IO.mapRequired("in", Replacement.In);
    IO.mapOptional("with", Replacement.With);
    IO.mapOptional("hint", Replacement.Hint);
    IO.mapOptional("needs", Replacement.Needs);
  }
  static std::string validate(IO &, ReplacementProfile &Replacement) {
    return Replacement.With.empty() == Replacement.Hint.empty()
               ? "a replacement has either 'with' or 'hint'"
               : "";
  }
};

template <> struct MappingTraits<Profile> {
  static void mapping(IO &IO, Profile &Profile) {
    IO.mapRequired("library", Profile.Library);
    IO.mapOptional("types", Profile.Types);
    IO.mapOptional("functions", Profile.Functions);
    IO.mapOptional("replacements", Profile.Replacements);
  }
};

} // namespace llvm::yaml

LLVM_YAML_IS_SEQUENCE_VECTOR(clang::tidy::coro::TypeProfile)
LLVM_YAML_IS_SEQUENCE_VECTOR(clang::tidy::coro::FunctionProfile)
LLVM_YAML_IS_SEQUENCE_VECTOR(clang::tidy::coro::ReplacementProfile)

namespace clang::tidy::coro {
namespace {

/// The keys of one mapping of the format, found by running the mapping itself against an IO that only listens.
class KeyCollector : public llvm::yaml::IO {
public:
  std::vector<llvm::StringRef> Keys;

  bool outputting() const override { return true; }
  unsigned beginSequence() override { return 0; }
  bool preflightElement(unsigned, void *&) override { return false; }
  void postflightElement(void *) override {}
  void endSequence() override {}
  bool canElideEmptySequence() override { return false; }
  unsigned beginFlowSequence() override { return 0; }
  bool preflightFlowElement(unsigned, void *&) override { return false; }
  void postflightFlowElement(void *) override {}
  void endFlowSequence() override {}
  bool mapTag(llvm::StringRef, bool) override { return false; }
  void beginMapping() override {}
  void endMapping() override {}
  bool preflightKey(llvm::StringRef Key, bool, bool, bool &UseDefault,
                    void *&) override {
    Keys.push_back(Key);
    UseDefault = false;
    return false;
  }
  void postflightKey(void *) override {}
  std::vector<llvm::StringRef> keys() override { return {}; }
  void beginFlowMapping() override {}
  void endFlowMapping() override {}
  void beginEnumScalar() override {}
  bool matchEnumScalar(llvm::StringRef, bool) override { return false; }
  bool matchEnumFallback() override { return false; }
  void endEnumScalar() override {}
  bool beginBitSetScalar(bool &) override { return false; }
  bool bitSetMatch(llvm::StringRef, bool) override { return false; }
  void endBitSetScalar() override {}
  void scalarString(llvm::StringRef &, llvm::yaml::QuotingType) override {}
  void blockScalarString(llvm::StringRef &) override {}
  void scalarTag(std::string &) override {}
  llvm::yaml::NodeKind getNodeKind() override {
    return llvm::yaml::NodeKind::Scalar;
  }
  void setError(const llvm::Twine &) override {}
  std::error_code error() override { return {}; }
  void setAllowUnknownKeys(bool) override {}
};

template <typename T> std::vector<llvm::StringRef> keysOf() {
  KeyCollector Collector;
  T Empty;
  llvm::yaml::MappingTraits<T>::mapping(Collector, Empty);
  return Collector.Keys;
}

/// What a did-you-mean may offer for the unknown word \p Word.
std::vector<llvm::StringRef> knownWords(bool IsKey) {
  std::vector<llvm::StringRef> Words;
  if (IsKey) {
    for (const auto &Keys :
         {keysOf<Profile>(), keysOf<TypeProfile>(), keysOf<FunctionProfile>(),
          keysOf<ReplacementProfile>()})
      llvm::append_range(Words, Keys);
    return Words;
  }
  addNames(KindNames, Words);
  addNames(StartNames, Words);
  addNames(DropNames, Words);
  addNames(TypeRoleNames, Words);
  addNames(FunctionRoleNames, Words);
  addNames(GradeNames, Words);
  return Words;
}

/// The word that stands at the place of \p Diag, for values that LLVM's message does not repeat.
llvm::StringRef wordAt(const llvm::SMDiagnostic &Diag) {
  llvm::StringRef Line = Diag.getLineContents();
  if (Diag.getColumnNo() < 0 || size_t(Diag.getColumnNo()) >= Line.size())
    return {};
  return Line.drop_front(Diag.getColumnNo())
      .take_until([](char C) { return C == ',' || C == ']' || C == '#'; })
      .trim(" \t\"'");
}

std::string describe(const llvm::SMDiagnostic &Diag) {
  llvm::StringRef Message = Diag.getMessage();
  std::string Text = (Diag.getFilename() + ":" + llvm::Twine(Diag.getLineNo()) +
                      ":" + llvm::Twine(Diag.getColumnNo() + 1) + ": ")
                         .str();
  if (Message.starts_with("unknown key")) {
    llvm::StringRef Key = Message.split('\'').second.split('\'').first;
    return Text + Message.str() + didYouMean(Key, knownWords(true));
  }
  if (Message == "unknown enumerated scalar") {
    llvm::StringRef Word = wordAt(Diag);
    return Text + "unknown value '" + Word.str() + "'" +
           didYouMean(Word, knownWords(false));
  }
  return Text + Message.str();
}

} // namespace

std::optional<Profile>
readProfile(llvm::MemoryBufferRef Buffer,
            llvm::function_ref<void(const std::string &)> Error) {
  auto Handler = [](const llvm::SMDiagnostic &Diag, void *Context) {
    (*static_cast<llvm::function_ref<void(const std::string &)> *>(Context))(
        describe(Diag));
  };
  llvm::yaml::Input Input(Buffer, nullptr, Handler, &Error);
  Profile Result;
  Input >> Result;
  if (Input.error())
    return std::nullopt;
  return Result;
}

//===----------------------------------------------------------------------===//
// The JSON schema
//===----------------------------------------------------------------------===//

namespace {

template <typename E, size_t N>
llvm::json::Object enumSchema(const Spelt<E> (&Table)[N]) {
  llvm::json::Array Values;
  for (const Spelt<E> &Row : Table)
    Values.push_back(Row.Name);
  return llvm::json::Object{{"enum", std::move(Values)}};
}

llvm::json::Object listOf(llvm::json::Object Item) {
  return llvm::json::Object{{"type", "array"}, {"items", std::move(Item)}};
}

llvm::json::Object stringSchema() {
  return llvm::json::Object{{"type", "string"}};
}

/// The schema of the value of \p Key: the keys with values of their own, then the name lists, then plain strings.
llvm::json::Object valueSchema(llvm::StringRef Key) {
  if (Key == "kind")
    return enumSchema(KindNames);
  if (Key == "start")
    return enumSchema(StartNames);
  if (Key == "dropped")
    return enumSchema(DropNames);
  if (Key == "role")
    return enumSchema(FunctionRoleNames);
  if (Key == "roles")
    return listOf(enumSchema(TypeRoleNames));
  if (Key == "grade")
    return enumSchema(GradeNames);
  if (Key == "single-shot")
    return llvm::json::Object{{"type", "boolean"}};
  if (Key == "argument")
    return llvm::json::Object{
        {"oneOf", llvm::json::Array{
                      llvm::json::Object{{"type", "integer"}, {"minimum", 0}},
                      llvm::json::Object{
                          {"enum", llvm::json::Array{"all", "object"}}}}}};
  for (llvm::StringRef List :
       {"names", "join", "close", "spawn", "acquire", "release", "in", "needs"})
    if (Key == List)
      return listOf(stringSchema());
  return stringSchema();
}

template <typename T>
llvm::json::Object mappingSchema(llvm::ArrayRef<llvm::StringRef> Required) {
  llvm::json::Object Properties;
  for (llvm::StringRef Key : keysOf<T>())
    Properties[Key] = valueSchema(Key);
  llvm::json::Array RequiredKeys;
  for (llvm::StringRef Key : Required)
    RequiredKeys.push_back(Key);
  return llvm::json::Object{{"type", "object"},
                            {"additionalProperties", false},
                            {"required", std::move(RequiredKeys)},
                            {"properties", std::move(Properties)}};
}

} // namespace

void writeProfileSchema(llvm::raw_ostream &OS) {
  llvm::json::Object Schema = mappingSchema<Profile>({"library"});
  Schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  Schema["title"] = "coro-tidy library profile";
  llvm::json::Object &Properties = *Schema.getObject("properties");
  Properties["types"] = listOf(mappingSchema<TypeProfile>({"names"}));
  Properties["functions"] =
      listOf(mappingSchema<FunctionProfile>({"names", "role"}));
  Properties["replacements"] =
      listOf(mappingSchema<ReplacementProfile>({"call", "in"}));
  OS << llvm::formatv("{0:2}", llvm::json::Value(std::move(Schema))) << '\n';
}

} // namespace clang::tidy::coro
