// What a type is for, from the vocabulary of its members: scopes, resources, guards, locks and semaphores. A name
// alone is never enough: the member must also give an awaitable, or take a lock.
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {
namespace {

using Names = llvm::ArrayRef<llvm::StringLiteral>;

constexpr llvm::StringLiteral LockNames[] = {
    "lock",       "lock_async",   "async_lock",     "co_lock",
    "coLock",     "Lock",         "scoped_lock",    "scoped_lock_async",
    "lock_scope", "coScopedLock", "co_scoped_lock", "lock_shared"};
constexpr llvm::StringLiteral UnlockNames[] = {"unlock", "Unlock", "try_lock",
                                               "tryLock", "TryLock"};
constexpr llvm::StringLiteral AcquireNames[] = {
    "acquire", "async_acquire", "co_acquire", "acquire_scope", "wait"};
constexpr llvm::StringLiteral ReleaseNames[] = {"release", "signal", "post"};
constexpr llvm::StringLiteral JoinNames[] = {
    "join",     "joinAsync", "join_async", "cancelAndJoinAsync",
    "on_empty", "onEmpty",   "wait_all"};
constexpr llvm::StringLiteral SpawnNames[] = {
    "spawn", "add", "nest", "start", "push", "push_back", "spawn_future"};
constexpr llvm::StringLiteral EnterNames[] = {"hold", "enter", "try_enter"};
constexpr llvm::StringLiteral CloseNames[] = {
    "close",       "stop",           "shutdown",  "aclose",
    "async_close", "async_shutdown", "async_stop"};

constexpr llvm::StringLiteral RequestNames[] = {
    "stop", "cancel", "abort", "interrupt", "shutdown", "terminat"};

/// The members of \p Record among \p Among.
llvm::SmallVector<llvm::StringRef, 2> membersAmong(const CXXRecordDecl &Record,
                                                   Names Among) {
  llvm::SmallVector<llvm::StringRef, 2> Found;
  for (llvm::StringRef Name : Among)
    if (methodNamed(&Record, Name))
      Found.push_back(Name);
  return Found;
}

/// Whether \p Record can be locked and unlocked, as the standard's BasicLockable ([thread.req.lockable.basic]).
bool isLockable(const CXXRecordDecl *Record) {
  const FunctionDecl *Lock = methodNamed(Record, "lock");
  return Lock && methodNamed(Record, "unlock") &&
         resultOf(Lock).getNonReferenceType()->isVoidType();
}

/// What the parameter type \p T refers to, if it lets the callee change it; else null.
const CXXRecordDecl *mutableReferee(QualType T) {
  if (const auto *Pack = T->getAs<PackExpansionType>())
    T = Pack->getPattern();
  QualType Referee = T->isLValueReferenceType() ? T.getNonReferenceType()
                     : T->isPointerType()       ? T->getPointeeType()
                                                : QualType();
  return Referee.isNull() || Referee.isConstQualified() ? nullptr
                                                        : classOf(Referee);
}

/// Whether something is called below a statement.
class CallFinder : public ConstDynamicRecursiveASTVisitor {
public:
  bool VisitCallExpr(const CallExpr *) override { return false; }
};

/// Whether destroying \p Record runs code that may let go of something.
bool releasesWhenDestroyed(const CXXRecordDecl &Record) {
  const CXXDestructorDecl *Destructor = Record.getDestructor();
  if (!Destructor || !Destructor->isUserProvided())
    return false;
  // A body that is not seen may do anything.
  const Stmt *Body = bodyOf(Destructor);
  return !Body || !CallFinder().TraverseStmt(Body);
}

} // namespace

bool endsItsClass(const CXXMethodDecl &Method, CoroutineModel &Model) {
  if (!Method.getIdentifier() || Method.isStatic())
    return false;
  const TypeFacets &Facets =
      Model.facets(Model.context().getCanonicalTagType(Method.getParent()));
  llvm::StringRef Name = Method.getName();
  return llvm::is_contained(CloseNames, Name) ||
         llvm::is_contained(JoinNames, Name) ||
         llvm::is_contained(Facets.CloseMembers, Name) ||
         llvm::is_contained(Facets.JoinMembers, Name);
}

void CoroutineModel::Classifier::grant(TypeRole Role, llvm::StringRef Why,
                                       const NamedDecl *Shows) {
  Facets.Roles.add(Role);
  because(Aspect::Role, Why.str(), Shows);
  Facets.Why.back().Role = Role;
}

/// The members among \p Among whose call gives an awaitable.
llvm::SmallVector<const FunctionDecl *, 4>
CoroutineModel::Classifier::awaitedMembers(Names Among) {
  llvm::SmallVector<const FunctionDecl *, 4> Found;
  for (llvm::StringRef Name : Among)
    for (const FunctionDecl *F : methodsNamed(&Record, Name))
      if (Model.facets(resultOf(F)).isAwaitable()) {
        Found.push_back(F);
        break;
      }
  return Found;
}

static void keep(llvm::SmallVectorImpl<llvm::StringRef> &To,
                 llvm::ArrayRef<const FunctionDecl *> Functions) {
  for (const FunctionDecl *F : Functions)
    To.push_back(F->getName());
}

void CoroutineModel::Classifier::findRoles() {
  if (!Record.hasDefinition())
    return;
  findSenderRole();
  if (Facets.isCoroutine())
    return;
  findGuard();
  if (Facets.Roles.has(TypeRole::LockGuard)) {
    Facets.AcquireMembers = membersAmong(Record, {"lock", "try_lock"});
    Facets.ReleaseMembers = membersAmong(Record, {"unlock", "Unlock"});
  }
  findAsyncLock();
  findSemaphore();
  findScope();
  findResource();
  findToken();
}

void CoroutineModel::Classifier::findSenderRole() {
  // What is not found to be awaitable is no sender: that was asked last.
  if (!Facets.isAwaitable())
    return;
  if (const NamedDecl *Shows = senderEvidence(Record))
    grant(TypeRole::Sender, "it can be connected", Shows);
}

void CoroutineModel::Classifier::findGuard() {
  if (Record.hasAttr<ScopedLockableAttr>())
    return grant(TypeRole::LockGuard, "holds a lock until it is destroyed",
                 &Record);
  if (!releasesWhenDestroyed(Record))
    return;
  // The guards of the standard, such as unique_lock<async_mutex>, say what they hold.
  if (const CXXRecordDecl *Mutex = classOf(memberType(&Record, "mutex_type")))
    findHeld(*Mutex);
  if (!Facets.Roles.empty())
    return;
  for (const CXXConstructorDecl *Constructor : constructorsOf(Record)) {
    if (Constructor->getNumParams() == 0 ||
        Constructor->isCopyOrMoveConstructor())
      continue;
    const CXXRecordDecl *Held =
        mutableReferee(Constructor->getParamDecl(0)->getType());
    if (!Held)
      continue;
    if (isLockable(Held)) {
      grant(TypeRole::LockGuard, "holds a lock until it is destroyed",
            Constructor);
      return findHeld(*Held);
    }
    // A lock or a semaphore that is awaited has its guards beside it; elsewhere, one is only referred to.
    if (Held->getEnclosingNamespaceContext() ==
        Record.getEnclosingNamespaceContext())
      findHeld(*Held);
    if (!Facets.Roles.empty())
      return;
  }
  // In a pattern the lockable is a template parameter: `mutex_type` is the standard's word for it.
  if (Record.isDependentType() &&
      !membersNamed(&Record, "mutex_type").empty() &&
      methodNamed(&Record, "lock"))
    grant(TypeRole::LockGuard, "holds a lock until it is destroyed", &Record);
}

/// What the guard is, by what it holds: a lock that is awaited may be held across suspensions, a thread's must not.
void CoroutineModel::Classifier::findHeld(const CXXRecordDecl &Held) {
  TypeRoles Roles =
      Model.facets(Model.context().getCanonicalTagType(&Held)).Roles;
  if (Roles.has(TypeRole::Semaphore))
    grant(TypeRole::SemaphoreUnits,
          "gives back what it holds when it is destroyed", &Held);
  if (!Roles.has(TypeRole::AsyncLock))
    return;
  if (!Facets.Roles.has(TypeRole::LockGuard))
    grant(TypeRole::LockGuard, "holds a lock until it is destroyed", &Held);
  grant(TypeRole::AsyncLock, "of a lock that is awaited", &Held);
}

void CoroutineModel::Classifier::findAsyncLock() {
  auto Locks = awaitedMembers(LockNames);
  auto Unlocks = membersAmong(Record, UnlockNames);
  if (Unlocks.empty() || (Locks.empty() && !Facets.isAwaitable()) ||
      Facets.Roles.has(TypeRole::LockGuard))
    return;
  if (!Locks.empty())
    grant(TypeRole::AsyncLock, "its lock is awaited", Locks.front());
  else
    grant(TypeRole::AsyncLock, "awaiting it locks it", &Record);
  keep(Facets.AcquireMembers, Locks);
  for (llvm::StringRef Name : Unlocks)
    if (Name.equals_insensitive("unlock"))
      Facets.ReleaseMembers.push_back(Name);
}

/// Whether an object of class \p Record is made with a number, as a semaphore is with its count.
static bool isMadeWithNumber(const CXXRecordDecl &Record) {
  return llvm::any_of(constructorsOf(Record), [](const CXXConstructorDecl *C) {
    return C->getNumParams() != 0 &&
           C->getParamDecl(0)->getType()->isIntegerType();
  });
}

void CoroutineModel::Classifier::findSemaphore() {
  // A condition variable is awaited and signalled too; it has no count.
  auto Acquires = awaitedMembers(AcquireNames);
  auto Releases = membersAmong(Record, ReleaseNames);
  if (Acquires.empty() || Releases.empty() ||
      Facets.Roles.has(TypeRole::AsyncLock) || !isMadeWithNumber(Record))
    return;
  grant(TypeRole::Semaphore, "its acquire is awaited", Acquires.front());
  keep(Facets.AcquireMembers, Acquires);
  Facets.ReleaseMembers = Releases;
}

/// Whether \p F takes a task, or, where its scope is awaited by a member, anything at all.
bool CoroutineModel::Classifier::takesWork(const FunctionDecl *F) {
  return llvm::any_of(F->parameters(), [&](const ParmVarDecl *P) {
    QualType T = P->getType();
    return Model.facets(T).isTask() ||
           (!Facets.isAwaitable() &&
            (takesAnything(P) || isa<PackExpansionType>(T)));
  });
}

void CoroutineModel::Classifier::findScope() {
  llvm::SmallVector<llvm::StringRef, 2> Spawns;
  for (llvm::StringRef Name : SpawnNames)
    if (llvm::any_of(methodsNamed(&Record, Name),
                     [&](const FunctionDecl *F) { return takesWork(F); }))
      Spawns.push_back(Name);
  if (Spawns.empty())
    return;
  auto Joins = awaitedMembers(JoinNames);
  if (Joins.empty() && !Facets.isAwaitable())
    return;
  if (!Joins.empty())
    grant(TypeRole::Scope, "spawns work and its join is awaited",
          Joins.front());
  else
    grant(TypeRole::Scope, "spawns work and is awaited itself", &Record);
  keep(Facets.JoinMembers, Joins);
  if (Joins.empty())
    Facets.JoinMembers.push_back("operator co_await");
  Facets.SpawnMembers = Spawns;
}

void CoroutineModel::Classifier::findResource() {
  auto Closes = awaitedMembers(CloseNames);
  // Shutting a lock, a semaphore or a scope down is what its owner may do, not what a user of it has to.
  if (Closes.empty() || Facets.Roles.has(TypeRole::AsyncLock) ||
      Facets.Roles.has(TypeRole::Semaphore) ||
      Facets.Roles.has(TypeRole::Scope))
    return;
  if (!membersAmong(Record, EnterNames).empty())
    grant(TypeRole::Gate, "work enters it and its close is awaited",
          Closes.front());
  else
    grant(TypeRole::AsyncResource, "its close is awaited", Closes.front());
  keep(Facets.CloseMembers, Closes);
}

/// Whether \p Name asks for a request to end: `stop_requested`, `is_cancellation_requested`, `abort_requested`.
static bool asksForRequest(llvm::StringRef Name) {
  return Name.ends_with_insensitive("requested") &&
         llvm::any_of(RequestNames, [&](llvm::StringRef Word) {
           return Name.contains_insensitive(Word);
         });
}

void CoroutineModel::Classifier::findToken() {
  forEachClass(&Record, [&](const CXXRecordDecl *Class) {
    if (!Class->hasDefinition())
      return true;
    for (const CXXMethodDecl *Method : Class->methods())
      if (Method->isConst() && Method->getNumParams() == 0 &&
          Method->getReturnType()->isBooleanType() && Method->getIdentifier() &&
          asksForRequest(Method->getName())) {
        grant(TypeRole::CancellationToken,
              "can be asked whether the work shall end", Method);
        return false;
      }
    return true;
  });
}

} // namespace clang::tidy::coro
