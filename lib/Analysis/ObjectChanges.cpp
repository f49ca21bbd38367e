// Where a translation unit changes its members and globals: what may happen to them while a coroutine is suspended.
#include "Analysis/ObjectChanges.h"
#include "Analysis/Discarded.h"
#include "Analysis/Instantiation.h"
#include "Analysis/LocalUses.h"
#include "Model/ProfileSet.h"
#include "Support/TopLevel.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {

/// \p F as it is written: all instantiations of a template count as one function.
static const FunctionDecl *written(const FunctionDecl &F) {
  const FunctionDecl *Pattern = patternOf(F);
  return (Pattern ? Pattern : &F)->getCanonicalDecl();
}

/// What a member of a container, a smart pointer or an optional does, by the vocabulary of the standard library.
static std::optional<ChangeKind> changeByName(llvm::StringRef Name) {
  return llvm::StringSwitch<std::optional<ChangeKind>>(Name)
      .Cases({"push_back", "push_front", "push", "insert", "insert_or_assign",
              "emplace", "emplace_back", "emplace_front", "emplace_hint",
              "try_emplace", "append", "insert_after", "emplace_after",
              "reserve", "rehash"},
             ChangeKind::Grows)
      .Cases({"erase", "clear", "pop_back", "pop_front", "pop", "remove",
              "remove_if", "extract", "resize", "assign", "swap", "reset",
              "erase_after", "merge", "splice", "shrink_to_fit", "release"},
             ChangeKind::Shrinks)
      .Default(std::nullopt);
}

class ChangeCollector : public ConstDynamicRecursiveASTVisitor {
public:
  explicit ChangeCollector(ObjectChanges &Result) : Result(Result) {
    ShouldVisitTemplateInstantiations = true;
  }

  bool TraverseFunctionDecl(const FunctionDecl *F) override {
    return inside(F, [&] {
      return ConstDynamicRecursiveASTVisitor::TraverseFunctionDecl(F);
    });
  }
  bool TraverseCXXMethodDecl(const CXXMethodDecl *F) override {
    return inside(F, [&] {
      return ConstDynamicRecursiveASTVisitor::TraverseCXXMethodDecl(F);
    });
  }
  // What a constructor or a destructor does, nobody else sees.
  bool TraverseCXXConstructorDecl(const CXXConstructorDecl *) override {
    return true;
  }
  bool TraverseCXXDestructorDecl(const CXXDestructorDecl *) override {
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    return inside(Lambda->getCallOperator(), [&] {
      return ConstDynamicRecursiveASTVisitor::TraverseLambdaExpr(Lambda);
    });
  }
  // The other children of an await repeat its operand.
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    ++AwaitDepth;
    bool Result = TraverseStmt(Await->getOperand());
    --AwaitDepth;
    return Result;
  }

  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (Method && Function &&
        isa<CXXThisExpr>(
            Call->getImplicitObjectArgument()->IgnoreParenImpCasts())) {
      const FunctionDecl *Callee = written(*Method);
      const FunctionDecl *Caller = written(*Function);
      Result.Callees[Caller].push_back(Callee);
      if (AwaitDepth)
        Result.AwaitedBy[Callee].push_back(Caller);
    }
    if (Method && !Method->isConst() && Method->getIdentifier())
      if (auto Kind = changeByName(Method->getName()))
        add(*Kind, Call->getImplicitObjectArgument(), Call);
    return true;
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    if (Call->getOperator() == OO_Equal)
      add(isEmpty(Call->getArg(1)) ? ChangeKind::Shrinks : ChangeKind::Assigned,
          Call->getArg(0), Call);
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *Binary) override {
    if (Binary->isAssignmentOp())
      add(isEmpty(Binary->getRHS()) ? ChangeKind::Shrinks
                                    : ChangeKind::Assigned,
          Binary->getLHS(), Binary);
    return true;
  }
  bool VisitUnaryOperator(const UnaryOperator *Unary) override {
    if (Unary->isIncrementDecrementOp())
      add(ChangeKind::Assigned, Unary->getSubExpr(), Unary);
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    // std::move(items), std::exchange(items, {}), std::swap(items, mine), std::erase_if(items, …).
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || !Callee->isInStdNamespace() || !Callee->getIdentifier())
      return true;
    llvm::StringRef Name = Callee->getName();
    if (Name == "exchange" || Name == "swap" || Name == "erase" ||
        Name == "erase_if" || isMove(Call))
      for (const Expr *Argument : Call->arguments())
        add(ChangeKind::Shrinks, Argument, Call);
    return true;
  }

