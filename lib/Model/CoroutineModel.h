// What a type is to async code: task, generator, scope, lock… found from its declaration, and from the profiles for
// what structure can't show.
#ifndef CORO_TIDY_MODEL_COROUTINEMODEL_H
#define CORO_TIDY_MODEL_COROUTINEMODEL_H

#include "Model/Profile.h"
#include "Model/ProjectProfiles.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// How a value of a type is awaited ([expr.await]/3), in the order in which the model looks.
enum class AwaitedBy : uint8_t {
  Nothing,
  Members,        ///< await_ready, await_suspend and await_resume of its own
  MemberOperator, ///< a member operator co_await
  FreeOperator,   ///< a free operator co_await
  CustomizationPoint, ///< a friend that makes an awaitable of it, such as folly's co_viaIfAsync
  Sender,     ///< a sender: inside a coroutine whose promise takes senders
  OwnPromise, ///< the await_transform of its own promise only
};

/// What the promise makes of the operand of co_await ([expr.await]/3.2).
enum class AwaitTransformKind : uint8_t {
  None,      ///< there is none: any awaitable can be awaited
  Overloads, ///< certain types only
  Generic,   ///< a template that takes anything
  Deleted,   ///< nothing can be awaited: a generator
};

enum class RangeKind : uint8_t {
  None,
  Sync,      ///< begin() and end(), as a range-for wants it
  Async,     ///< begin() or ++it is awaited
  AsyncNext, ///< next() or operator() is awaited for each element
};

/// What a piece of evidence is about.
enum class Aspect : uint8_t {
  Kind,
  Promise,
  Start,
  Yield,
  Await,
  Result,
  Range,
  Ownership,
  Drop,
  Role,
};

/// One thing that the model saw in the code, or read in a profile.
struct Evidence {
  Aspect About;
  std::optional<TypeRole> Role; ///< which one, for Aspect::Role
  std::string What;
  /// Of the declaration that shows it; invalid for a profile and for what follows from other evidence.
  SourceLocation Where;
  const Profile *Source = nullptr; ///< the profile that says it
  unsigned Line = 0;               ///< where in the profile

  /// `boost-asio.yaml:12`, or an empty string.
  std::string profileLine() const {
    return Source ? Source->File + ":" + std::to_string(Line) : "";
  }
};

/// Everything the model knows about one type.
struct TypeFacets {
  TypeKind Kind = TypeKind::None;
  const CXXRecordDecl *Class =
      nullptr; ///< the class, or its pattern; null for what is no class

  // The coroutine facet.
  const CXXRecordDecl *Promise = nullptr; ///< the promise type, or its pattern
  StartKind Start = StartKind::Unknown;
  bool Yields = false;
  bool ReturnsValue = false;
  bool ReturnsVoid = false;
  bool DestroysItself = false; ///< final_suspend never suspends
  AwaitTransformKind AwaitTransform = AwaitTransformKind::None;

  // The awaitable facet.
  AwaitedBy Awaited = AwaitedBy::Nothing;
  bool RvalueOnly = false; ///< `co_await std::move(t)`
  /// Whether a second `co_await t` of an lvalue may be fine. That is so where lvalues and rvalues are awaited by
  /// different operators (cppcoro, libcoro: the one for lvalues gives a reference to the result inside the task), and it
  /// may be so where await_ready asks whether the coroutine is done. Of an awaiter that is never ready it is not: the
  /// second await would resume a coroutine that has ended.
  bool AwaitableAgain = false;
  /// The type of the co_await expression for a temporary; null when it can't be told.
  QualType AwaitResult;

  // The range facet.
  RangeKind Range = RangeKind::None;

  // Ownership.
  bool NoDiscard = false; ///< the type itself is [[nodiscard]]
  bool MoveOnly = false;
  bool SingleShot = false; ///< may be consumed once only
  DropEffect Dropped = DropEffect::Unknown;

  // What it is for.
  TypeRoles Roles;
  llvm::SmallVector<llvm::StringRef, 2> JoinMembers, CloseMembers, SpawnMembers,
      AcquireMembers, ReleaseMembers;
  llvm::StringRef
      SpawnWith; ///< the source that starts `$work` in `$object`, where a profile gives it
  llvm::StringRef
      Library; ///< the library whose profile speaks of the type; else empty

