// Coroutine values used as what they are not, found in the compiler's errors.
#ifndef CORO_TIDY_ANALYSIS_WRONGKIND_H
#define CORO_TIDY_ANALYSIS_WRONGKIND_H

#include "Model/CoroutineModel.h"
#include "Support/ErrorLog.h"
#include "clang/AST/ASTContext.h"

namespace clang::tidy::coro {

enum class Misuse : uint8_t {
  TaskAsValue,     ///< `int n = count();`
  TaskAsCondition, ///< `if (ready())`
  AwaitTooWide,    ///< `co_await user().name`
  AwaitedGenerator,
  IteratedTask,
  IteratedAsyncGenerator, ///< by a plain range-for
  UnawaitedIterator,      ///< `*it`, `++it` of an `it = generator.begin()`
  YieldInTask,
  AwaitInGenerator, ///< in one that only yields
  ValueFromGenerator,
  KeywordOutsideCoroutine,
};

/// One misuse that the compiler could not compile.
struct WrongKind {
  Misuse Kind;
  SourceLocation Loc;  ///< in a file
  SourceRange Operand; ///< what is misused, as it is written
  QualType Type;       ///< of the operand
  std::string
      Keyword; ///< co_await, co_yield or co_return, where one is the fault
  const FunctionDecl *Function = nullptr; ///< around it; a template's pattern
  bool InHandler = false;
  bool IsCoroutine = false;              ///< Function is one by its source
  llvm::SmallVector<FixItHint, 2> Fixes; ///< safe: they do what was meant;
                                         ///< a suggestion for a lambda
  llvm::SmallVector<FixItHint, 2>
      Suggestion; ///< AwaitedGenerator: one of the things that may be meant
  /// For KeywordOutsideCoroutine: why Function can be none.
  enum Obstacle : uint8_t {
    ReturnType,
    DeducedType,
    Constructor,
    Destructor,
    Main
  } Why = ReturnType;
  std::string ReturnTypeToUse; ///< for KeywordOutsideCoroutine; may be empty
};

/// The misuses of a translation unit in the order of its errors, one per place. Found once for all checks.
class WrongKinds {
public:
  WrongKinds(ASTContext &Context, CoroutineModel *Model);
  llvm::ArrayRef<WrongKind> all() const { return Found; }

private:
  std::vector<WrongKind> Found;
};

/// The misuses in the translation unit of \p Model.
llvm::ArrayRef<WrongKind> wrongKinds(CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
