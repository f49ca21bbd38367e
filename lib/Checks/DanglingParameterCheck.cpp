// coro-dangling-parameter: a coroutine that nobody waits for refers to its caller's objects.
#include "Analysis/DanglingTasks.h"
#include "Analysis/SuspendedUses.h"
#include "Analysis/ValueParameterFix.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/RecordLookup.h"
#include "Support/MacroPlace.h"
#include "llvm/ADT/MapVector.h"

namespace clang::tidy {

/// Which coroutines coro-dangling-parameter looks at.
enum class ParameterScope : uint8_t {
  Detached, ///< those that run on by themselves
  Exported, ///< and the lazy ones that other files can call
  All,      ///< every reference parameter, as C++ Core Guidelines CP.53
};

template <> struct OptionEnumMapping<ParameterScope> {
  static llvm::ArrayRef<std::pair<ParameterScope, StringRef>> getEnumMapping() {
    static constexpr std::pair<ParameterScope, StringRef> Mapping[] = {
        {ParameterScope::Detached, "detached"},
        {ParameterScope::Exported, "exported"},
        {ParameterScope::All, "all"}};
    return Mapping;
  }
};

namespace coro {
namespace {

/// Finds parameters by reference of coroutines that outlive the call, used after a suspension.
///
/// Before:
/// \code
///   detached_task watch(const std::string &name) { co_await tick(); print(name); }
/// \endcode
/// After:
/// \code
///   detached_task watch(std::string name) { co_await tick(); print(name); }
/// \endcode
class DanglingParameterCheck : public FunctionCheck {
public:
  DanglingParameterCheck(StringRef Name, ClangTidyContext *Context)
      : FunctionCheck(Name, Context),
        Scope(Options.get("Scope", ParameterScope::Detached)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "Scope", Scope);
  }
  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;
  void onEndOfTranslationUnit() override;

private:
  struct Finding {
    const FunctionDecl *Coroutine;
    SuspendedUse Use; ///< none if any reference counts
  };
  bool isInScope(const FunctionDecl &F) const;
  void look(const FunctionDecl &F);
  void report(const ParmVarDecl &P, const Finding &Found);

  const ParameterScope Scope;
  CoroutineModel *Model = nullptr;
  llvm::MapVector<const ParmVarDecl *, Finding> Found;
  llvm::DenseSet<const ParmVarDecl *> ReportedAtCalls;
};

/// Whether a caller may give a parameter of type \p T something that dies with the call: a temporary binds to it. What
/// is given by a plain reference or a pointer is an object with a name, and most of those that a coroutine shares with
/// its caller live long.
bool takesTemporaries(QualType T) {
  if (T->isRValueReferenceType())
    return true;
  if (!T->isLValueReferenceType())
    return isView(T);
  QualType Object = T->getPointeeType();
  if (!Object.isConstQualified())
    return false;
  // An object that can't be copied is one of its kind: a service, a context.
  const auto *Record = Object->getAsCXXRecordDecl();
  if (!Record)
    return true;
  return Record->hasDefinition() && !Record->isAbstract() &&
         !Record->isEmpty() &&
         (Record->needsImplicitCopyConstructor()
              ? !Record->defaultedCopyConstructorIsDeleted()
              : llvm::any_of(constructorsOf(*Record), [](const auto *C) {
                  return C->isCopyConstructor() && !C->isDeleted();
                }));
}

/// Whether \p T is what CP.53 speaks of.
bool refers(QualType T) { return T->isReferenceType() || isView(T); }

} // namespace

/// Whether somebody else says what the parameters of \p F are.
static bool isDictated(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return Method && (Method->size_overridden_methods() != 0 ||
                    Method->getParent()->isLambda());
}

bool DanglingParameterCheck::isInScope(const FunctionDecl &F) const {
  if (Scope == ParameterScope::All)
    return true;
  // The calls of a function that no other file can name are judged one by one.
  if (!F.isExternallyVisible() || isDictated(F))
    return false;
  const TypeFacets &Facets = Model->resultFacets(&F);
  return Facets.Kind == TypeKind::Detached ||
         (Scope == ParameterScope::Exported && Facets.isTask() &&
          Facets.Start == StartKind::Lazy);
}

void DanglingParameterCheck::checkFunction(const FunctionDecl &Function,
                                           ASTContext &Context) {
  Model = &modelOf(Context);
  if (Scope != ParameterScope::All)
    for (const DanglingTask &Dangling : danglingTasks(Function, *Model))
      ReportedAtCalls.insert(Dangling.What.Parameter);
  if (!Function.isDependentContext() && coroutineBody(&Function) &&
      isInScope(Function) &&
      !errorLog().hasErrorIn(Function.getSourceRange(),
                             Context.getSourceManager()))
    look(Function);
}

void DanglingParameterCheck::look(const FunctionDecl &F) {
  for (const ParmVarDecl *P : F.parameters()) {
    if (Scope == ParameterScope::All) {
      if (refers(P->getType()))
        Found.insert({P, {&F, {}}});
      continue;
    }
    if (!takesTemporaries(P->getType()))
      continue;
    if (SuspendedUse Use =
            useAfterReturn(F, CallersObject::parameter(P), *Model))
      Found.insert({P, {&F, Use}});
  }
}

void DanglingParameterCheck::onEndOfTranslationUnit() {
  if (Model) {
    const SourceManager &SM = Model->context().getSourceManager();
    for (const auto &[P, Finding] : Found)
      if (!ReportedAtCalls.contains(P) && isReportable(P->getLocation(), SM) &&
          !isRepeated(P->getLocation()))
        report(*P, Finding);
  }
  CoroCheck::onEndOfTranslationUnit();
}

void DanglingParameterCheck::report(const ParmVarDecl &P,
                                    const Finding &Found) {
  bool IsDetached =
      Model->resultFacets(Found.Coroutine).Kind == TypeKind::Detached;
  diag(P.getLocation(),
       "%select{parameter %1|a parameter}0 refers to an object of the caller, "
       "%select{which may be gone when this coroutine runs|and nobody waits "
       "for this coroutine: the object may be gone when it resumes}2")
      << P.getName().empty() << &P << IsDetached;
  if (Found.Use.Suspension)
    diag(Found.Use.Suspension->getExprLoc(),
         "the coroutine may be suspended here", DiagnosticIDs::Note);
  if (Found.Use)
    diag(Found.Use.Where->getExprLoc(),
         "%select{it is suspended from its start, and uses the object here|it "
         "uses the object here after it has resumed}0",
         DiagnosticIDs::Note)
        << (Found.Use.Suspension != nullptr);
  auto Fixes = valueParameterFix(*Found.Coroutine, P);
  auto Diag = diag(P.getLocation(),
                   "take %select{it by value: the coroutine then has a copy of "
                   "its own|the object that it points to by value}0",
                   DiagnosticIDs::Note)
              << !P.getType()->isReferenceType();
  for (const FixItHint &Fix : Fixes)
    Diag << Fix;
}

static CheckRegistration<DanglingParameterCheck>
    Register("coro-dangling-parameter");

} // namespace coro
} // namespace clang::tidy
