// What a plain function returns, where, and the tasks that are made there.
#include "Analysis/Returns.h"
#include "Analysis/AwaitFix.h"
#include "Analysis/Discarded.h"
#include "Analysis/Instantiation.h"
#include "Analysis/LocalUses.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

class ReturnCollector : public ConstDynamicRecursiveASTVisitor {
public:
  std::vector<Returned> Found;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseCXXRecordDecl(const CXXRecordDecl *) override { return true; }
  bool TraverseCXXTryStmt(const CXXTryStmt *Try) override {
    const CXXTryStmt *Outer = Innermost;
    Innermost = Try;
    bool Continue = TraverseStmt(Try->getTryBlock());
    Innermost = Outer;
    for (unsigned I = 0; Continue && I != Try->getNumHandlers(); ++I)
      Continue = TraverseStmt(Try->getHandler(I));
    return Continue;
  }
  bool TraverseCXXCatchStmt(const CXXCatchStmt *Catch) override {
    ++HandlerDepth;
    bool Continue =
        ConstDynamicRecursiveASTVisitor::TraverseCXXCatchStmt(Catch);
    --HandlerDepth;
    return Continue;
  }
  bool VisitCompoundStmt(const CompoundStmt *Block) override {
    llvm::ArrayRef<Stmt *> All(Block->body_begin(), Block->size());
    for (size_t I = 0; I != All.size(); ++I)
      if (const auto *Return = dyn_cast<ReturnStmt>(All[I]))
        Before[Return] = All.take_front(I);
    return true;
  }
  bool VisitReturnStmt(const ReturnStmt *Return) override {
    Found.push_back(
        {Return, Innermost, HandlerDepth != 0, Before.lookup(Return)});
    return true;
  }

private:
  const CXXTryStmt *Innermost = nullptr;
  unsigned HandlerDepth = 0;
  llvm::DenseMap<const ReturnStmt *, llvm::ArrayRef<Stmt *>> Before;
};

/// Collects the calls that make tasks, from the outermost in.
class TaskCalls {
public:
  TaskCalls(const Stmt *Body, CoroutineModel &Model)
      : Body(Body), Model(Model) {}
  llvm::SmallVector<const CallExpr *, 2> Found;

  void add(const Expr *E) {
    E = withoutWrappers(E);
    if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
      add(Conditional->getTrueExpr());
      return add(Conditional->getFalseExpr());
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return Construct->getNumArgs() == 1 ? add(Construct->getArg(0)) : void();
    if (const auto *Call = dyn_cast<CallExpr>(E);
        Call && (Call->isCallToStdMove() || isMove(Call)))
      return add(Call->getArg(0));
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return addLocal(Ref);
    const TypeFacets &Facets = Model.facets(E->getType());
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call || !Call->isPRValue() ||
        !(Facets.isTask() || Facets.isGenerator() || Facets.isAwaitable()))
      return;
    if (Facets.isTask() || Facets.isGenerator())
      Found.push_back(Call);
    for (const Expr *Arg : Call->arguments())
      addArgument(Arg);
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      addArgument(Member->getImplicitObjectArgument());
  }

private:
  /// What is handed to another call counts where it is made right there.
  void addArgument(const Expr *Arg) {
    if (!Arg || !Arg->getType()->isRecordType())
      return;
    const TypeFacets &Facets = Model.facets(Arg->getType());
    if (Facets.isTask() || Facets.isGenerator())
      add(Arg);
  }
  /// A local that is made once, returned, and not touched in between.
  void addLocal(const DeclRefExpr *Ref) {
    const auto *Local = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Local || !Local->hasLocalStorage() || isa<ParmVarDecl>(Local) ||
        Local->getType()->isReferenceType() || !Local->getInit())
      return;
    if (!Uses)
      Uses = std::make_unique<LocalUses>(Body);
    if (Uses->references(Local).size() == 1)
      add(Local->getInit());
  }

  const Stmt *Body;
  CoroutineModel &Model;
  std::unique_ptr<LocalUses> Uses;
};

//===----------------------------------------------------------------------===//
// The fix
//===----------------------------------------------------------------------===//

/// Whether \p F can be made a coroutine at all ([dcl.fct.def.coroutine]/1).
bool mayBeCoroutine(const FunctionDecl &F) {
  if (F.isConstexpr() || F.isVariadic() || F.isMain() || isInstantiated(F) ||
      F.getDeclaredReturnType()->getContainedDeducedType() ||
      isa<CXXConstructorDecl, CXXDestructorDecl>(F))
    return false;
  // The captures of a lambda die with it.
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return !Method || !Method->getParent()->isLambda() ||
         Method->getParent()->capture_size() == 0;
}

/// The local or parameter that is returned by name and has to be moved into the await; null for anything else.
const DeclRefExpr *namedReturn(const Expr *Value) {
  Value = withoutWrappers(Value);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Value);
      Construct && Construct->getNumArgs() == 1)
    Value = withoutWrappers(Construct->getArg(0));
  return dyn_cast<DeclRefExpr>(Value);
}

} // namespace

std::vector<Returned> returnsOf(const Stmt *Body) {
  ReturnCollector Collector;
  Collector.TraverseStmt(Body);
  return std::move(Collector.Found);
}

llvm::SmallVector<const CallExpr *, 2>
tasksHandedOn(const Expr *Value, const Stmt *Body, CoroutineModel &Model) {
  TaskCalls Calls(Body, Model);
  Calls.add(Value);
  return std::move(Calls.Found);
}

llvm::SmallVector<FixItHint, 4> coroutineFix(const FunctionDecl &F,
                                             llvm::ArrayRef<Returned> Returns,
                                             CoroutineModel &Model) {
  QualType Type = F.getReturnType();
  const TypeFacets &Facets = Model.facets(Type);
  if (!mayBeCoroutine(F) || !Facets.isTask() || !Facets.Promise ||
      !Model.canAwait(Facets.Promise, Type))
    return {};
  const SourceManager &SM = Model.context().getSourceManager();
  const LangOptions &LangOpts = Model.context().getLangOpts();
  llvm::SmallVector<FixItHint, 4> Fixes;
  for (const Returned &R : Returns) {
    const Expr *Value = R.Statement->getRetValue();
    if (!Value || R.InHandler || R.Statement->getReturnLoc().isMacroID() ||
        Value->getBeginLoc().isMacroID() || Value->getEndLoc().isMacroID() ||
        isa<InitListExpr>(withoutWrappers(Value)))
      return {};
    // What is converted on its way out gives something else when it is awaited.
    const Expr *Made = withoutWrappers(Value);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Made))
      if (Construct->getNumArgs() != 1 || Construct->isListInitialization() ||
          classOf(Construct->getArg(0)->getType()) != classOf(Type))
        return {};
    if (classOf(Made->getType()) != classOf(Type))
      return {};
    bool Named = namedReturn(Value);
    bool Wrapped = Named || bindsLooserThanAwait(Value);
    Fixes.push_back(FixItHint::CreateReplacement(R.Statement->getReturnLoc(),
                                                 "co_return co_await"));
    if (!Wrapped)
      continue;
    Fixes.push_back(FixItHint::CreateInsertion(Value->getBeginLoc(),
                                               Named ? "std::move(" : "("));
    Fixes.push_back(FixItHint::CreateInsertion(
        Lexer::getLocForEndOfToken(Value->getEndLoc(), 0, SM, LangOpts), ")"));
  }
  return Fixes;
}

} // namespace clang::tidy::coro
