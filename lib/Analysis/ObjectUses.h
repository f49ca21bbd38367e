// What a function does with the scopes, resources, semaphores and locks that it can name.
#ifndef CORO_TIDY_ANALYSIS_OBJECTUSES_H
#define CORO_TIDY_ANALYSIS_OBJECTUSES_H

#include "Analysis/Lifecycles.h"
#include "Analysis/ObjectPath.h"
#include "llvm/ADT/DenseSet.h"
#include <map>
#include <vector>

namespace clang::tidy::coro {

/// What \p Facets owe once they were used, if anything.
std::optional<LifecycleKind> lifecycleKind(const TypeFacets &Facets);

enum class ObjectUseKind : uint8_t {
  Open,    ///< starts what has to be ended
  End,     ///< joins, closes or releases it
  Neutral, ///< neither
  Escape,  ///< anything else: it may be ended elsewhere
};

/// One mention of an object.
struct ObjectUse {
  ObjectUseKind Kind;
  const Expr *Where; ///< the call or the await, an element of the graph
};

/// What a function does with one object.
struct ObjectUses {
  LifecycleKind Kind = LifecycleKind::Scope;
  const TypeFacets *Facets = nullptr;
  std::vector<ObjectUse> Uses;
  bool Escapes = false;

  const Expr *first(ObjectUseKind Wanted) const;
};

/// The objects that the body of \p F opens or ends, by their paths.
std::map<ObjectPath, ObjectUses> objectUses(const FunctionDecl &F,
                                            CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
