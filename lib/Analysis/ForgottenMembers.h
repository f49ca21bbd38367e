// Which tasks among its members a class forgets when it is closed.
#ifndef CORO_TIDY_ANALYSIS_FORGOTTENMEMBERS_H
#define CORO_TIDY_ANALYSIS_FORGOTTENMEMBERS_H

#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

/// The data members with a must-consume task that \p Close, a `close()`, `stop()` or the like of its class, does not
/// touch, though it takes care of other members. Empty for any other function, and for what another member function
/// seen in this translation unit awaits or hands over.
llvm::SmallVector<const FieldDecl *, 2>
forgottenMembers(const CXXMethodDecl &Close, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
