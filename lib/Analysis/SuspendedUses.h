// Which parts of a caller's world the body of a coroutine uses once it may have outlived the call.
#ifndef CORO_TIDY_ANALYSIS_SUSPENDEDUSES_H
#define CORO_TIDY_ANALYSIS_SUSPENDEDUSES_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// What a coroutine can refer to of the call that made it.
struct CallersObject {
  const ParmVarDecl *Parameter = nullptr; ///< a parameter, or
  bool This = false; ///< the object: `this`, for a lambda its captures
  bool CapturesByReference =
      false; ///< with This, for a lambda that keeps its closure: only what it refers to

  static CallersObject parameter(const ParmVarDecl *P) { return {P}; }
  static CallersObject object() { return {nullptr, true, false}; }
  static CallersObject referents() { return {nullptr, true, true}; }
};

/// A use in the body of a coroutine after the call that made it has returned.
struct SuspendedUse {
  const Expr *Where = nullptr;
  const Expr *Suspension =
      nullptr; ///< the suspension before it; null for the initial one
  explicit operator bool() const { return Where; }
};

/// The first use of \p What in the body of the coroutine \p F after the call that made it has returned: anywhere in a
/// lazy coroutine, behind a suspension in an eager one. None if \p F's start is not known.
///
/// \p F is defined, and no pattern.
SuspendedUse useAfterReturn(const FunctionDecl &F, CallersObject What,
                            CoroutineModel &Model);

/// The first use of \p What in the body of the coroutine \p F behind a suspension of the body, whether it is lazy or
/// not.
SuspendedUse useBehindSuspension(const FunctionDecl &F, CallersObject What,
                                 CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
