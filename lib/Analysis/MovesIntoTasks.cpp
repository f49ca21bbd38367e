// Locals that are moved into the call that makes a task, and used although they are moved from.
//
// A move counts where it is sure to happen: into a parameter by value, or into a capture. The object that a function is
// called on is evaluated before the arguments ([expr.call]/8, C++17), so `p->f(std::move(p))` reads p in time; but the
// function then runs on what p pointed to, or, for `x.f(std::move(x))`, on an object that was moved from.
#include "Analysis/MovesIntoTasks.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Analysis/FunctionCFG.h"
#include "Analysis/LocalUses.h"
#include "Analysis/SuspendedUses.h"
#include "Analysis/TaskFates.h"
#include "Model/RecordLookup.h"
#include "Support/ErrorLog.h"
#include "clang/AST/Attr.h"

namespace clang::tidy::coro {
namespace {

//===----------------------------------------------------------------------===//
// Moves
//===----------------------------------------------------------------------===//

struct MoveIntoTask {
  const CallExpr *Call;
  unsigned Index; ///< of the argument
  const Expr *Move;
  const VarDecl *Local;
};

/// The local of class type that \p E moves from.
const VarDecl *movedLocal(const Expr *E) {
  const DeclRefExpr *Ref = isMove(E) ? localNamedBy(E) : nullptr;
  const auto *Local = Ref ? cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Local || !Local->hasLocalStorage() ||
      Ref->refersToEnclosingVariableOrCapture() ||
      Local->getType()->isLValueReferenceType())
    return nullptr;
  QualType T = Local->getType().getNonReferenceType();
  return T->isRecordType() && !T.isConstQualified() &&
                 !T.isTriviallyCopyableType(Local->getASTContext())
             ? Local
             : nullptr;
}

class MoveFinder : public BodyVisitor {
public:
  explicit MoveFinder(CoroutineModel &Model) : Model(Model) {}
  std::vector<MoveIntoTask> Found;

  bool VisitCallExpr(const CallExpr *Call) override {
    if (isMove(Call) || !makesOrStarts(*Call))
      return true;
    for (unsigned I = 0; I != Call->getNumArgs(); ++I)
      addArgument(*Call, I);
    return true;
  }

private:
  bool makesOrStarts(const CallExpr &Call) const {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee)
      return false;
    if (Call.isPRValue() && holdsTask(Call.getType(), Model))
      return true;
    return Model.resultFacets(Callee).isCoroutine() ||
           Model.profiles().function(Callee, FunctionRole::Spawn) ||
           Model.profiles().function(Callee, FunctionRole::Detach);
  }

  void addArgument(const CallExpr &Call, unsigned I) {
    const Expr *Arg = Call.getArg(I);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(withoutWrappers(Arg))) {
      for (const Expr *Init : Lambda->capture_inits())
        if (const VarDecl *Local = Init ? movedLocal(Init) : nullptr)
          Found.push_back({&Call, I, Init, Local});
      return;
    }
    // A reference moves nothing yet.
    if (Arg->isPRValue())
      if (const VarDecl *Local = movedLocal(Arg))
        Found.push_back({&Call, I, Arg, Local});
  }

  CoroutineModel &Model;
};

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

enum class Effect : uint8_t {
  Harmless, ///< fine with an object that was moved from
  Renews,   ///< gives it a value, or may do so
  Uses,     ///< reads the value that is gone
};

/// Whether a moved-from object of type \p T has a value that one may rely on: an empty pointer or function.
bool isEmptyAfterMove(QualType T) {
  const auto *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !Record->isInStdNamespace())
    return false;
  return llvm::any_of(
      std::initializer_list<OverloadedOperatorKind>{OO_Star, OO_Arrow, OO_Call},
      [&](OverloadedOperatorKind Operator) {
        return !operatorsOf(Record, Operator).empty();
      });
}

