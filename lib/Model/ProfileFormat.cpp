// The YAML format of profiles: the words for its values, and the keys of its mappings.
#include "Model/ProfileFormat.h"

namespace clang::tidy::coro {

static ReadingState *stateOf(llvm::yaml::IO &IO) {
  return static_cast<ReadingState *>(IO.getContext());
}

namespace {

template <typename E, size_t N>
void mapWords(llvm::yaml::IO &IO, const Spelt<E> (&Table)[N], E &Value) {
  if (ReadingState *State = stateOf(IO)) {
    State->Expected.clear();
    for (const Spelt<E> &Row : Table)
      State->Expected.push_back(Row.Name);
  }
  for (const Spelt<E> &Row : Table)
    IO.enumCase(Value, Row.Name.data(), Row.Value);
}

/// Where the mapping that \p IO reads begins; the start of the file when there is none, because the file is empty.
llvm::SMLoc currentPlace(llvm::yaml::IO &IO) {
  // Only a yaml::Input has a state.
  if (const auto *Node = static_cast<llvm::yaml::Input &>(IO).getCurrentNode())
    return Node->getSourceRange().Start;
  return llvm::SMLoc::getFromPointer(stateOf(IO)->Text.data());
}

void lack(llvm::yaml::IO &IO, const llvm::Twine &What) {
  stateOf(IO)->Lacks.push_back({currentPlace(IO), What.str()});
}

/// Complains of what can't be the name of a declaration.
void checkNames(llvm::yaml::IO &IO, llvm::ArrayRef<std::string> Names) {
  if (Names.empty())
    lack(IO, "'names' is empty");
  for (llvm::StringRef Name : Names)
    if (Name.empty() || Name.starts_with("::") ||
        (!Name.contains("operator") &&
         Name.find_first_of("<( \t") != llvm::StringRef::npos))
      lack(IO, "'" + Name +
                   "' is no name: expected a qualified name without template "
                   "arguments, such as ns::Class::member");
}

/// The keys of the entry that \p IO is about to map; to be asked before, because mapping a key adds it.
std::vector<llvm::StringRef> givenKeys(llvm::yaml::IO &IO) {
  if (!stateOf(IO) ||
      !llvm::isa_and_nonnull<llvm::yaml::MappingNode>(
          static_cast<llvm::yaml::Input &>(IO).getCurrentNode()))
    return {};
  return IO.keys();
}

/// To be called when all keys are mapped. Whether a file is being read, and the entry has the keys that it must have.
template <typename T>
bool isComplete(llvm::yaml::IO &IO, llvm::ArrayRef<llvm::StringRef> Given,
                unsigned *Line = nullptr) {
  ReadingState *State = stateOf(IO);
  if (!State)
    return false;
  State->Expected = keysOf<T>();
  if (Line) {
    const char *At = currentPlace(IO).getPointer();
    *Line = State->Text.take_front(At - State->Text.data()).count('\n') + 1;
  }
  bool Complete = true;
  for (llvm::StringRef Key : Required<T>)
    if (!llvm::is_contained(Given, Key)) {
      lack(IO, "missing key '" + Key + "'");
      Complete = false;
    }
  return Complete;
}

/// The keys of one mapping of the format, found by running the mapping itself against an IO that only listens.
class KeyCollector : public llvm::yaml::IO {
public:
  std::vector<llvm::StringRef> Keys;

