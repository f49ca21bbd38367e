// Work that a function starts and leaves without an owner, and what of the function it refers to.
#ifndef CORO_TIDY_ANALYSIS_DETACHEDWORK_H
#define CORO_TIDY_ANALYSIS_DETACHEDWORK_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// A local that work refers to which may outlive it.
struct OutlivedLocal {
  const VarDecl *Local;
  const Expr *Named; ///< where the work is given it
  const Expr *Use =
      nullptr; ///< in the body of the coroutine; null if that is not to be seen
  bool Captured = false; ///< by reference, by a lambda
};

/// How nobody comes to own work.
enum class DetachedBy : uint8_t {
  Call, ///< it is detached, or what stands for it is thrown away
  Race, ///< it lost: the call that awaited it went on with the first to be done
};

/// One start of work that nobody owns.
struct DetachedWork {
  DetachedBy How;
  const Expr *Start; ///< the call that starts it
  const Expr *Work;  ///< the task, or the callable that makes it
  llvm::SmallVector<OutlivedLocal, 2> Outlived;
  bool UsesThis =
      false; ///< it refers to the object of the member function around
  bool KeepsThis = false; ///< it holds a strong reference to that object
  /// Where it uses that object after the call that started it has returned; null if that is not to be seen.
  const Expr *UseOfThis = nullptr;
  bool IsOwned =
      false; ///< a scope, a gate or a semaphore that it mentions may know of it
};

/// The work that \p F starts without an owner: by a function that detaches, by a completion token that does, by throwing
/// away what an eager coroutine gives, by a race whose losers run on and are not cancelled.
///
/// A local counts as outlived if the function may leave its scope in an orderly way, without a word to the work before: no
/// await and no wait in between that mentions what the work was given.
std::vector<DetachedWork> detachedWork(const FunctionDecl &F,
                                       CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