/// Whether \p Method only gives access to an element, as it has a twin for constant objects: back(), at(). What gives an
/// iterator may be about to fill the container: `v.insert(v.end(), …)`.
bool onlyGivesElement(const CXXMethodDecl &Method) {
  return Method.getReturnType()->isReferenceType() &&
         llvm::any_of(Method.getParent()->lookup(Method.getDeclName()),
                      [&](const NamedDecl *D) {
                        const auto *Twin = dyn_cast<CXXMethodDecl>(D);
                        return Twin && Twin->isConst() &&
                               llvm::equal(
                                   Twin->parameters(), Method.parameters(),
                                   [](const auto *A, const auto *B) {
                                     return A->getType() == B->getType();
                                   });
                      });
}

/// The local that \p E names, as a whole or as one of its bases.
const DeclRefExpr *objectNamedBy(const Expr *E) {
  E = withoutWrappers(E);
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
    if (Cast->getCastKind() != CK_DerivedToBase &&
        Cast->getCastKind() != CK_UncheckedDerivedToBase)
      break;
    E = withoutWrappers(Cast->getSubExpr());
  }
  return localNamedBy(E);
}

/// What a member call does with its object.
Effect effectOf(const CXXMethodDecl &Method, QualType Object) {
  if (Method.isConst()) {
    // Asking for the state, or for something that is there in each state, such as the executor of a socket.
    const auto *Type = Method.getType()->castAs<FunctionProtoType>();
    bool Asks =
        Method.getNumParams() == 0 &&
        (Method.getReturnType()->isBooleanType() ||
         (Type->isNothrow() && !Method.getParent()->isInStdNamespace()));
    return Asks || isEmptyAfterMove(Object) ? Effect::Harmless : Effect::Uses;
  }
  if (Method.getParent()->isInStdNamespace() && onlyGivesElement(Method) &&
      !isEmptyAfterMove(Object))
    return Effect::Uses;
  if (Method.hasAttr<ReinitializesAttr>() ||
      Method.getReturnType()->isVoidType() || Method.getNumParams() == 0 ||
      Method.getParent()->isInStdNamespace())
    return Effect::Renews;
  return Effect::Uses;
}

/// The way in which each reference to one local is used.
class EffectFinder : public BodyVisitor {
public:
  explicit EffectFinder(const VarDecl *Local) : Local(Local) {}
  llvm::DenseMap<const DeclRefExpr *, Effect> Effects;

  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    note(Await->getOperand(), Effect::Uses);
    return TraverseStmt(Await->getOperand());
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) override {
    note(Loop->getRangeInit(), read());
    return true;
  }
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const Expr *Object = Call->getImplicitObjectArgument();
    if (Method && Object)
      note(Object, effectOf(*Method, Local->getType()));
    return true;
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    switch (Call->getOperator()) {
    case OO_Star:
    case OO_Arrow:
    case OO_Call:
    case OO_Subscript:
      note(Call->getArg(0), Effect::Uses);
      break;
    case OO_Equal:
      note(Call->getArg(0), Effect::Renews);
      break;
    default:
      break;
    }
    return true;
  }
  // What takes a reference to const reads it.
  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || isMove(Call))
      return true;
    bool ObjectIsFirst =
        isa<CXXOperatorCallExpr>(Call) && isa<CXXMethodDecl>(Callee);
    for (unsigned I = ObjectIsFirst; I < Call->getNumArgs(); ++I) {
      unsigned Index = I - ObjectIsFirst;
      if (Index >= Callee->getNumParams())
        break;
      QualType T = Callee->getParamDecl(Index)->getType();
      if (T->isLValueReferenceType() && T->getPointeeType().isConstQualified())
        note(Call->getArg(I), read());
    }
    return true;
  }
  // A copy, or a second move.
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    if (Construct->getConstructor()->isCopyOrMoveConstructor() &&
        Construct->getNumArgs() != 0)
      note(Construct->getArg(0), read());
    return true;
  }
  // Whatever else takes it may give it a value.
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (Ref->getDecl() == Local)
      Effects.try_emplace(Ref, Effect::Renews);
    return true;
  }

