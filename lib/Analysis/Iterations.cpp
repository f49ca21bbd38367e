// Where a function iterates its generators, and which of them run to their end there.
#include "Analysis/Iterations.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"

namespace clang::tidy::coro {
namespace {

/// Whether the iterators of \p Record say that they can go over their elements again ([iterator.tags]).
bool isMultiPass(const CXXRecordDecl *Record) {
  const CXXRecordDecl *Iterator =
      classOf(resultOf(methodNamed(Record, "begin")));
  for (llvm::StringRef Name : {"iterator_concept", "iterator_category"})
    if (const CXXRecordDecl *Tag = classOf(memberType(Iterator, Name)))
      return !isNamed(Tag, "std::input_iterator_tag");
  return false;
}

/// Looks for what leaves a loop before its end: `break` for this loop, and `goto`. Whoever returns or throws leaves the
/// function.
class EarlyExits : public ConstDynamicRecursiveASTVisitor {
public:
  /// With \p Returns, whoever returns counts as well.
  EarlyExits(const Stmt *LoopBody, bool Returns) : Returns(Returns) {
    TraverseStmt(LoopBody);
  }
  bool Found = false;

  bool VisitBreakStmt(const BreakStmt *) override {
    Found |= Depth == 0;
    return true;
  }
  bool VisitGotoStmt(const GotoStmt *) override { return !(Found = true); }
  bool VisitReturnStmt(const ReturnStmt *) override {
    Found |= Returns;
    return true;
  }
  bool VisitCoreturnStmt(const CoreturnStmt *) override {
    Found |= Returns;
    return true;
  }
  bool VisitCXXThrowExpr(const CXXThrowExpr *) override {
    // A handler around the loop may go on.
    Found = true;
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseForStmt(const ForStmt *S) override {
    return inner(S->getBody());
  }
  bool TraverseWhileStmt(const WhileStmt *S) override {
    return inner(S->getBody());
  }
  bool TraverseDoStmt(const DoStmt *S) override { return inner(S->getBody()); }
  bool TraverseCXXForRangeStmt(const CXXForRangeStmt *S) override {
    return inner(S->getBody());
  }
  bool TraverseSwitchStmt(const SwitchStmt *S) override {
    return inner(S->getBody());
  }

private:
  bool inner(const Stmt *Body) {
    ++Depth;
    TraverseStmt(Body);
    --Depth;
    return true;
  }

  bool Returns;
  unsigned Depth = 0;
};

/// Whether \p Loop goes on by itself, not by a condition that its body decides.
bool repeatsByItself(const Stmt *Loop) {
  if (isa<CXXForRangeStmt>(Loop))
    return true;
  const auto *For = dyn_cast<ForStmt>(Loop);
  return For && (!For->getCond() || For->getInc());
}

const Stmt *bodyOfLoop(const Stmt *Loop) {
  if (const auto *For = dyn_cast<ForStmt>(Loop))
    return For->getBody();
  return cast<CXXForRangeStmt>(Loop)->getBody();
}

/// Whether \p S is \p Body itself or one of its statements.
bool isDirectlyIn(const Stmt *S, const Stmt *Body) {
  const auto *Block = dyn_cast<CompoundStmt>(Body);
  return S == Body || (Block && llvm::is_contained(Block->body(), S));
}

class IterationCollector : public BodyVisitor {
public:
  IterationCollector(Iterations &Result, CoroutineModel &Model)
      : Result(Result), Model(Model) {}

  bool TraverseCXXForRangeStmt(const CXXForRangeStmt *For) override {
    forRange(For);
    return inLoop(For, [&] {
      return ConstDynamicRecursiveASTVisitor::TraverseCXXForRangeStmt(For);
    });
  }
  bool TraverseForStmt(const ForStmt *For) override {
    forLoop(For);
    return inLoop(For, [&] {
      return ConstDynamicRecursiveASTVisitor::TraverseForStmt(For);
    });
  }
  bool VisitVarDecl(const VarDecl *Local) override {
    LoopsAtDeclaration[Local] = Loops.size();
    return true;
  }
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const DeclRefExpr *Ref = iterated(Call, "begin");
    if (Ref && Handled.insert(Ref).second)
      add({Ref});
    if (const DeclRefExpr *End = iterated(Call, "end"))
      Handled.insert(End);
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    const VarDecl *Local = generatorNamedBy(Ref);
    if (Local && !Handled.contains(Ref))
      Result.Locals[Local].HasOthers = true;
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    for (const VarDecl *Local : LocalUses::capturedBy(Lambda))
      Result.Locals[Local].HasOthers = true;
    for (const Expr *Init : Lambda->capture_inits())
      TraverseStmt(Init);
    return true;
  }

private:
  template <typename F> bool inLoop(const Stmt *Loop, F Traverse) {
    Loops.push_back(Loop);
    bool Continue = Traverse();
    Loops.pop_back();
    return Continue;
  }

