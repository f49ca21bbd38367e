// Why work outlives a local that it refers to, in notes: where it uses the local, and where that dies.
#include "Analysis/OutlivedMessage.h"

namespace clang::tidy::coro {

llvm::SmallVector<DanglingNote, 2> notesOf(const OutlivedLocal &Outlived) {
  std::string Name = "'" + Outlived.Local->getName().str() + "'";
  DanglingNote Use{Outlived.Named->getExprLoc(),
                   "the coroutine takes a reference to it"};
  if (Outlived.Captured)
    Use = {Outlived.Use->getExprLoc(),
           Name + " is captured by reference and used here"};
  else if (Outlived.Use)
    Use = {Outlived.Use->getExprLoc(), "the coroutine uses it here"};
  llvm::StringRef Until =
      isa<ParmVarDecl>(Outlived.Local) ? "function" : "block";
  return {Use,
          {Outlived.Local->getLocation(),
           Name + " lives until the end of its " + Until.str()}};
}

} // namespace clang::tidy::coro
