// What a type is for, from the vocabulary of its members: scopes, resources, guards, locks and semaphores. A name
// alone is never enough: the member must also give an awaitable, or take a lock.
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "clang/AST/Attr.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {
namespace {

/// Whether \p Record can be locked and unlocked, as the standard's BasicLockable ([thread.req.lockable.basic]).
bool isLockable(const CXXRecordDecl *Record) {
  const FunctionDecl *Lock = methodNamed(Record, "lock");
  return Lock && methodNamed(Record, "unlock") &&
         resultOf(Lock).getNonReferenceType()->isVoidType();
}

bool isUserDestroyed(const CXXRecordDecl &Record) {
  const CXXDestructorDecl *Destructor = Record.getDestructor();
  return Destructor && Destructor->isUserProvided();
}

/// A guard takes a lockable by reference, and lets go of it in its destructor.
const NamedDecl *guardEvidence(const CXXRecordDecl &Record) {
  if (Record.hasAttr<ScopedLockableAttr>())
    return &Record;
  if (!isUserDestroyed(Record))
    return nullptr;
  for (const CXXConstructorDecl *Constructor : Record.ctors()) {
    if (Constructor->getNumParams() == 0 ||
        Constructor->isCopyOrMoveConstructor())
      continue;
    QualType First = Constructor->getParamDecl(0)->getType();
    if (const auto *Pack = First->getAs<PackExpansionType>())
      First = Pack->getPattern();
    if (First->isLValueReferenceType() &&
        !First.getNonReferenceType().isConstQualified() &&
        isLockable(classOf(First)))
      return Constructor;
  }
  // In a pattern the lockable is a template parameter: `mutex_type` is the standard's word for it.
  if (Record.isDependentType() &&
      !membersNamed(&Record, "mutex_type").empty() &&
      methodNamed(&Record, "lock"))
    return &Record;
  return nullptr;
}

} // namespace

void CoroutineModel::Classifier::findRoles() {
  if (!Record.hasDefinition() || Facets.Promise)
    return;
  /// The members among Names whose call gives an awaitable.
  auto Awaited = [&](std::initializer_list<llvm::StringRef> Names) {
    llvm::SmallVector<const FunctionDecl *, 2> Found;
    for (llvm::StringRef Name : Names)
      for (const FunctionDecl *F : methodsNamed(&Record, Name)) {
        QualType Result = resultOf(F);
        if (!Result.isNull() && !Result->isVoidType() &&
            Model.facets(Result).isAwaitable()) {
          Found.push_back(F);
          break;
        }
      }
    return Found;
  };
  auto Has = [&](std::initializer_list<llvm::StringRef> Names) {
    llvm::SmallVector<llvm::StringRef, 2> Found;
    for (llvm::StringRef Name : Names)
      if (methodNamed(&Record, Name))
        Found.push_back(Name);
    return Found;
  };
  auto Grant = [&](TypeRole Role, const char *Why, const NamedDecl *Shows) {
    Facets.Roles.add(Role);
    because(Aspect::Role, std::string(spelling(Role)) + ": " + Why, Shows);
  };
  auto Keep = [](auto &To, const auto &Functions) {
    for (const FunctionDecl *F : Functions)
      To.push_back(F->getName());
  };

  if (const NamedDecl *Shows = guardEvidence(Record))
    Grant(TypeRole::LockGuard, "holds a lock until it is destroyed", Shows);

  auto Locks = Awaited({"lock", "lock_async", "scoped_lock", "co_lock",
                        "scoped_lock_async", "co_scoped_lock", "async_lock",
                        "lock_shared", "coLock", "coScopedLock"});
  if (!Locks.empty() && !Has({"unlock", "try_lock", "tryLock"}).empty()) {
    Grant(TypeRole::AsyncLock, "its lock is awaited", Locks.front());
    Keep(Facets.AcquireMembers, Locks);
    Facets.ReleaseMembers = Has({"unlock"});
  }

  auto Acquires = Awaited({"acquire", "async_acquire", "co_acquire", "wait"});
  auto Releases = Has({"release", "signal", "post"});
  if (!Acquires.empty() && !Releases.empty() && Locks.empty()) {
    Grant(TypeRole::Semaphore, "its acquire is awaited", Acquires.front());
    Keep(Facets.AcquireMembers, Acquires);
    Facets.ReleaseMembers = Releases;
  }

  auto Joins = Awaited({"join", "joinAsync", "join_async", "cancelAndJoinAsync",
                        "on_empty", "onEmpty", "wait_all"});
  auto Spawns = Has({"spawn", "add", "nest", "start", "push", "spawn_future"});
  if (!Joins.empty() && !Spawns.empty()) {
    Grant(TypeRole::Scope, "spawns work and its join is awaited",
          Joins.front());
    Keep(Facets.JoinMembers, Joins);
    Facets.SpawnMembers = Spawns;
  }

  auto Closes = Awaited(
      {"close", "stop", "shutdown", "aclose", "async_close", "async_shutdown"});
  if (!Closes.empty()) {
    Grant(TypeRole::AsyncResource, "its close is awaited", Closes.front());
    Keep(Facets.CloseMembers, Closes);
  }
}

} // namespace clang::tidy::coro
