// A few variables and members of one function.
#ifndef CORO_TIDY_ANALYSIS_DECLSET_H
#define CORO_TIDY_ANALYSIS_DECLSET_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {

using DeclSet = llvm::SmallPtrSet<const ValueDecl *, 8>;

} // namespace clang::tidy::coro

#endif
