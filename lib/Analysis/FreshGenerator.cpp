// Loops that make a new generator for each element, and so see the first one for ever.
#include "Analysis/FreshGenerator.h"
#include "Analysis/Discarded.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ParentMapContext.h"

namespace clang::tidy::coro {
namespace {

//===----------------------------------------------------------------------===//
// Where the await stands
//===----------------------------------------------------------------------===//

enum class LoopPart : uint8_t { None, Condition, Body };

/// Whether the last statement of \p Body leaves the loop: there is no second turn.
bool leavesAtEnd(const Stmt *Body) {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(Body))
    Body = Block->body_empty() ? nullptr : Block->body_back();
  return isa_and_nonnull<BreakStmt, ReturnStmt, CoreturnStmt, GotoStmt,
                         CXXThrowExpr>(Body);
}

/// The part of the loop \p Loop that \p Child is; None if \p Loop is none, or the child is evaluated once.
LoopPart partOf(const DynTypedNode &Loop, const Stmt *Child) {
  const Stmt *Condition = nullptr, *Variable = nullptr, *Body = nullptr;
  if (const auto *While = Loop.get<WhileStmt>()) {
    Condition = While->getCond();
    Variable = While->getConditionVariableDeclStmt();
    Body = While->getBody();
  } else if (const auto *Do = Loop.get<DoStmt>()) {
    Condition = Do->getCond();
    Body = Do->getBody();
  } else if (const auto *For = Loop.get<ForStmt>()) {
    Condition = For->getCond();
    Variable = For->getConditionVariableDeclStmt();
    Body = For->getBody();
  } else if (const auto *ForRange = Loop.get<CXXForRangeStmt>()) {
    Body = ForRange->getBody();
  }
  if (!Child || (Child != Condition && Child != Variable && Child != Body))
    return LoopPart::None;
  return Child != Body        ? LoopPart::Condition
         : leavesAtEnd(Child) ? LoopPart::None
                              : LoopPart::Body;
}

/// Which part of the innermost loop around it \p E stands in.
LoopPart loopPartAround(const Expr &E, ASTContext &Context) {
  DynTypedNode Node = DynTypedNode::create(static_cast<const Stmt &>(E));
  while (true) {
    DynTypedNodeList Parents = Context.getParents(Node);
    if (Parents.size() != 1 || Parents[0].get<LambdaExpr>() ||
        (!Parents[0].get<Stmt>() && !Parents[0].get<VarDecl>()))
      return LoopPart::None;
    const Stmt *Loop = Parents[0].get<Stmt>();
    if (isa_and_nonnull<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(Loop))
      return partOf(Parents[0], Node.get<Stmt>());
    Node = Parents[0];
  }
}

//===----------------------------------------------------------------------===//
// What the generator begins with
//===----------------------------------------------------------------------===//

/// The co_yields of one body, in source order, and the references to its variables.
class Yields : public ConstDynamicRecursiveASTVisitor {
public:
  llvm::SmallVector<const CoyieldExpr *, 4> Found;
  bool InLoop = false; ///< the first one
  llvm::SmallVector<const DeclRefExpr *, 16> References;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCoyieldExpr(const CoyieldExpr *Yield) override {
    InLoop |= Found.empty() && Depth != 0;
    Found.push_back(Yield);
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    References.push_back(Ref);
    return true;
  }
  bool TraverseStmt(const Stmt *S) override {
    const bool IsLoop =
        isa_and_nonnull<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(S);
    Depth += IsLoop;
    bool Continue = ConstDynamicRecursiveASTVisitor::TraverseStmt(S);
    Depth -= IsLoop;
    return Continue;
  }
  // The other children of a co_yield repeat its operand.
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    return VisitCoyieldExpr(Yield) && TraverseStmt(Yield->getOperand());
  }

private:
  unsigned Depth = 0;
};

/// What \p Yield yields: its operand is the call of yield_value.
const Expr *yieldedBy(const CoyieldExpr *Yield) {
  const auto *Call = dyn_cast<CallExpr>(withoutWrappers(Yield->getOperand()));
  return Call && Call->getNumArgs() == 1 ? Call->getArg(0) : nullptr;
}

/// Whether the first element of a generator is the same each time, as far as that can be seen: it is computed from
/// constants and from variables of its own that nothing but arithmetic changes.
class FirstElement {
public:
  FirstElement(const Yields &Body, ASTContext &Context)
      : Body(Body), Context(Context) {}

