// Loops that make a new generator for each element, and so see the first one for ever.
#ifndef CORO_TIDY_ANALYSIS_FRESHGENERATOR_H
#define CORO_TIDY_ANALYSIS_FRESHGENERATOR_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// The call that makes the generator whose first element \p Await asks for, in each turn of a loop anew; null if \p
/// Await is something else, or if the next generator need not begin as this one does.
///
/// In the condition of a loop that is a sequence which never ends. In its body somebody may want just one element, and
/// then it has to be seen that it is the same one each time.
const CallExpr *freshGenerator(const CoawaitExpr &Await, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
