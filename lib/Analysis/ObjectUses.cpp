// What a function does with the scopes, resources, semaphores and locks that it can name.
#include "Analysis/ObjectUses.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/CallRoles.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {

const Expr *ObjectUses::first(ObjectUseKind Wanted) const {
  for (const ObjectUse &Use : Uses)
    if (Use.Kind == Wanted)
      return Use.Where;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

/// The operand of \p E where that only changes how an object is named: casts, `*p`, `p->`, std::move(x).
static const Expr *nameInside(const Expr *E) {
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    return Cast->getSubExpr();
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_Deref ? Unary->getSubExpr() : nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return (Operator->getOperator() == OO_Arrow ||
            Operator->getOperator() == OO_Star) &&
                   Operator->getNumArgs() == 1
               ? Operator->getArg(0)
               : nullptr;
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call && isMove(Call) ? Call->getArg(0) : nullptr;
}

/// Calls \p Visit with each node of the name \p E, from the outside in; the last is what the path begins with.
static void forEachNameNode(const Expr *E,
                            llvm::function_ref<void(const Expr *)> Visit) {
  while (E) {
    E = withoutWrappers(E);
    Visit(E);
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      E = Member->getBase();
    else
      E = nameInside(E);
  }
}

//===----------------------------------------------------------------------===//
// Kinds
//===----------------------------------------------------------------------===//

/// Whether a profile says that destroying such an object is an orderly end: it cancels, or nothing is lost.
static bool endsItself(const TypeFacets &Facets) {
  return (Facets.Dropped == DropEffect::Harmless ||
          Facets.Dropped == DropEffect::Cancels) &&
         llvm::any_of(Facets.Why, [](const Evidence &E) {
           return E.About == Aspect::Drop && E.Source;
         });
}

std::optional<LifecycleKind> lifecycleKind(const TypeFacets &Facets) {
  const TypeRoles &Roles = Facets.Roles;
  if ((Roles.has(TypeRole::Semaphore) || Roles.has(TypeRole::AsyncLock)) &&
      !Facets.AcquireMembers.empty() && !Facets.ReleaseMembers.empty())
    return LifecycleKind::Permit;
  // A value that must be consumed is another check's business.
  if (Roles.has(TypeRole::JoiningDestructor) || Facets.mustBeConsumed() ||
      endsItself(Facets))
    return std::nullopt;
  if ((Roles.has(TypeRole::Scope) || Roles.has(TypeRole::Gate) ||
       Roles.has(TypeRole::Group)) &&
      !Facets.SpawnMembers.empty())
    return LifecycleKind::Scope;
  if (Roles.has(TypeRole::AsyncResource) && !Facets.CloseMembers.empty())
    return LifecycleKind::Resource;
  return std::nullopt;
}

bool ownsWork(const TypeFacets &Facets) {
  return (Facets.Roles.has(TypeRole::Scope) ||
          Facets.Roles.has(TypeRole::Gate) ||
          Facets.Roles.has(TypeRole::Group)) &&
         !Facets.SpawnMembers.empty() && !Facets.isCoroutine();
}

bool mayEndItself(const TypeFacets &Facets) {
  const CXXDestructorDecl *Destructor =
      Facets.Class && Facets.Class->hasDefinition()
          ? Facets.Class->getDestructor()
          : nullptr;
  return Facets.Library.empty() && Destructor && Destructor->isUserProvided();
}

namespace {

/// Whether an object of type \p T does something at its end: it may give back what it stands for.
bool hasDestructor(QualType T) {
  const CXXRecordDecl *Class = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() && !Class->hasTrivialDestructor();
}

QualType objectType(const Expr *Object) {
  QualType T = Object->getType();
  return T->isPointerType() ? T->getPointeeType() : T;
}

} // namespace

QualType ownedType(QualType T) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || operatorsOf(Class, OO_Arrow).empty())
    return T;
  // What can be copied is not the only owner, but for what holds its element inside.
  if (Class->hasSimpleCopyConstructor() ||
      (!methodNamed(Class, "has_value") &&
       llvm::any_of(constructorsOf(*Class), [](const CXXConstructorDecl *C) {
         return C->isCopyConstructor() && !C->isDeleted();
       })))
    return QualType();
  auto Operators = operatorsOf(Class, OO_Star);
  return Operators.empty() ? QualType()
                           : resultOf(Operators.front()).getNonReferenceType();
}

