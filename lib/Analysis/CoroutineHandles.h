// What code does with std::coroutine_handle objects, in templates as they are written, too.
#ifndef CORO_TIDY_ANALYSIS_COROUTINEHANDLES_H
#define CORO_TIDY_ANALYSIS_COROUTINEHANDLES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// Whether \p T is a std::coroutine_handle, of whatever promise.
bool isCoroutineHandle(QualType T);

/// A call of a member by its name.
struct MemberCall {
  const Expr *Object = nullptr; ///< null: not a call of a member
  llvm::StringRef Name;         ///< empty for the call operator
  explicit operator bool() const { return Object; }
};

/// What \p E calls, where it is `object.name(…)`, `object->name(…)` or `object()`; resolved or not.
MemberCall memberCall(const Expr *E);

/// Whether \p E resumes or destroys the coroutine of a handle, and of which: null if it does neither.
const Expr *resumedHandle(const Expr *E);
const Expr *destroyedHandle(const Expr *E);

/// Whether a value of the handle type that \p E spells is null: `nullptr`, `{}`, `std::coroutine_handle<>()`.
bool isNullHandle(const Expr *E);

} // namespace clang::tidy::coro

#endif
