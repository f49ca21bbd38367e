// What the body of a function calls: written calls and those that the language makes, each where it happens.
#ifndef CORO_TIDY_ANALYSIS_CALLGRAPH_H
#define CORO_TIDY_ANALYSIS_CALLGRAPH_H

#include "Analysis/DeclSet.h"
#include "Model/CoroutineModel.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include <vector>

namespace clang::tidy::coro {

/// One call in a body.
struct CallSite {
  enum SiteKind : uint8_t {
    Call,      ///< a call expression or an overloaded operator
    Construct, ///< a constructor
    Destroy,   ///< the destructor of a variable, a member or a deleted object
    Invoke,    ///< a callable that the called algorithm calls
  };

  SiteKind Kind = Call;
  const FunctionDecl *Callee = nullptr;
  const Expr *Site = nullptr; ///< the expression; null for a variable's end
  const ValueDecl *Ends = nullptr; ///< what a Destroy ends
  SourceLocation Loc;              ///< where a finding or a note points
  /// After a `co_await` that moved the coroutine to another thread.
  bool Elsewhere = false;
  /// In a catch clause, where nothing can be awaited ([expr.await]/2).
  bool InHandler = false;
};

/// A loop in a body, as it is entered.
struct LoopSite {
  const Stmt *Loop;
  bool Elsewhere; ///< on another thread, see CallSite
  bool InTry;     ///< something of the function handles what is thrown in it
};

/// What one body calls, and what it says about the objects it works with.
struct BodyCalls {
  std::vector<CallSite> Sites;
  std::vector<LoopSite> Loops;

  /// Mentioned in the operand of a co_await: readiness was waited for.
  DeclSet Awaited;
  /// What is awaited, and what it was made from: `auto readable = loop.wait(fd); co_await readable;` waits for `fd`.
  DeclSet WaitedFor;
  /// Asked whether it is ready: a const member function that gives bool, a timed wait for no time.
  DeclSet Asked;
  /// Made from the result of a co_await, or from what was awaited.
  DeclSet FromAwait;
  /// Locals that may have been moved from, joined or let go of before their end.
  DeclSet LetGo;
  /// The body awaits something.
  bool Awaits = false;
  /// A co_await calls something on `this`.
  bool AwaitsOnThis = false;
  /// A flag of non-blocking descriptors, an error code of theirs, or a function that sets the mode stands in the body:
  /// O_NONBLOCK, EAGAIN, non_blocking(true)…
  bool MentionsNonBlocking = false;

  /// Whether something that \p E mentions is in one of the sets that say it is ready, or \p E awaits by itself.
  bool isReady(const Expr *E) const;
};

/// Collects what \p F calls. Lambdas and local classes in it are functions of their own; what is not evaluated, and the
/// branches that a constant condition drops, is no call. A destructor also destroys bases and members, a constructor
/// constructs them.
///
/// Awaiters are not entered: `co_await x` calls nothing but what `x` says.
BodyCalls callsOf(const FunctionDecl *F, CoroutineModel &Model);

/// Calls \p Visit with each variable and member that \p E mentions, outside of lambdas in it.
void forEachMention(const Stmt *E,
                    llvm::function_ref<void(const ValueDecl *)> Visit);

/// Adds to \p To what \p D was made from, step by step: by its initialiser, for a member also by those that the
/// constructors of its class give it.
void addSources(const ValueDecl *D, DeclSet &To);

} // namespace clang::tidy::coro

#endif
