// Where a translation unit changes its members and globals: what may happen to them while a coroutine is suspended.
#ifndef CORO_TIDY_ANALYSIS_OBJECTCHANGES_H
#define CORO_TIDY_ANALYSIS_OBJECTCHANGES_H

#include "Analysis/ObjectPath.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <vector>

namespace clang::tidy::coro {

enum class ChangeKind : uint8_t {
  Grows,    ///< a container gets elements, and may move the ones that it has
  Shrinks,  ///< it loses some or all; a pointer or an optional is emptied
  Assigned, ///< it gets another value
};

struct ObjectChange {
  ChangeKind Kind;
  ObjectPath Path;
  const FunctionDecl *In; ///< the innermost function or lambda
  const Expr *Where;
};

/// The changes that the functions of a translation unit make to members of their own object and to global variables,
/// outside of system headers. Made when first asked for, by perASTContext<ObjectChanges>().
class ObjectChanges {
public:
  explicit ObjectChanges(ASTContext &Context);

  /// The changes of the object \p Path that may happen while \p F is suspended. Those of constructors and destructors are
  /// left out, as nothing else happens to an object then, and so is what happens in one sequence with \p F: in itself,
  /// in coroutines that await it, and in what these call. Nothing for what is no member of `this` and no global.
  llvm::SmallVector<const ObjectChange *, 4>
  changesMeanwhile(const ObjectPath &Path, const FunctionDecl &F) const;

  /// The first change of the object \p Path that calling \p F makes, itself or through members that it calls.
  const ObjectChange *changeIn(const FunctionDecl &F,
                               const ObjectPath &Path) const;

private:
  friend class ChangeCollector;
  using Functions = llvm::SmallVector<const FunctionDecl *, 4>;
  llvm::SmallPtrSet<const FunctionDecl *, 16>
  inSequenceWith(const FunctionDecl &F) const;

  llvm::DenseMap<const ValueDecl *, std::vector<ObjectChange>> Changes;
  /// What a function calls of its own object, and by which coroutines one is awaited; by canonical declaration.
  llvm::DenseMap<const FunctionDecl *, Functions> Callees, AwaitedBy;
};

} // namespace clang::tidy::coro

#endif
