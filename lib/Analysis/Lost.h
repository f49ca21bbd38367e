// What is lost when a value is thrown away, in words.
#ifndef CORO_TIDY_ANALYSIS_LOST_H
#define CORO_TIDY_ANALYSIS_LOST_H

#include "Model/CoroutineModel.h"
#include "clang/AST/Expr.h"

namespace clang::tidy::coro {

/// A value that must be consumed.
struct MustConsume {
  const TypeFacets *Facets = nullptr; ///< null: nothing is lost
  llvm::StringRef Noun;               ///< "task", "generator", "lock"…
  llvm::StringRef Verb; ///< what was forgotten: "awaited", "iterated"
  llvm::StringRef
      Consequence; ///< the end of the sentence: "its body never runs"
  llvm::StringRef Consequences; ///< the same for several
  explicit operator bool() const { return Facets; }
};

/// What is lost with \p Value, the prvalue of a discarded expression: by its type, or because it is the operation of a
/// lock, a scope, a resource or an async iterator, which does nothing before it is awaited.
MustConsume lostWith(const Expr *Value, CoroutineModel &Model);

/// The words for a type that must be consumed.
MustConsume wordsFor(const TypeFacets &Facets, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
