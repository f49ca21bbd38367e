// What holds a thread's lock, and what calls on it do: guards, holders of guards, and the locks themselves.
#ifndef CORO_TIDY_ANALYSIS_LOCKTYPES_H
#define CORO_TIDY_ANALYSIS_LOCKTYPES_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// Whether an object holds its lock.
enum class LockState : uint8_t {
  Unreached,
  Free,
  Held,
  Partial, ///< on some paths, or if a try succeeded
  Unknown,
};

/// A type that holds a lock until its end: a guard, or what has one inside.
struct GuardType {
  const CXXRecordDecl *Guard = nullptr; ///< null: not of this kind
  const FieldDecl *Member =
      nullptr;          ///< a class of the project with this member
  bool IsSmart = false; ///< an optional or an owning pointer of guards
  explicit operator bool() const { return Guard; }
};

/// What \p T is. A guard of a lock that is awaited is none here, nor one of a lock that does nothing, nor one that
/// unlocks at its begin. What no declaration of the project shows counts only if a profile or an attribute says it.
GuardType guardType(QualType T, CoroutineModel &Model);

/// Whether \p T is a lock of threads: it is taken and let go by calls, without waiting for it in a coroutine.
bool isThreadLock(QualType T, CoroutineModel &Model);

enum class LockCall : uint8_t {
  Acquire,
  Try, ///< answers whether it got the lock
  Release,
  Query, ///< changes nothing
  Other,
};

/// What calling \p Method does to the guard or lock that it is called on.
LockCall lockCall(const CXXMethodDecl &Method, CoroutineModel &Model);

/// What a guard is after its initialisation, or after an assignment of the value.
struct GuardValue {
  LockState State = LockState::Unknown;
  const VarDecl *MovedFrom = nullptr; ///< it takes over what this one holds
};

/// The state that \p Value gives to a guard of type \p T; null is a default initialisation.
GuardValue guardValue(const Expr *Value, const GuardType &T,
                      CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
