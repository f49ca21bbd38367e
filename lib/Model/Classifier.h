// Finds the facets of one type from its declaration.
#ifndef CORO_TIDY_MODEL_CLASSIFIER_H
#define CORO_TIDY_MODEL_CLASSIFIER_H

#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

/// Fills the facets of one type. The steps depend on each other in the order of classify().
class CoroutineModel::Classifier {
public:
  Classifier(CoroutineModel &Model, QualType T, const CXXRecordDecl &Record,
             TypeFacets &Facets)
      : Model(Model), T(T), Record(Record), Facets(Facets) {}

  void classify();

private:
  void findPromise();
  void findStart();
  void findYield();
  void findAwaitTransform();
  void findAwaitable();
  bool findAwaitMembers();
  bool findAwaitOperator();
  bool findCustomizationPoint();
  bool findSender();
  bool findOwnTransform();
  void findRange();
  void findOwnership();
  void findRoles();
  void decideKind();
  void decideUse();
  void applyProfiles();

  bool yieldsElements();
  bool isShortCircuit() const;

  void because(Aspect About, std::string What, const Decl *Where = nullptr);

  CoroutineModel &Model;
  QualType T;
  const CXXRecordDecl &Record;
  TypeFacets &Facets;
};

/// Whether an awaiter of class \p Awaiter suspends when it is awaited, from its await_ready and await_suspend: the rule
/// for initial_suspend and final_suspend. Nothing when the bodies do not say.
std::optional<bool> alwaysSuspends(const CXXRecordDecl *Awaiter);

} // namespace clang::tidy::coro

#endif