  bool isFixed(const Expr *E) {
    E = withoutWrappers(E)->IgnoreParenImpCasts();
    if (E->isEvaluatable(Context))
      return true;
    if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      return Unary->getOpcode() != UO_Deref &&
             Unary->getOpcode() != UO_AddrOf && isFixed(Unary->getSubExpr());
    if (const auto *Binary = dyn_cast<BinaryOperator>(E))
      return isFixed(Binary->getLHS()) && isFixed(Binary->getRHS());
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Variable && isFixed(Variable);
  }

private:
  bool isFixed(const VarDecl *Variable) {
    if (!Variable->hasLocalStorage() ||
        !Variable->getType()->isArithmeticType())
      return false;
    if (!Checked.insert(Variable).second)
      return true;
    // The arguments are constants, or the call would not count.
    if (!isa<ParmVarDecl>(Variable) &&
        (!Variable->getInit() || !isFixed(Variable->getInit())))
      return false;
    return llvm::all_of(Body.References, [&](const DeclRefExpr *Ref) {
      return Ref->getDecl() != Variable || isArithmetic(Ref);
    });
  }

  /// Whether \p Ref reads its variable, yields it, counts it up or down, or assigns to it what is fixed.
  bool isArithmetic(const DeclRefExpr *Ref) {
    DynTypedNodeList Parents = Context.getParents(*Ref);
    if (Parents.size() != 1)
      return false;
    if (const auto *Cast = Parents[0].get<ImplicitCastExpr>())
      return Cast->getCastKind() == CK_LValueToRValue ||
             (Cast->getCastKind() == CK_NoOp &&
              Cast->getType().isConstQualified());
    if (const auto *Unary = Parents[0].get<UnaryOperator>())
      return Unary->isIncrementDecrementOp();
    if (Parents[0].get<CallExpr>())
      return llvm::any_of(Body.Found, [&](const CoyieldExpr *Yield) {
        return yieldedBy(Yield) == Ref;
      });
    const auto *Assignment = Parents[0].get<BinaryOperator>();
    return Assignment && Assignment->isAssignmentOp() &&
           Assignment->getLHS() == Ref && isFixed(Assignment->getRHS());
  }

  const Yields &Body;
  ASTContext &Context;
  llvm::SmallPtrSet<const VarDecl *, 4> Checked;
};

/// Whether the coroutine \p F gives more than one element, and always the same one first.
bool beginsTheSame(const FunctionDecl &F, ASTContext &Context) {
  Yields Body;
  Body.TraverseStmt(coroutineBody(&F)->getBody());
  const bool IsSequence = Body.InLoop || Body.Found.size() > 1;
  const Expr *First = IsSequence ? yieldedBy(Body.Found.front()) : nullptr;
  return First && FirstElement(Body, Context).isFixed(First);
}

} // namespace

/// The call that makes the generator which \p Await asks for its next element.
static const CallExpr *generatorOf(const CoawaitExpr &Await,
                                   CoroutineModel &Model) {
  const Expr *Asked = withoutWrappers(Await.getOperand());
  TypeKind Wanted = TypeKind::AwaitedGenerator;
  // `co_await generator.next()`
  const auto *Step = dyn_cast<CallExpr>(Asked);
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Step))
    Object = Member->getImplicitObjectArgument();
  else if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Step);
           Operator && Operator->getOperator() == OO_Call)
    Object = Operator->getArg(0);
  if (Object &&
      Model.facets(Object->getType()).Kind == TypeKind::AsyncGenerator) {
    Asked = withoutWrappers(Object);
    Wanted = TypeKind::AsyncGenerator;
  }
  const auto *Call = dyn_cast<CallExpr>(Asked);
  return Call && !Call->isTypeDependent() && Call->isPRValue() &&
                 Model.facets(Call->getType()).Kind == Wanted
             ? Call
             : nullptr;
}

const CallExpr *freshGenerator(const CoawaitExpr &Await,
                               CoroutineModel &Model) {
  if (Await.isImplicit() || !Await.getOperand())
    return nullptr;
  const CallExpr *Call = generatorOf(Await, Model);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Definition = Callee ? Callee->getDefinition() : nullptr;
  // That the call makes a generator, and does not hand out one that goes on, shows in its body only; with other
  // arguments, or on another object, each time it is another sequence.
  if (!coroutineBody(Definition) || isa<CXXMemberCallExpr>(Call) ||
      isa<CXXOperatorCallExpr>(Call) ||
      !llvm::all_of(Call->arguments(), [&](const Expr *Argument) {
        return Argument->isEvaluatable(Model.context());
      }))
    return nullptr;
  switch (loopPartAround(Await, Model.context())) {
  case LoopPart::None:
    return nullptr;
  case LoopPart::Condition:
    return Call;
  case LoopPart::Body:
    return beginsTheSame(*Definition, Model.context()) ? Call : nullptr;
  }
  llvm_unreachable("a part of a loop");
}

} // namespace clang::tidy::coro
