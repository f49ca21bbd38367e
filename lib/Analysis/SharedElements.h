// What refers into a container that others can reach: iterators, references to elements, pointers and views.
#ifndef CORO_TIDY_ANALYSIS_SHAREDELEMENTS_H
#define CORO_TIDY_ANALYSIS_SHAREDELEMENTS_H

#include "Analysis/ObjectPath.h"
#include "clang/AST/ASTContext.h"
#include <optional>

namespace clang::tidy::coro {

/// What a change of a container does to what refers into it.
enum class ContainerKind : uint8_t {
  None,
  Contiguous, ///< growing moves the elements: vector, string
  Segmented,  ///< growing invalidates iterators, not elements: deque
  Hashed,     ///< the same, when it rehashes
  Nodes,      ///< only what is erased is gone: map, set, list
};

/// Of what kind a container of type \p T is, by its members.
ContainerKind containerKind(QualType T);

/// Something that refers into a container.
struct ElementReference {
  ObjectPath Container;
  ContainerKind Kind;
  bool IsIterator = false; ///< else an element, or all of them

  /// Whether it is invalid when the container gets more elements.
  bool breaksOnGrowth() const {
    return Kind == ContainerKind::Contiguous ||
           (IsIterator && Kind != ContainerKind::Nodes);
  }
};

/// What the local \p Local refers into when it gets the value \p Value: an iterator, a reference or a pointer to an
/// element, or a view of a container that somebody else can reach.
std::optional<ElementReference> elementReference(const VarDecl &Local,
                                                 const Expr &Value);

} // namespace clang::tidy::coro

#endif