private:
  template <typename Callable>
  bool inside(const FunctionDecl *F, Callable Traverse) {
    const FunctionDecl *Outer = std::exchange(Function, F);
    unsigned OuterDepth = std::exchange(AwaitDepth, 0);
    bool Result = Traverse();
    Function = Outer;
    AwaitDepth = OuterDepth;
    return Result;
  }
  static bool isEmpty(const Expr *Value) {
    Value = withoutWrappers(Value);
    while (const auto *Cast = dyn_cast<CastExpr>(Value))
      Value = withoutWrappers(Cast->getSubExpr());
    if (const auto *Tag = Value->getType()->getAsCXXRecordDecl();
        Tag && isNamed(Tag, "std::nullopt_t"))
      return true;
    if (const auto *List = dyn_cast<InitListExpr>(Value))
      return List->getNumInits() == 0;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Value))
      return Construct->getNumArgs() == 0;
    return isa<CXXNullPtrLiteralExpr>(Value);
  }
  void add(ChangeKind Kind, const Expr *Object, const Expr *Where) {
    if (!Function || !Object)
      return;
    auto Path = objectPath(Object);
    if (Path && namesObjectItself(Object, *Path) &&
        (Path->isThis() || Path->Root->hasGlobalStorage()))
      Result.Changes[Path->last()].push_back({Kind, *Path, Function, Where});
  }

  ObjectChanges &Result;
  const FunctionDecl *Function = nullptr;
  unsigned AwaitDepth = 0;
};

ObjectChanges::ObjectChanges(ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  ChangeCollector Collector(*this);
  for (const Decl *D : topLevelDeclarations(Context))
    if (!SM.isInSystemHeader(D->getLocation()))
      Collector.TraverseDecl(D);
}

llvm::SmallPtrSet<const FunctionDecl *, 16>
ObjectChanges::inSequenceWith(const FunctionDecl &F) const {
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;
  auto Close =
      [&](Functions Work,
          const llvm::DenseMap<const FunctionDecl *, Functions> &Edges) {
        while (!Work.empty()) {
          const FunctionDecl *Next = Work.pop_back_val();
          auto It = Edges.find(Next);
          if (It == Edges.end())
            continue;
          for (const FunctionDecl *Other : It->second)
            if (Seen.insert(Other).second)
              Work.push_back(Other);
        }
      };
  Seen.insert(written(F));
  Close({written(F)}, AwaitedBy);
  Close(Functions(Seen.begin(), Seen.end()), Callees);
  return Seen;
}

llvm::SmallVector<const ObjectChange *, 4>
ObjectChanges::changesMeanwhile(const ObjectPath &Path,
                                const FunctionDecl &F) const {
  llvm::SmallVector<const ObjectChange *, 4> Found;
  auto It = Path.last() ? Changes.find(Path.last()) : Changes.end();
  if (It == Changes.end())
    return Found;
  auto InSequence = inSequenceWith(F);
  for (const ObjectChange &Change : It->second)
    if (Change.Path == Path && !InSequence.contains(written(*Change.In)))
      Found.push_back(&Change);
  return Found;
}

const ObjectChange *ObjectChanges::changeIn(const FunctionDecl &F,
                                            const ObjectPath &Path) const {
  auto It = Path.last() ? Changes.find(Path.last()) : Changes.end();
  if (It == Changes.end())
    return nullptr;
  llvm::SmallPtrSet<const FunctionDecl *, 8> Seen;
  Functions Work{written(F)};
  while (!Work.empty()) {
    const FunctionDecl *Next = Work.pop_back_val();
    if (!Seen.insert(Next).second)
      continue;
    for (const ObjectChange &Change : It->second)
      if (Change.Path == Path && written(*Change.In) == Next)
        return &Change;
    if (auto Calls = Callees.find(Next); Calls != Callees.end())
      Work.append(Calls->second.begin(), Calls->second.end());
  }
  return nullptr;
}

} // namespace clang::tidy::coro