private:
  Effect read() const {
    return isEmptyAfterMove(Local->getType()) ? Effect::Harmless : Effect::Uses;
  }
  void note(const Expr *E, Effect Kind) {
    const DeclRefExpr *Ref = objectNamedBy(E);
    if (Ref && Ref->getDecl() == Local)
      Effects.try_emplace(Ref, Kind);
  }

  const VarDecl *Local;
};

/// The first use of \p Local below \p S.
const Expr *useBelow(const Stmt *S, const VarDecl *Local) {
  EffectFinder Finder(Local);
  Finder.TraverseStmt(S);
  for (const auto &[Ref, Kind] : Finder.Effects)
    if (Kind == Effect::Uses)
      return Ref;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// In the same expression
//===----------------------------------------------------------------------===//

/// The local that \p Object is, when a member is called on the object itself and not through a pointer.
bool isObject(const Expr *Object, const VarDecl *Local) {
  const DeclRefExpr *Ref = Object ? localNamedBy(Object) : nullptr;
  return Ref && Ref->getDecl() == Local;
}

/// Whether the coroutine that \p Call runs uses its object after the call has returned; \p IfUnseen where its body is
/// not to be seen.
bool usesObject(const CXXMemberCallExpr &Call, bool IfUnseen,
                CoroutineModel &Model) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  if (!Method || Method->isStatic())
    return false;
  CalleeBody Body = calleeBody(*Method);
  return Body.Coroutine ? bool(useAfterReturn(*Body.Coroutine,
                                              CallersObject::object(), Model))
                        : IfUnseen;
}

bool addReceiver(const MoveIntoTask &M, CoroutineModel &Model,
                 std::vector<MovedUse> &Found) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(M.Call);
  const Expr *Object = Member ? Member->getImplicitObjectArgument() : nullptr;
  if (!Object)
    return false;
  if (isObject(Object, M.Local)) {
    if (!usesObject(*Member, true, Model))
      return false;
    Found.push_back({MovedUseKind::Receiver, M.Local, M.Call, M.Move, Object});
    return true;
  }
  const auto *Inner = dyn_cast<CXXMemberCallExpr>(withoutWrappers(Object));
  if (!Inner || !isObject(Inner->getImplicitObjectArgument(), M.Local) ||
      !holdsTask(Inner->getType(), Model) || !usesObject(*Inner, false, Model))
    return false;
  Found.push_back({MovedUseKind::Started, M.Local, M.Call, M.Move,
                   Inner->getImplicitObjectArgument()});
  return true;
}

