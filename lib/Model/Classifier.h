// Finds the facets of one type from its declaration.
#ifndef CORO_TIDY_MODEL_CLASSIFIER_H
#define CORO_TIDY_MODEL_CLASSIFIER_H

#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

/// Fills the facets of one type. The steps depend on each other in the order of classify(); each facet has a file of
/// its own.
class CoroutineModel::Classifier {
public:
  Classifier(CoroutineModel &Model, QualType T, const CXXRecordDecl &Record,
             TypeFacets &Facets)
      : Model(Model), T(T), Record(Record), Facets(Facets) {}

  void classify();

private:
  // CoroutineFacet.cpp
  void findPromise();
  void findStart();
  void findEnd();
  void findYield();
  void findAwaitTransform();

  // AwaitableFacet.cpp
  void findAwaitable();
  bool findAwaitMembers();
  bool findMemberOperator();
  bool findFreeOperator();
  bool findCustomizationPoint();
  bool findSender();
  bool findOwnTransform();
  void takeOperators(AwaitedBy How,
                     llvm::ArrayRef<const FunctionDecl *> Operators);
  void assumeResult();

  // RangeFacet.cpp
  void findRange();
  const FunctionDecl *awaitedStep();

  // Classifier.cpp
  void findOwnership();
  void decideKind();
  TypeKind kindOfCoroutine();
  bool isAwaitedForElements();
  bool canBeEmpty(const CXXRecordDecl *Class) const;
  bool yieldsElements();
  bool isShortCircuit() const;
  void decideUse();
  DropEffect dropEffect();
  void applyProfiles();
  /// Takes over what only adds up: of each entry for the type, the oldest first.
  void addFrom(const FromProfile<TypeProfile> &Said,
               bool SingleShotByStructure);

  // Roles.cpp
  void findRoles();
  void findSenderRole();
  void findGuard();
  void findHeld(const CXXRecordDecl &Held);
  void findAsyncLock();
  void findSemaphore();
  void findScope();
  void findResource();
  void findToken();
  llvm::SmallVector<const FunctionDecl *, 4>
  awaitedMembers(llvm::ArrayRef<llvm::StringLiteral> Names);
  bool takesWork(const FunctionDecl *F);
  void grant(TypeRole Role, llvm::StringRef Why, const NamedDecl *Shows);

  void because(Aspect About, std::string What, const Decl *Where = nullptr);
  void because(Aspect About, std::optional<TypeRole> Role,
               const FromProfile<TypeProfile> &Said, std::string What);

  CoroutineModel &Model;
  QualType T;
  const CXXRecordDecl &Record;
  TypeFacets &Facets;
};

/// Whether an awaiter of class \p Awaiter suspends when it is awaited, from its await_ready and await_suspend: the rule
/// for initial_suspend and final_suspend. Nothing when the bodies do not say.
std::optional<bool> alwaysSuspends(const CXXRecordDecl *Awaiter);

/// What await_ready of \p Awaiter always answers; nothing when it depends.
std::optional<bool> alwaysReady(const CXXRecordDecl *Awaiter);

/// The declaration that shows that \p Record is a sender, or null: `sender_concept` or completion signatures
/// (std::execution), `value_types` and `error_types` (libunifex), or a friend connect that takes it.
const NamedDecl *senderEvidence(const CXXRecordDecl &Record);

/// Whether the parameter \p P is declared as a template parameter of its own function, so that any argument fits. One
/// of the class around it stands for one type.
bool takesAnything(const ParmVarDecl *P);

} // namespace clang::tidy::coro

#endif