  std::vector<Evidence> Why;

  bool isCoroutine() const { return Promise; }
  bool isAwaitable() const { return Awaited != AwaitedBy::Nothing; }
  bool isTask() const { return Kind == TypeKind::Task; }
  bool isGenerator() const {
    return Kind == TypeKind::Generator || Kind == TypeKind::AsyncGenerator ||
           Kind == TypeKind::AwaitedGenerator;
  }

  /// Whether something is lost when a value of the type is destroyed without being awaited, handed over or returned,
  /// by what its author says or by what cannot be otherwise. The idiom of dropping an eager task is not a fault.
  bool mustBeConsumed() const {
    return Dropped == DropEffect::NeverRuns ||
           Dropped == DropEffect::LosesResult || Dropped == DropEffect::Cancels;
  }
};

/// The model of one translation unit. Use modelOf().
class CoroutineModel {
public:
  CoroutineModel(ASTContext &Context, const ProjectProfiles &Project);
  ~CoroutineModel();

  /// What is known of \p T: references and cv-qualifiers are looked through, aliases resolved, dependent template-ids
  /// classified by their template. Memoised per canonical type; the reference stays valid as long as the model.
  const TypeFacets &facets(QualType T);

  /// The facets of what calling \p F gives, nothing for void and for what is no class.
  const TypeFacets &resultFacets(const FunctionDecl *F);

  /// The facets of the type of \p E. In a template as it is written, where clang knows no type, what the possible
  /// callees have in common: see expressionType().
  const TypeFacets &facetsOf(const Expr *E);

  /// Whether a coroutine with the promise \p Promise can `co_await` a value of type \p T ([expr.await]/3): through
  /// its await_transform if there is one, else when T is awaitable. Where only Sema could tell: true when the promise
  /// and T are of the same library, or when it has been done in this translation unit.
  bool canAwait(const CXXRecordDecl *Promise, QualType T);

  /// The profiles in force.
  const ProfileSet &profiles() const { return Profiles.set(); }

  ASTContext &context() { return Context; }

private:
  class Classifier;

  const CXXRecordDecl *promiseOf(QualType T, const CXXRecordDecl *Record,
                                 std::string &How);
  const CXXRecordDecl *promiseFromTraits(QualType T,
                                         const CXXRecordDecl *Record);
  void indexTraits();

  ASTContext &Context;
  ProjectProfiles Profiles;
  llvm::DenseMap<const Type *, std::unique_ptr<TypeFacets>> Memo;

  // The specialisations of std::coroutine_traits, by what their first argument is.
  bool TraitsIndexed = false;
  llvm::DenseMap<const ClassTemplateDecl *, const CXXRecordDecl *>
      PromiseByTemplate;
  llvm::DenseMap<const Type *, const CXXRecordDecl *> PromiseByType;
};

/// The model of the translation unit that \p Context belongs to, shared by all checks. \p Project counts for the first
/// to ask; the options of a translation unit are the same for all.
CoroutineModel &modelOf(ASTContext &Context, const ProjectProfiles &Project);

/// Whether the model looks into the body of \p F even where \p F is declared in a system header: what a promise's or an
/// awaiter's customisation points return is how a type is known to be lazy or eager.
bool readsBodyOf(const FunctionDecl *F);

/// Whether \p Method is there to end what its class does: it has one of the words by which the model knows the close of a
/// resource and the join of a scope, or a profile names it.
bool endsItsClass(const CXXMethodDecl &Method, CoroutineModel &Model);

/// The coroutine body of \p F, or null if it is no coroutine (or not defined here). In an uninstantiated template the
/// body counts as a coroutine's as soon as one of the co_ keywords stands in it.
const CoroutineBodyStmt *coroutineBody(const FunctionDecl *F);

/// The promise type of the coroutine \p F, or null.
const CXXRecordDecl *promiseOfCoroutine(const FunctionDecl *F);

} // namespace clang::tidy::coro

#endif