  const VarDecl *generatorNamedBy(const Expr *E) {
    const auto *Ref =
        dyn_cast_or_null<DeclRefExpr>(E ? withoutWrappers(E) : nullptr);
    const auto *Local = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Local && Local->hasLocalStorage() &&
                   !Ref->refersToEnclosingVariableOrCapture() &&
                   isSinglePassGenerator(Local->getType(), Model)
               ? Local
               : nullptr;
  }

  /// The generator whose member \p Name is called by \p Call.
  const DeclRefExpr *iterated(const CXXMemberCallExpr *Call,
                              llvm::StringRef Name) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (!Method || !Method->getIdentifier() || Method->getName() != Name)
      return nullptr;
    const Expr *Object = Call->getImplicitObjectArgument();
    return generatorNamedBy(Object) ? cast<DeclRefExpr>(withoutWrappers(Object))
                                    : nullptr;
  }

  void forRange(const CXXForRangeStmt *For) {
    const Expr *Range = For->getRangeInit();
    if (!Range)
      return;
    Range = withoutWrappers(Range);
    if (generatorNamedBy(Range)) {
      const auto *Ref = cast<DeclRefExpr>(Range);
      Handled.insert(Ref);
      add({Ref, For, !EarlyExits(For->getBody(), false).Found});
    } else if (isa<CallExpr>(Range) && Range->isPRValue() &&
               isSinglePassGenerator(Range->getType(), Model)) {
      Result.OverTemporaries.push_back(For);
    }
  }

  /// `for (auto It = co_await g.begin(); It != g.end(); co_await ++It)`
  void forLoop(const ForStmt *For) {
    const auto *Init = dyn_cast_or_null<DeclStmt>(For->getInit());
    if (!Init || !For->getCond())
      return;
    for (const Decl *D : Init->decls()) {
      const auto *Iterator = dyn_cast<VarDecl>(D);
      const Expr *Begin = Iterator && Iterator->getInit()
                              ? withoutWrappers(Iterator->getInit())
                              : nullptr;
      if (const auto *Await = dyn_cast_or_null<CoawaitExpr>(Begin))
        Begin = withoutWrappers(Await->getOperand());
      const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Begin);
      const DeclRefExpr *Ref = Call ? iterated(Call, "begin") : nullptr;
      if (!Ref)
        continue;
      Handled.insert(Ref);
      add({Ref, For,
           comparesWithEnd(For->getCond()) &&
               !EarlyExits(For->getBody(), false).Found});
    }
  }

  /// Whether \p Condition is nothing but a comparison with the end.
  bool comparesWithEnd(const Expr *Condition) {
    Condition = Condition->IgnoreParenImpCasts();
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(Condition))
      return Rewritten->getOpcode() == BO_NE;
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Condition);
    return Operator && Operator->getOperator() == OO_ExclaimEqual;
  }

  void add(Iteration It) {
    const auto *Local = cast<VarDecl>(It.Generator->getDecl());
    auto Declared = LoopsAtDeclaration.find(Local);
    unsigned Outside =
        Declared == LoopsAtDeclaration.end() ? 0 : Declared->second;
    if (It.RunsToEnd && Loops.size() > Outside) {
      const Stmt *Around = Loops.back();
      if (repeatsByItself(Around) &&
          isDirectlyIn(It.Loop, bodyOfLoop(Around)) &&
          !EarlyExits(bodyOfLoop(Around), true).Found)
        It.RepeatedBy = Around;
    }
    Result.Locals[Local].Iterations.push_back(It);
  }

  Iterations &Result;
  CoroutineModel &Model;
  llvm::SmallVector<const Stmt *, 4> Loops;
  llvm::DenseMap<const VarDecl *, unsigned> LoopsAtDeclaration;
  llvm::SmallPtrSet<const DeclRefExpr *, 8> Handled;
};

} // namespace

bool isSinglePassGenerator(QualType T, CoroutineModel &Model) {
  if (!T.getNonReferenceType()->isRecordType())
    return false;
  const TypeFacets &Facets = Model.facets(T);
  if (Facets.Kind != TypeKind::Generator &&
      Facets.Kind != TypeKind::AsyncGenerator)
    return false;
  return (Facets.Range == RangeKind::Sync ||
          Facets.Range == RangeKind::Async) &&
         !isMultiPass(classOf(T));
}

Iterations iterationsOf(const Stmt *Body, CoroutineModel &Model) {
  Iterations Result;
  IterationCollector(Result, Model).TraverseStmt(Body);
  return Result;
}

} // namespace clang::tidy::coro
