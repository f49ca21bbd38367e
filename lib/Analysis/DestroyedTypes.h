// What an object of the standard library destroys at its end besides itself.
#ifndef CORO_TIDY_ANALYSIS_DESTROYEDTYPES_H
#define CORO_TIDY_ANALYSIS_DESTROYEDTYPES_H

#include "clang/AST/Type.h"

namespace clang::tidy::coro {

/// The type of what an object of type \p T destroys at its end: the elements of a standard container, what a
/// std::optional holds, what a std::unique_ptr points to. A null type for everything else.
QualType destroyedWith(QualType T);

} // namespace clang::tidy::coro

#endif
