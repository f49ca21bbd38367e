// Which object an expression names, by the variable or `this` that it starts from and the members on the way.
#ifndef CORO_TIDY_ANALYSIS_OBJECTPATH_H
#define CORO_TIDY_ANALYSIS_OBJECTPATH_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <tuple>

namespace clang::tidy::coro {

/// `this->a.b`, `p->a`, `global`, `*ptr`.
struct ObjectPath {
  const VarDecl *Root = nullptr; ///< null for `this`
  llvm::SmallVector<const FieldDecl *, 3> Fields;
  /// Somebody else can reach the object: through `this`, a static variable, a reference, a pointer that is not the only
  /// owner, or a capture by reference.
  bool IsShared = false;

  bool isThis() const { return !Root; }
  /// What is named last.
  const ValueDecl *last() const {
    return Fields.empty() ? static_cast<const ValueDecl *>(Root)
                          : Fields.back();
  }
  bool operator<(const ObjectPath &Other) const {
    return std::tie(Root, Fields) < std::tie(Other.Root, Other.Fields);
  }
  bool operator==(const ObjectPath &Other) const {
    return Root == Other.Root && Fields == Other.Fields;
  }
  /// Whether this is the object that \p Other is a part of.
  bool holds(const ObjectPath &Other) const;
};

/// The path of the object that \p E names, or that the pointer \p E points to. References to a known object stand for
/// it, and `std::move(x)` for x. Nothing for what has no name: a call's result, an element.
std::optional<ObjectPath> objectPath(const Expr *E);

/// Whether \p E, with the path \p Path, names that object itself, and not what it points to.
bool namesObjectItself(const Expr *E, const ObjectPath &Path);

} // namespace clang::tidy::coro

#endif