bool addSibling(const MoveIntoTask &M, std::vector<MovedUse> &Found) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(M.Call);
  if (Operator && Operator->getOperator() != OO_Call)
    return false;
  for (unsigned I = Operator ? 1 : 0; I < M.Call->getNumArgs(); ++I) {
    if (I == M.Index || M.Index < (Operator ? 1u : 0u))
      continue;
    if (const Expr *Use = useBelow(M.Call->getArg(I), M.Local)) {
      Found.push_back({MovedUseKind::Argument, M.Local, M.Call, M.Move, Use});
      return true;
    }
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Behind the call
//===----------------------------------------------------------------------===//

class UseWalk {
public:
  UseWalk(FunctionCFG &Graph, const MoveIntoTask &Move, const Stmt *Body)
      : Graph(Graph), Move(Move), Effects(Move.Local) {
    Effects.TraverseStmt(Body);
  }

  /// The first use that is sure to come after the move, whenever both happen.
  const Expr *find() {
    for (const CFGBlock *Block : Graph.order())
      for (size_t I = 0; I != Block->size(); ++I)
        if (auto S = (*Block)[I].getAs<CFGStmt>();
            S && S->getStmt() == Move.Call) {
          Home = Block;
          walk(Block, I + 1);
        }
    while (!Work.empty() && !Found)
      walk(Work.pop_back_val(), 0);
    return Found;
  }

  /// Whether a loop comes back to the move, and nothing gives the local a new value.
  bool isRepeated() {
    const auto *Init = dyn_cast_or_null<CXXConstructExpr>(
        Move.Local->getInit() ? withoutWrappers(Move.Local->getInit())
                              : nullptr);
    // What was empty from the start is as good after the move.
    if (!Home || (!isa<ParmVarDecl>(Move.Local) &&
                  (!Init || Init->getConstructor()->isDefaultConstructor())))
      return false;
    for (const auto &[Ref, Kind] : Effects.Effects)
      if (Kind == Effect::Renews ||
          (Kind == Effect::Harmless && Ref == localNamedBy(Move.Move)))
        return false;
    return Graph.repeatsForSure(Home, declaredIn());
  }

private:
  /// The block that declares the local; the entry for a parameter.
  const CFGBlock *declaredIn() const {
    for (const CFGBlock *Block : Graph.order())
      for (const CFGElement &Element : *Block)
        if (auto S = Element.getAs<CFGStmt>())
          if (const auto *Declaration = dyn_cast<DeclStmt>(S->getStmt());
              Declaration &&
              llvm::is_contained(Declaration->decls(), Move.Local))
            return Block;
    return &Graph.graph().getEntry();
  }

  void walk(const CFGBlock *Block, size_t From) {
    for (size_t I = From; I != Block->size() && !Found; ++I) {
      if (auto Over = (*Block)[I].getAs<CFGLifetimeEnds>();
          Over && Over->getVarDecl() == Move.Local)
        return;
      auto S = (*Block)[I].getAs<CFGStmt>();
      const auto *Ref = S ? dyn_cast<DeclRefExpr>(S->getStmt()) : nullptr;
      if (!Ref || Ref->getDecl() != Move.Local)
        continue;
      auto It = Effects.Effects.find(Ref);
      Effect Kind = It == Effects.Effects.end() ? Effect::Renews : It->second;
      if (Kind == Effect::Renews)
        return;
      // Where two conditions decide, they may exclude each other.
      if (Kind == Effect::Uses &&
          (Graph.dominates(Home, Block) || Graph.postDominates(Block, Home)))
        Found = Ref;
    }
    for (const CFGBlock *Successor : Block->succs())
      if (Successor && !Graph.isBackEdge(Block, Successor) &&
          Seen.insert(Successor).second)
        Work.push_back(Successor);
  }

  FunctionCFG &Graph;
  const MoveIntoTask &Move;
  EffectFinder Effects;
  const CFGBlock *Home = nullptr;
  const Expr *Found = nullptr;
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  llvm::SmallVector<const CFGBlock *, 16> Work;
};

} // namespace

std::vector<MovedUse> movedUses(const FunctionDecl &F, CoroutineModel &Model) {
  std::vector<MovedUse> Found;
  ASTContext &Context = Model.context();
  if (F.isDependentContext() || !F.getBody())
    return Found;
  MoveFinder Moves(Model);
  Moves.TraverseStmt(F.getBody());
  if (Moves.Found.empty() ||
      ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(F.getSourceRange(), Context.getSourceManager()))
    return Found;
  std::unique_ptr<FunctionCFG> Graph = FunctionCFG::build(F);
  for (const MoveIntoTask &M : Moves.Found) {
    if (addReceiver(M, Model, Found) || addSibling(M, Found) || !Graph)
      continue;
    UseWalk Walk(*Graph, M, F.getBody());
    if (const Expr *Use = Walk.find())
      Found.push_back({MovedUseKind::After, M.Local, M.Call, M.Move, Use});
    else if (Walk.isRepeated())
      Found.push_back({MovedUseKind::Repeated, M.Local, M.Call, M.Move,
                       localNamedBy(M.Move)});
  }
  return Found;
}

} // namespace clang::tidy::coro