namespace {

/// Walks a body from the outside in: the outermost thing that says what a mention is wins.
class MentionCollector : public EvaluatedVisitor {
public:
  MentionCollector(const Stmt *Body, CoroutineModel &Model) : Model(Model) {
    forEachDiscarded(
        Body, [this](const Discarded &D) { DiscardedCalls.insert(D.Value); });
  }

  ObjectMentions Found;

  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    const CoawaitExpr *Outer = std::exchange(Innermost, Await);
    if (auto Kind = awaited(*Await))
      note(Await->getOperand(), *Kind, Await);
    TraverseStmt(Await->getOperand());
    Innermost = Outer;
    return true;
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    return TraverseStmt(Yield->getOperand());
  }
  bool TraverseCoroutineBodyStmt(const CoroutineBodyStmt *Body) override {
    return TraverseStmt(Body->getBody());
  }
  // What a lambda does happens at another time.
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    ++LambdaDepth;
    const CoawaitExpr *Outer = std::exchange(Innermost, nullptr);
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable())
        if (const auto *Local = dyn_cast<VarDecl>(Capture.getCapturedVar()))
          Found.Unexplained.push_back({Local->getCanonicalDecl(), {}});
    for (const Expr *Init : Lambda->capture_inits())
      if (Init)
        TraverseStmt(Init);
    TraverseStmt(Lambda->getBody());
    Innermost = Outer;
    --LambdaDepth;
    return true;
  }

  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override;
  bool VisitCallExpr(const CallExpr *Call) override;
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override;
  bool VisitVarDecl(const VarDecl *Local) override;
  bool VisitMemberExpr(const MemberExpr *Member) override {
    // A call mentions its object.
    return isa<CXXMethodDecl>(Member->getMemberDecl()) || mention(Member);
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    return mention(Ref);
  }
  bool VisitCXXThisExpr(const CXXThisExpr *This) override {
    return mention(This);
  }

private:
  std::optional<ObjectUseKind> awaited(const CoawaitExpr &Await);
  ObjectUseKind scopeUse(const CXXMemberCallExpr &Call,
                         const TypeFacets &Facets);
  ObjectUseKind resourceUse(const CXXMemberCallExpr &Call,
                            const TypeFacets &Facets);
  ObjectUseKind permitUse(const CXXMemberCallExpr &Call,
                          const TypeFacets &Facets);
  bool keepsResult(const CallExpr &Call) const;

  void note(const Expr *Name, ObjectUseKind Kind, const Expr *Where) {
    note(Name, objectType(Name), Kind, Where);
  }
  void note(const Expr *Name, QualType T, ObjectUseKind Kind,
            const Expr *Where);
  bool mention(const Expr *Name) {
    if (Covered.contains(Name))
      return true;
    cover(Name);
    if (auto Path = objectPath(Name))
      Found.Unexplained.push_back(*Path);
    return true;
  }
  void cover(const Expr *Name) {
    forEachNameNode(Name, [this](const Expr *Node) { Covered.insert(Node); });
  }

  CoroutineModel &Model;
  llvm::DenseSet<const Expr *> DiscardedCalls;
  llvm::DenseSet<const Expr *> Covered;
  const CoawaitExpr *Innermost = nullptr;
  unsigned LambdaDepth = 0;
};

void MentionCollector::note(const Expr *Name, QualType T, ObjectUseKind Kind,
                            const Expr *Where) {
  auto Path = objectPath(Name);
  if (!Path || Covered.contains(withoutWrappers(Name)))
    return;
  const TypeFacets &Facets = Model.facets(T);
  auto Lifecycle = lifecycleKind(Facets);
  if (!Lifecycle)
    return;
  cover(Name);
  ObjectUses &Uses = Found.Objects[*Path];
  Uses.Kind = *Lifecycle;
  Uses.Facets = &Facets;
  Uses.Uses.push_back({Kind, Where});
  Uses.Escapes |= Kind == ObjectUseKind::Escape ||
                  Kind == ObjectUseKind::Assign || LambdaDepth != 0;
}

/// Whether what \p Call gives is kept, and may stand for the work that the call started: a future of it, or something
/// that leaves the scope when it is destroyed.
bool MentionCollector::keepsResult(const CallExpr &Call) const {
  QualType Result = Call.getType();
  return !DiscardedCalls.contains(&Call) &&
         (Model.facets(Result).isAwaitable() || hasDestructor(Result));
}

