// What the model believes of a translation unit, gathered for `coro-tidy inspect`: the types, coroutines and calls of
// the user's code.
#ifndef CORO_TIDY_MODEL_INSPECTION_H
#define CORO_TIDY_MODEL_INSPECTION_H

#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

/// A type that means something to async code.
struct InspectedType {
  QualType Type;               ///< as it was first written
  const CXXRecordDecl *Record; ///< what it is classified by
  const TypeFacets *Facets;
  /// Whether a specialisation is classified by its template, because nothing in the translation unit needs more.
  bool ByTemplate = false;
  /// Other specialisations of the same template that the model believes the same of.
  std::vector<QualType> Alike;
};

struct SuspensionPoint {
  enum KindType { Initial, Await, Yield, Final } Kind;
  SourceLocation Where;
  /// For await and yield: the operand, as it is written.
  const Expr *Operand = nullptr;
  /// Whether the coroutine is sure to suspend there, or sure not to.
  std::optional<bool> Suspends;
};

struct InspectedCoroutine {
  const FunctionDecl *Function;
  QualType Returns; ///< null for what can't be told yet, in a template
  std::vector<SuspensionPoint> Points;
};

/// A call of a function that a profile speaks of.
struct InspectedCall {
  SourceLocation Where;
  const FunctionDecl *Callee;
  const FunctionDecl *Caller; ///< null outside of functions
  llvm::SmallVector<FromProfile<FunctionProfile>, 2> Roles;
  /// In the coroutine that calls, whatever the arguments.
  llvm::SmallVector<FromProfile<ReplacementProfile>, 2> Replacements;
};

/// In the order of the source.
struct Inspection {
  std::vector<InspectedType> Types;
  std::vector<InspectedCoroutine> Coroutines;
  std::vector<InspectedCall> Calls;
};

/// What \p Facets say of owning such an object, in words.
llvm::SmallVector<llvm::StringRef, 3> ownershipWords(const TypeFacets &Facets);

/// Inspects what is written outside of system headers, templates as they are written. Types of libraries are listed
/// when such code uses them.
Inspection inspect(CoroutineModel &Model);

/// The profile entries that speak of \p T, the newest first.
llvm::SmallVector<FromProfile<TypeProfile>, 2>
profilesOf(const InspectedType &T, CoroutineModel &Model);

/// The name of a type for people: without default arguments and inline namespaces, template parameters by their names.
std::string displayName(QualType T, const ASTContext &Context);
std::string displayName(const NamedDecl &D);

/// The names of further values; those that profiles may have are in Model/Profile.h.
/// @{
llvm::StringRef spelling(Aspect About);
llvm::StringRef spelling(AwaitedBy How);
llvm::StringRef spelling(AwaitTransformKind Kind);
llvm::StringRef spelling(RangeKind Kind);
llvm::StringRef spelling(SuspensionPoint::KindType Kind);
/// @}

} // namespace clang::tidy::coro

#endif
