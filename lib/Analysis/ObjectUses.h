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

/// Whether objects of such a type own the work that is started in them, by a destructor that waits or otherwise.
bool ownsWork(const TypeFacets &Facets);

/// Whether a destructor may well end the object: one that is written, of a type that no profile speaks of.
bool mayEndItself(const TypeFacets &Facets);

enum class ObjectUseKind : uint8_t {
  Open,    ///< starts what has to be ended
  End,     ///< joins, closes or releases it
  Neutral, ///< neither
  Assign,  ///< gives it a new value as a whole: what it was may be ended before
  Escape,  ///< anything else: it may be ended elsewhere
};

/// One mention of an object.
struct ObjectUse {
  ObjectUseKind Kind;
  const Expr *Where; ///< the call or the await, an element of the graph
};

/// The type of the object that an object of type \p T is or owns alone: what a `std::unique_ptr` points to and what a
/// `std::optional` holds. Null for other pointers.
QualType ownedType(QualType T);

/// What a function does with one object.
struct ObjectUses {
  LifecycleKind Kind = LifecycleKind::Scope;
  const TypeFacets *Facets = nullptr;
  std::vector<ObjectUse> Uses;
  bool Escapes = false;

  const Expr *first(ObjectUseKind Wanted) const;
};

/// The objects of one function, mention by mention.
struct ObjectMentions {
  std::map<ObjectPath, ObjectUses> Objects; ///< that it opens or ends
  std::vector<ObjectPath> Unexplained; ///< what it names for another purpose
  std::vector<const CXXMethodDecl *> CallsOnThis;
};

/// What \p Body says of objects, taken by itself.
ObjectMentions objectMentions(const Stmt *Body, CoroutineModel &Model);

/// The objects that the body of \p F opens or ends, by their paths. Those that something else in the body names, or a
/// member function that it calls, escape.
std::map<ObjectPath, ObjectUses> objectUses(const FunctionDecl &F,
                                            CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
