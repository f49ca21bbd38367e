// How a path leaves an object behind, told step by step.
#ifndef CORO_TIDY_ANALYSIS_LIFECYCLENOTES_H
#define CORO_TIDY_ANALYSIS_LIFECYCLENOTES_H

#include "Analysis/Lifecycles.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::tidy::coro {

/// One note of a finding.
struct PathNote {
  SourceLocation Loc;
  std::string Text;
  llvm::SmallVector<FixItHint, 1> Fixes; ///< suggestions
};

/// The steps of the path of \p Fault in \p F: the condition or the handler where it parts from a path that ends the object,
/// and where it leaves. \p Ending is what it does not do: "joining". Where the end can be written in front of what leaves, in
/// the words of another path if there is one, the last of them suggests it. Elsewhere a note names what the library has
/// for it, if its profile does.
llvm::SmallVector<PathNote, 3> pathNotes(const LifecycleFault &Fault,
                                         const FunctionDecl &F,
                                         llvm::StringRef Ending,
                                         CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
