// The words for a blocking call, the same whether its chain stays in one translation unit or not.
#include "Analysis/BlockingMessage.h"
#include "Analysis/CallGraph.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

std::string blockingMessage(HopKind Kind, llvm::StringRef Callee,
                            llvm::StringRef Through, BlockingGrade Grade,
                            llvm::StringRef Reason) {
  std::string Text;
  if (Kind == HopKind::Destroys)
    Text = "the end of ";
  Text += "'" + Callee.str() + "' ";
  Text += Grade == BlockingGrade::Deadlock ? "can deadlock" : "blocks";
  Text += " the thread of this coroutine";
  if (!Through.empty())
    Text += " through '" + Through.str() + "'";
  return Text + ": " + Reason.str();
}

std::string hopMessage(llvm::StringRef From, llvm::StringRef To) {
  return "'" + From.str() + "' calls '" + To.str() + "' here";
}

std::string displayName(const FunctionDecl *F) {
  if (const auto *Method = dyn_cast<CXXMethodDecl>(F);
      Method && Method->getParent()->isLambda())
    return "(lambda)";
  return F->getQualifiedNameAsString();
}

/// The variable of a namespace whose call operator \p Site calls, as the libraries define many of their functions;
/// else null.
static const VarDecl *functionObject(const Expr *Site) {
  const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Site);
  if (!Call || Call->getOperator() != OO_Call)
    return nullptr;
  const auto *Ref =
      dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasGlobalStorage() && !Var->isLocalVarDecl() ? Var
                                                                  : nullptr;
}

std::string subjectOf(const CallSite &Site, const FunctionDecl *Callee) {
  if (Site.Ends)
    return Site.Ends->getNameAsString();
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(Callee))
    return Destructor->getParent()->getQualifiedNameAsString();
  if (const VarDecl *Object = functionObject(Site.Site))
    return Object->getQualifiedNameAsString();
  return displayName(Callee);
}

} // namespace clang::tidy::coro
