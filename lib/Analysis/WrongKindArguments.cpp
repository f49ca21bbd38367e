// A task that is the argument of a call which takes its value.
#include "Analysis/WrongKindFinder.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/DiagnosticSema.h"

namespace clang::tidy::coro {

/// The function that \p Callee names and \p Note is about.
static const FunctionDecl *candidateAt(const Expr *Callee,
                                       const LoggedNote &Note) {
  Callee = Callee->IgnoreParenImpCasts();
  auto Match = [&](const NamedDecl *D) -> const FunctionDecl * {
    const FunctionDecl *F = D ? asFunction(D->getUnderlyingDecl()) : nullptr;
    return F && F->getLocation() == Note.Loc ? F : nullptr;
  };
  if (const auto *Overloads = dyn_cast<OverloadExpr>(Callee)) {
    for (const NamedDecl *D : Overloads->decls())
      if (const FunctionDecl *F = Match(D))
        return F;
  } else if (const auto *Ref = dyn_cast<DeclRefExpr>(Callee))
    return Match(Ref->getDecl());
  else if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    return Match(Member->getMemberDecl());
  return nullptr;
}

static const FunctionDecl *constructorAt(QualType Class,
                                         const LoggedNote &Note) {
  if (const CXXRecordDecl *Record = classOf(Class))
    for (const Decl *D : Record->decls())
      if (const auto *Named = dyn_cast<NamedDecl>(D))
        if (const FunctionDecl *F = asFunction(Named);
            isa_and_nonnull<CXXConstructorDecl>(F) &&
            F->getLocation() == Note.Loc && !F->isImplicit())
          return F;
  return nullptr;
}

/// Whether \p F takes \p Arguments once the tasks among them are awaited.
Possibly WrongKindFinder::takesAwaited(const FunctionDecl *F,
                                       llvm::ArrayRef<const Expr *> Arguments) {
  if (Arguments.size() < F->getMinRequiredArguments() ||
      Arguments.size() > F->getNumParams())
    return Possibly::No;
  Possibly Fits = Possibly::Yes;
  for (auto [Argument, Parameter] : llvm::zip(Arguments, F->parameters())) {
    QualType Given = Argument->getType(), Wanted = Parameter->getType();
    bool IsMeant = isTask(Given) && classOf(Wanted) != classOf(Given) &&
                   !Wanted->isDependentType();
    // An object that awaiting makes is a temporary.
    bool BindsLvalue = Wanted->isLValueReferenceType() &&
                       !Wanted.getNonReferenceType().isConstQualified();
    if (BindsLvalue && isTask(Given))
      return Possibly::No;
    Fits = std::min(
        Fits, converts(IsMeant ? awaited(Given) : Given, Wanted, Context));
  }
  return Fits;
}

/// No overload takes the arguments; one would if tasks among them were awaited.
void WrongKindFinder::call(const LoggedError &E) {
  bool IsInit = E.ID == diag::err_ovl_no_viable_function_in_init;
  if (!IsInit && !E.Arguments.empty()) {
    llvm::StringRef Name = E.Arguments[0].Name;
    if (Name == "await_transform" || Name == "yield_value" ||
        Name == "return_value")
      return promiseCall(E, Name);
  }
  SourceLocation Inside =
      IsInit && !E.Ranges.empty() ? E.Ranges.back().getBegin() : E.Loc;
  llvm::SmallVector<const Expr *, 8> Arguments;
  llvm::append_range(Arguments, Code.piecesAround(Inside));
  const Expr *Callee = nullptr;
  if (!IsInit && !Arguments.empty()) {
    Callee = Arguments.front();
    Arguments.erase(Arguments.begin());
  }
  if (IsInit && Arguments.size() == 1)
    if (const auto *List = dyn_cast<InitListExpr>(Arguments.front()))
      Arguments.assign(List->inits().begin(), List->inits().end());

  const FunctionDecl *Best = nullptr;
  Possibly BestFits = Possibly::No;
  for (const LoggedNote &Note : E.Notes) {
    const FunctionDecl *F = IsInit   ? constructorAt(argumentType(E, 0), Note)
                            : Callee ? candidateAt(Callee, Note)
                                     : nullptr;
    Possibly Fits = F ? takesAwaited(F, Arguments) : Possibly::No;
    if (Fits > BestFits) {
      Best = F;
      BestFits = Fits;
    }
  }
  if (!Best)
    return;
  for (auto [Argument, Parameter] : llvm::zip(Arguments, Best->parameters()))
    if (isTask(Argument->getType()) &&
        !Parameter->getType()->isDependentType() &&
        classOf(Parameter->getType()) != classOf(Argument->getType()))
      taskAsValue(E, Argument->getSourceRange(), Argument->getType(), BestFits);
}

} // namespace clang::tidy::coro
