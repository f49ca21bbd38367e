// The range facet of a type: whether it is iterated, and whether its elements are awaited.
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {

void CoroutineModel::Classifier::findRange() {
  if (!Record.hasDefinition())
    return;
  const FunctionDecl *Begin = methodNamed(&Record, "begin");
  if (Begin && methodNamed(&Record, "end")) {
    auto IsAwaited = [&](const FunctionDecl *F) {
      return Model.facets(resultOf(F)).isAwaitable();
    };
    const CXXRecordDecl *Iterator = classOf(resultOf(Begin));
    bool Async = IsAwaited(Begin) ||
                 (Iterator &&
                  llvm::any_of(operatorsOf(Iterator, OO_PlusPlus), IsAwaited));
    Facets.Range = Async ? RangeKind::Async : RangeKind::Sync;
    if (Async || Facets.Yields)
      because(Aspect::Range,
              Async ? "begin() or ++ is awaited" : "begin() and end()", Begin);
    return;
  }
  if (const FunctionDecl *Step = awaitedStep()) {
    Facets.Range = RangeKind::AsyncNext;
    because(Aspect::Range, "each element is asked for and awaited", Step);
  }
}

/// The next() or operator() of a coroutine that yields whose result is awaited.
const FunctionDecl *CoroutineModel::Classifier::awaitedStep() {
  if (!Facets.Yields)
    return nullptr;
  auto Steps = methodsNamed(&Record, "next");
  llvm::append_range(Steps, operatorsOf(&Record, OO_Call));
  for (const FunctionDecl *Step : Steps)
    if (Model.facets(resultOf(Step)).isAwaitable())
      return Step;
  return nullptr;
}

} // namespace clang::tidy::coro
