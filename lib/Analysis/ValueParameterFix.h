// The fix-it that lets a coroutine take a parameter by value instead of by reference.
#ifndef CORO_TIDY_ANALYSIS_VALUEPARAMETERFIX_H
#define CORO_TIDY_ANALYSIS_VALUEPARAMETERFIX_H

#include "clang/AST/Decl.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::tidy::coro {

/// The edits that turn the parameter \p P of the function \p F, `const T &` or `T &&`, into `T`, in each of its
/// declarations. \p F is the definition.
///
/// Empty where that would not compile or mean something else: T can't be copied (or moved), the signature is dictated
/// by a base or shared with an overload, it comes from a template or a macro, a declaration stands in a system header.
llvm::SmallVector<FixItHint, 4> valueParameterFix(const FunctionDecl &F,
                                                  const ParmVarDecl &P);

} // namespace clang::tidy::coro

#endif
