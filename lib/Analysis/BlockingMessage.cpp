// The words for a blocking call, the same whether its chain stays in one translation unit or not.
#include "Analysis/BlockingMessage.h"
#include "clang/AST/DeclCXX.h"

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

} // namespace clang::tidy::coro