ObjectUseKind MentionCollector::scopeUse(const CXXMemberCallExpr &Call,
                                         const TypeFacets &Facets) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  StringRef Name = Method->getName();
  bool ClosesByJoin = Facets.JoinMembers.empty() &&
                      llvm::is_contained(Facets.CloseMembers, Name);
  if (ClosesByJoin || llvm::is_contained(Facets.JoinMembers, Name))
    return ObjectUseKind::End;
  if (llvm::is_contained(Facets.SpawnMembers, Name))
    return keepsResult(Call) ? ObjectUseKind::Escape : ObjectUseKind::Open;
  if (Method->isConst() || llvm::is_contained(Facets.CloseMembers, Name))
    return ObjectUseKind::Neutral;
  return ObjectUseKind::Escape;
}

ObjectUseKind MentionCollector::resourceUse(const CXXMemberCallExpr &Call,
                                            const TypeFacets &Facets) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  if (llvm::is_contained(Facets.CloseMembers, Method->getName()))
    return ObjectUseKind::End;
  if (Method->isConst())
    return ObjectUseKind::Neutral;
  // `abort()`, `reset()` and their like may end it as well.
  return Innermost ? ObjectUseKind::Open : ObjectUseKind::Escape;
}

ObjectUseKind MentionCollector::permitUse(const CXXMemberCallExpr &Call,
                                          const TypeFacets &Facets) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  StringRef Name = Method->getName();
  if (llvm::is_contained(Facets.ReleaseMembers, Name))
    return ObjectUseKind::End;
  if (llvm::is_contained(Facets.AcquireMembers, Name))
    // What gives an object gives what releases itself; an attempt may fail.
    return Innermost && !Innermost->getType()->isRecordType() &&
                   !Innermost->getType()->isReferenceType() &&
                   Call.getType()->isRecordType()
               ? ObjectUseKind::Open
               : ObjectUseKind::Escape;
  return Method->isConst() ? ObjectUseKind::Neutral : ObjectUseKind::Escape;
}

bool MentionCollector::VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) {
  const Expr *Object = Call->getImplicitObjectArgument();
  const CXXMethodDecl *Method = Call->getMethodDecl();
  if (!Object || !Method)
    return true;
  if (isa<CXXThisExpr>(withoutWrappers(Object))) {
    Found.CallsOnThis.push_back(Method);
    cover(Object);
    return true;
  }
  if (!Method->getIdentifier())
    return true;
  const TypeFacets &Facets = Model.facets(objectType(Object));
  auto Kind = lifecycleKind(Facets);
  if (!Kind)
    return true;
  switch (*Kind) {
  case LifecycleKind::Scope:
    note(Object, scopeUse(*Call, Facets), Call);
    break;
  case LifecycleKind::Resource:
    note(Object, resourceUse(*Call, Facets), Call);
    break;
  case LifecycleKind::Permit: {
    ObjectUseKind Use = permitUse(*Call, Facets);
    // It is acquired when the await is over.
    note(Object, Use,
         Use == ObjectUseKind::Open ? static_cast<const Expr *>(Innermost)
                                    : Call);
    break;
  }
  }
  return true;
}

/// What `co_await object` does to the object itself.
std::optional<ObjectUseKind>
MentionCollector::awaited(const CoawaitExpr &Await) {
  const TypeFacets &Facets = Model.facets(Await.getOperand()->getType());
  auto Kind = lifecycleKind(Facets);
  auto Has = [](llvm::ArrayRef<llvm::StringRef> Members) {
    return llvm::is_contained(Members, "operator co_await");
  };
  if (!Kind)
    return std::nullopt;
  if (*Kind == LifecycleKind::Scope && Has(Facets.JoinMembers))
    return ObjectUseKind::End;
  if (*Kind == LifecycleKind::Permit && Has(Facets.AcquireMembers) &&
      !Await.getType()->isRecordType())
    return ObjectUseKind::Open;
  return std::nullopt;
}

