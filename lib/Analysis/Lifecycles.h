// Objects that have to be joined, closed or released again once they were used, and whether that happens on every path.
#ifndef CORO_TIDY_ANALYSIS_LIFECYCLES_H
#define CORO_TIDY_ANALYSIS_LIFECYCLES_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// What an object owes once it was used.
enum class LifecycleKind : uint8_t {
  Scope,    ///< a scope, gate or group in which work was started: a join
  Resource, ///< a resource that was opened: a close
  Permit, ///< a semaphore or an async lock that was acquired by hand: a release
};

enum class LifecycleFaultKind : uint8_t {
  NeverEnded,      ///< nothing in the function joins or closes it
  LeftOnPath,      ///< ended on some paths, left behind on another
  LostToException, ///< something between that may throw, and nothing handles it here
};

struct LifecycleFault {
  LifecycleFaultKind Kind = LifecycleFaultKind::NeverEnded;
  LifecycleKind Of = LifecycleKind::Scope;
  const ValueDecl *Object = nullptr;  ///< the variable or the data member
  const TypeFacets *Facets = nullptr; ///< of its type
  const Expr *Opened = nullptr;       ///< the spawn, the opening, the acquire
  llvm::SmallVector<const Expr *, 2> Ends; ///< what ends it on other paths
  SourceLocation At;                       ///< where the path leaves
  const Stmt *Leaves =
      nullptr; ///< the statement that leaves; null at the end of a block
  const CXXCatchStmt *Handler =
      nullptr; ///< the path begins with an exception that is handled here
  const Stmt *Condition =
      nullptr;                 ///< where the path parts from one that ends it
  bool ConditionHolds = false; ///< on the path that leaves
  bool IsOnlyPath =
      false; ///< NeverEnded: it is open where the path leaves, and no other path leaves it
  /// LostToException: a later await is in a try block whose handlers go on to where the object is ended, so its author
  /// counts with exceptions.
  bool IsGuardedLater = false;
  bool EndsBlock =
      false; ///< LostToException: to a handler of the function, past the end of the object's block
};

/// Whether the author of the function counts with the exception of \p Fault: further down others are handled, and the object
/// is ended then; or they are handled around the block of an object whose library says that it must be ended.
bool isExpectedException(const LifecycleFault &Fault);

/// The faults of the objects that \p F uses, in source order of their first use. Empty for uninstantiated templates.
/// Found once per function and translation unit; checks pick what is theirs.
///
/// Nothing is said of an object that may be ended elsewhere: its address is taken, it is moved, captured, or handed to a
/// function that is not known to start work in it.
const std::vector<LifecycleFault> &lifecycleFaults(const FunctionDecl &F,
                                                   CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