  // A key without a value would not be shown to an IO that writes.
  bool outputting() const override { return false; }
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

} // namespace

template <typename T> std::vector<llvm::StringRef> keysOf() {
  KeyCollector Collector;
  T Empty;
  llvm::yaml::MappingTraits<T>::mapping(Collector, Empty);
  return Collector.Keys;
}

template std::vector<llvm::StringRef> keysOf<TypeProfile>();
template std::vector<llvm::StringRef> keysOf<FunctionProfile>();
template std::vector<llvm::StringRef> keysOf<ReplacementProfile>();
template std::vector<llvm::StringRef> keysOf<Profile>();

template <typename E, size_t N>
static llvm::StringRef spell(const Spelt<E> (&Table)[N], E Value) {
  for (const Spelt<E> &Row : Table)
    if (Row.Value == Value)
      return Row.Name;
  return "?";
}

llvm::StringRef spelling(TypeKind V) { return spell(KindNames, V); }
llvm::StringRef spelling(StartKind V) { return spell(StartNames, V); }
llvm::StringRef spelling(DropEffect V) { return spell(DropNames, V); }
llvm::StringRef spelling(TypeRole V) { return spell(TypeRoleNames, V); }
llvm::StringRef spelling(FunctionRole V) { return spell(FunctionRoleNames, V); }
llvm::StringRef spelling(BlockingGrade V) { return spell(GradeNames, V); }

} // namespace clang::tidy::coro

LLVM_YAML_IS_SEQUENCE_VECTOR(clang::tidy::coro::TypeProfile)
LLVM_YAML_IS_SEQUENCE_VECTOR(clang::tidy::coro::FunctionProfile)
LLVM_YAML_IS_SEQUENCE_VECTOR(clang::tidy::coro::ReplacementProfile)

namespace llvm::yaml {
using namespace clang::tidy::coro;

#define CORO_TIDY_ENUM(Type, Table)                                            \
  template <> struct ScalarEnumerationTraits<Type> {                           \
    static void enumeration(IO &IO, Type &Value) {                             \
      mapWords(IO, Table, Value);                                              \
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
      return "'argument': expected a number from 0, 'all' or 'object'";
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

// The vector of an enumeration has no traits of its own.
template <> struct SequenceTraits<std::vector<TypeRole>> {
  static size_t size(IO &, std::vector<TypeRole> &List) { return List.size(); }
  static TypeRole &element(IO &, std::vector<TypeRole> &List, size_t Index) {
    if (Index >= List.size())
      List.resize(Index + 1);
    return List[Index];
  }
  static const bool flow = true;
};

void MappingTraits<TypeProfile>::mapping(IO &IO, TypeProfile &Type) {
  std::vector<StringRef> Given = givenKeys(IO);
  IO.mapOptional("names", Type.Names);
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
  IO.mapOptional("spawn-with", Type.SpawnWith);
  IO.mapOptional("reason", Type.Reason);
  if (isComplete<TypeProfile>(IO, Given, &Type.Line))
    checkNames(IO, Type.Names);
}

void MappingTraits<FunctionProfile>::mapping(IO &IO,
                                             FunctionProfile &Function) {
  std::vector<StringRef> Given = givenKeys(IO);
  IO.mapOptional("names", Function.Names);
  IO.mapOptional("role", Function.Role);
  IO.mapOptional("grade", Function.Grade, BlockingGrade::None);
  IO.mapOptional("argument", Function.Argument);
  IO.mapOptional("member", Function.Member);
  IO.mapOptional("reason", Function.Reason);
  IO.mapOptional("instead", Function.Instead);
  IO.mapOptional("unless", Function.Unless);
  if (!isComplete<FunctionProfile>(IO, Given, &Function.Line))
    return;
  checkNames(IO, Function.Names);
  bool Blocks = Function.Role == FunctionRole::Blocking ||
                Function.Role == FunctionRole::SyncWait;
  if (Blocks && Function.Grade == BlockingGrade::None)
    lack(IO, "a blocking function needs a 'grade'");
  if (Blocks && Function.Reason.empty())
    lack(IO, "a blocking function needs a 'reason'");
  if (!Blocks && !Function.Unless.empty())
    lack(IO, "'unless' is for blocking functions");
}

void MappingTraits<ReplacementProfile>::mapping(
    IO &IO, ReplacementProfile &Replacement) {
  std::vector<StringRef> Given = givenKeys(IO);
  IO.mapOptional("call", Replacement.Call);
  IO.mapOptional("in", Replacement.In);
  IO.mapOptional("with", Replacement.With);
  IO.mapOptional("hint", Replacement.Hint);
  IO.mapOptional("needs", Replacement.Needs);
  if (isComplete<ReplacementProfile>(IO, Given, &Replacement.Line) &&
      Replacement.With.empty() == Replacement.Hint.empty())
    lack(IO, "a replacement has either 'with' or 'hint'");
}

void MappingTraits<Profile>::mapping(IO &IO, Profile &Profile) {
  std::vector<StringRef> Given = givenKeys(IO);
  IO.mapOptional("library", Profile.Library);
  IO.mapOptional("types", Profile.Types);
  IO.mapOptional("functions", Profile.Functions);
  IO.mapOptional("replacements", Profile.Replacements);
  (void)isComplete<struct Profile>(IO, Given);
}

} // namespace llvm::yaml
