// A task that a template of a system header was given, and whose value the template takes: `EXPECT_EQ(count(), 3)`.
//
// The error lies in the template, where nothing is to be changed. The user's part in it is the place that asked for the
// instantiation, and the argument there that is the task.
#include "Analysis/Discarded.h"
#include "Analysis/WrongKindFinder.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/DiagnosticSema.h"

namespace clang::tidy::coro {
namespace {

/// The outermost parts of an expression that are of one type.
class PartsOfType : public ConstDynamicRecursiveASTVisitor {
public:
  explicit PartsOfType(QualType T) : T(unqualified(T)) {}
  llvm::SmallVector<const Expr *, 2> Found;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseStmt(const Stmt *S) override {
    const auto *E = dyn_cast_or_null<Expr>(S);
    if (!E || E->getType().isNull() || unqualified(E->getType()) != T)
      return ConstDynamicRecursiveASTVisitor::TraverseStmt(S);
    E = withoutWrappers(E);
    if (!llvm::is_contained(Found, E))
      Found.push_back(E);
    return true;
  }

private:
  static QualType unqualified(QualType T) {
    return T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  }

  const QualType T;
};

} // namespace

/// Whether \p E lies in a template of a system header.
bool WrongKindFinder::isInSystemTemplate(const LoggedError &E) const {
  return InInstantiation && E.Loc.isValid() &&
         Sources.isInSystemHeader(Sources.getExpansionLoc(E.Loc));
}

/// The function that the user's own code calls, and in which \p E came up; null if there is none.
static const FunctionDecl *calledTemplate(const LoggedError &E,
                                          const SourceManager &Sources) {
  for (const LoggedNote &Note : E.Notes)
    if (isInstantiationNote(Note) && Note.Loc.isValid() &&
        !Sources.isInSystemHeader(Sources.getExpansionLoc(Note.Loc)))
      return Note.Arguments.empty()
                 ? nullptr
                 : dyn_cast_or_null<FunctionDecl>(Note.Arguments[0].Decl);
  return nullptr;
}

/// The error comes once for each specialisation: all calls of it are meant.
void WrongKindFinder::taskInTemplate(const LoggedError &E, QualType Task,
                                     Possibly Fits, Misuse Kind) {
  const FunctionDecl *Called = calledTemplate(E, Sources);
  for (const Expr *Call : Code.callsOf(Called))
    taskInCall(E, *Call, Task, Fits, Kind);
}

void WrongKindFinder::taskInCall(const LoggedError &E, const Expr &Call,
                                 QualType Task, Possibly Fits, Misuse Kind) {
  PartsOfType Tasks(Task);
  for (const Stmt *Part : Call.children())
    Tasks.TraverseStmt(Part);
  // Of several tasks one may be meant, and the error does not say which; unless it is about two.
  size_t Meant = llvm::count_if(E.Arguments, [&](const LoggedArgument &A) {
    return !A.Type.isNull() &&
           Context.hasSameUnqualifiedType(A.Type.getNonReferenceType(), Task);
  });
  if (Tasks.Found.size() != Meant)
    return;
  for (const Expr *Operand : Tasks.Found) {
    WrongKind *W = add(Kind, Operand->getBeginLoc(), Operand->getType());
    if (!W)
      continue;
    W->Operand = Operand->getSourceRange();
    if (Fits == Possibly::Yes && isa<CallExpr>(Operand) && Operand->isPRValue())
      W->Fixes = awaitFix(Operand, awaitPlace(*W), Model);
  }
}

} // namespace clang::tidy::coro
