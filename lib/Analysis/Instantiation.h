// What of a function was written, and what templates made of it.
#ifndef CORO_TIDY_ANALYSIS_INSTANTIATION_H
#define CORO_TIDY_ANALYSIS_INSTANTIATION_H

#include "clang/AST/Decl.h"

namespace clang::tidy::coro {

/// The function as it is written that \p F was instantiated from, a lambda's by the template around it too; null if F
/// itself is what was written, or if what it was made from can't be told.
const FunctionDecl *patternOf(const FunctionDecl &F);

/// Whether \p F was made from a template, its own or one around it.
bool isInstantiated(const FunctionDecl &F);

} // namespace clang::tidy::coro

#endif