/// A function that starts work in a scope which is another of its arguments: `spawn_detached(work, scope)`.
bool MentionCollector::VisitCallExpr(const CallExpr *Call) {
  auto Spawns = roleOf(Call, FunctionRole::Spawn, Model);
  if (!Spawns)
    return true;
  const Expr *Work = argumentOf(Call, Spawns);
  for (const Expr *Arg : profileArguments(Call))
    if (Arg != Work && Arg->isLValue() &&
        lifecycleKind(Model.facets(Arg->getType())) == LifecycleKind::Scope)
      note(Arg,
           Innermost            ? ObjectUseKind::Neutral
           : keepsResult(*Call) ? ObjectUseKind::Escape
                                : ObjectUseKind::Open,
           Call);
  return true;
}

bool MentionCollector::VisitCXXOperatorCallExpr(
    const CXXOperatorCallExpr *Call) {
  if (Call->getOperator() != OO_Equal)
    return true;
  QualType T = ownedType(Call->getArg(0)->getType());
  if (!T.isNull())
    note(Call->getArg(0), T, ObjectUseKind::Assign, Call);
  return true;
}

/// A resource that a call or an await gives is open.
bool MentionCollector::VisitVarDecl(const VarDecl *Local) {
  const Expr *Init = Local->getInit();
  if (!Local->isLocalVarDecl() || !Init || LambdaDepth != 0 ||
      Local->getType()->isReferenceType())
    return true;
  const TypeFacets &Facets = Model.facets(Local->getType());
  if (lifecycleKind(Facets) != LifecycleKind::Resource)
    return true;
  Init = withoutWrappers(Init);
  // Some awaits give a reference to what they move from.
  if (const auto *Move = dyn_cast<CXXConstructExpr>(Init);
      Move && Move->getConstructor()->isMoveConstructor() &&
      isa<CoawaitExpr>(withoutWrappers(Move->getArg(0))))
    Init = withoutWrappers(Move->getArg(0));
  if (!isa<CallExpr, CoawaitExpr>(Init))
    return true;
  ObjectUses &Uses = Found.Objects[{Local->getCanonicalDecl(), {}}];
  Uses.Kind = LifecycleKind::Resource;
  Uses.Facets = &Facets;
  Uses.Uses.push_back({ObjectUseKind::Open, Init});
  return true;
}

/// Whether the member function \p Method may do something to the member \p Field of its object: its body is not to be
/// seen, mentions it, or calls what may.
bool mayTouch(const CXXMethodDecl *Method, const FieldDecl *Field,
              unsigned Depth = 0) {
  struct Finder : ConstDynamicRecursiveASTVisitor {
    const FieldDecl *Field;
    bool Found = false;
    std::vector<const CXXMethodDecl *> Calls;
    bool VisitMemberExpr(const MemberExpr *Member) override {
      Found |= Member->getMemberDecl()->getCanonicalDecl() ==
               Field->getCanonicalDecl();
      if (const auto *Called = dyn_cast<CXXMethodDecl>(Member->getMemberDecl());
          Called && isa<CXXThisExpr>(withoutWrappers(Member->getBase())))
        Calls.push_back(Called);
      return !Found;
    }
  } Visitor;
  const FunctionDecl *Definition = Method->getDefinition();
  const Stmt *Body = Definition ? Definition->getBody() : nullptr;
  if (!Body || Method->isVirtual() || Depth > 3)
    return true;
  Visitor.Field = Field;
  Visitor.TraverseStmt(Body);
  return Visitor.Found ||
         llvm::any_of(Visitor.Calls, [&](const CXXMethodDecl *Called) {
           return Called != Method && mayTouch(Called, Field, Depth + 1);
         });
}

} // namespace

ObjectMentions objectMentions(const Stmt *Body, CoroutineModel &Model) {
  MentionCollector Collector(Body, Model);
  Collector.TraverseStmt(Body);
  return std::move(Collector.Found);
}

std::map<ObjectPath, ObjectUses> objectUses(const FunctionDecl &F,
                                            CoroutineModel &Model) {
  ObjectMentions All = objectMentions(F.getBody(), Model);
  for (auto &[Path, Uses] : All.Objects) {
    for (const ObjectPath &Named : All.Unexplained)
      Uses.Escapes |= Named == Path || Named.holds(Path);
    if (!Path.Root && !Path.Fields.empty())
      for (const CXXMethodDecl *Method : All.CallsOnThis)
        Uses.Escapes |= mayTouch(Method, Path.Fields.front());
  }
  return std::move(All.Objects);
}

} // namespace clang::tidy::coro
