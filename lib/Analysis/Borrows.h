// Which objects of a function the task still refers to that a call inside it makes.
#ifndef CORO_TIDY_ANALYSIS_BORROWS_H
#define CORO_TIDY_ANALYSIS_BORROWS_H

#include "Analysis/SuspendedUses.h"
#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// An object that an expression names, or into which it points.
struct Referent {
  const VarDecl *Local = nullptr; ///< a local, or a parameter by value; or
  const Expr *Temporary =
      nullptr; ///< a temporary, which dies at the end of its full-expression
  bool InMemory =
      false; ///< it lies in memory that the object owns, and moves on with it
  explicit operator bool() const { return Local || Temporary; }
};

/// One object that a task refers to after the call that made it.
struct Borrow {
  Referent Object;
  const Expr *Argument; ///< how the call was given it
  const ParmVarDecl *Parameter =
      nullptr; ///< by which parameter; null for the object of a member call or a lambda
  SuspendedUse
      Use; ///< in the body of the coroutine; none if that is not to be seen
  const CXXMethodDecl *Lambda =
      nullptr; ///< what is borrowed is the closure of this lambda
  bool ByReferents =
      false; ///< the lambda keeps its closure, but not what that captures by reference
};

/// What is to be seen of a function that is called.
struct CalleeBody {
  const FunctionDecl *Coroutine =
      nullptr; ///< its definition, if it is a coroutine
  bool IsElsewhere =
      false; ///< it is defined in another translation unit, and may be one

  /// A plain function, or one of a system header: those bodies are not read.
  bool isOpaque() const { return !Coroutine && !IsElsewhere; }
};
CalleeBody calleeBody(const FunctionDecl &Callee);

/// Whether an object of type \p T only points to others: std::string_view, std::span, std::reference_wrapper; also a
/// buffer that has a pointer and a size.
bool isView(QualType T);

/// The object that \p E is, is a part of, or lies in the memory of: none for what a reference or a pointer names, and for
/// statics.
Referent objectHolding(const Expr *E);

/// The local objects and temporaries that the task or generator still refers to which \p Call makes, so that it dangles
/// as soon as they die: its coroutine takes them by reference, by pointer or as a view, or is their member, and uses
/// them after the call has returned. A coroutine whose body is not to be seen counts as one that does if it is lazy.
llvm::SmallVector<Borrow, 2> borrowsOf(const CallExpr &Call,
                                       CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
