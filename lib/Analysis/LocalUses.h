// What a function does with its local variables, reference by reference.
#ifndef CORO_TIDY_ANALYSIS_LOCALUSES_H
#define CORO_TIDY_ANALYSIS_LOCALUSES_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {

enum class UseKind : uint8_t {
  Await,    ///< `co_await t`, `co_await std::move(t)`
  Move,     ///< `std::move(t)` into something else
  HandOver, ///< an argument, the object of a member call, returned, copied: someone else may await it
  Overwrite, ///< the left side of an assignment
  Fill,      ///< a member call that only puts something into a container
  Escape, ///< anything else: its address, a reference to it, a capture by reference, `(void)t`
};

/// One reference to a local.
struct LocalUse {
  UseKind Kind;
  const Expr *Where; ///< the await, call or expression that makes it that kind
  const Expr *NewValue =
      nullptr; ///< Overwrite: what is assigned; Fill: what is put in (if it is one thing)
};

/// The references of one function to its locals, by the expression that is the reference. Lambdas inside count by
/// their captures.
class LocalUses {
public:
  explicit LocalUses(const Stmt *Body);

  /// The use that \p Ref is; null for a reference to something else than a local variable.
  const LocalUse *use(const DeclRefExpr *Ref) const {
    auto It = Uses.find(Ref);
    return It == Uses.end() ? nullptr : &It->second;
  }
  /// All uses of \p Local, in source order.
  llvm::ArrayRef<const DeclRefExpr *> references(const VarDecl *Local) const {
    auto It = References.find(Local);
    return It == References.end() ? llvm::ArrayRef<const DeclRefExpr *>()
                                  : It->second;
  }
  /// Whether \p Local is, as a whole, an arm of a conditional operator: `b ? std::move(t) : std::move(u)` picks one of
  /// two on purpose.
  bool isChoice(const VarDecl *Local) const { return Choices.contains(Local); }
  /// Whether \p Local may give the memory that it owns to another: it is moved from, or somebody else has its address.
  bool mayMoveOn(const VarDecl *Local) const;
  /// The locals that \p Lambda captures without naming them in an initialiser: by reference, or by copy.
  static llvm::SmallVector<const VarDecl *, 4>
  capturedBy(const LambdaExpr *Lambda);

private:
  friend class UseCollector;
  llvm::DenseMap<const DeclRefExpr *, LocalUse> Uses;
  llvm::DenseMap<const VarDecl *, llvm::SmallVector<const DeclRefExpr *, 4>>
      References;
  llvm::SmallPtrSet<const VarDecl *, 2> Choices;
};

/// The local variable that \p E names, through parentheses and casts that keep the object (std::move included); null
/// for anything else.
const DeclRefExpr *localNamedBy(const Expr *E);

/// Whether \p E is a call of std::move or std::forward, or a cast to an rvalue reference; or an object that is moved
/// from one.
bool isMove(const Expr *E);

} // namespace clang::tidy::coro

#endif
