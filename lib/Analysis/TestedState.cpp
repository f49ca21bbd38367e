// Which shared objects a coroutine tests, suspends, and then relies on without another test.
#include "Analysis/TestedState.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "Analysis/KeptValues.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {
namespace {

std::optional<ObjectPath> sharedPath(const Expr *E) {
  auto Path = objectPath(E);
  return Path && Path->IsShared && Path->last() ? Path : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Tests and uses
//===----------------------------------------------------------------------===//

/// One side of a condition: the object that is not empty where \p Holds is its outcome.
struct Leaf {
  ObjectPath Object;
  const Expr *Test; ///< an element of the graph
  bool NotEmptyIf;
};

/// The container of which \p E asks whether it has elements: `c.size() > 0`, `c.size() != 0`, `c.size() == 0`.
std::optional<Leaf> sizeTested(const BinaryOperator &E) {
  bool NotEmptyIf = E.getOpcode() == BO_GT || E.getOpcode() == BO_NE;
  const auto *Zero =
      dyn_cast<IntegerLiteral>(E.getRHS()->IgnoreParenImpCasts());
  const auto *Call =
      dyn_cast<CXXMemberCallExpr>(E.getLHS()->IgnoreParenImpCasts());
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Zero || Zero->getValue() != 0 || !Method || !Method->getIdentifier() ||
      Method->getName() != "size" || !(NotEmptyIf || E.getOpcode() == BO_EQ))
    return std::nullopt;
  auto Path = sharedPath(Call->getImplicitObjectArgument());
  return Path ? std::optional<Leaf>({*Path, &E, NotEmptyIf}) : std::nullopt;
}

/// What \p E, an operand of a condition, tests: `p`, `p != nullptr`, `o.has_value()`, `c.empty()`, `c.size() > 0`.
std::optional<Leaf> leafOf(const Expr *E) {
  E = withoutWrappers(E);
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
    if (Cast->getCastKind() == CK_PointerToBoolean)
      if (auto Path = sharedPath(Cast->getSubExpr()))
        return Leaf{*Path, Cast, true};
    E = withoutWrappers(Cast->getSubExpr());
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    auto Path = sharedPath(Call->getImplicitObjectArgument());
    if (!Method || !Path || !Method->isConst())
      return std::nullopt;
    if (isa<CXXConversionDecl>(Method))
      return Leaf{*Path, Call, true};
    if (!Method->getIdentifier())
      return std::nullopt;
    if (Method->getName() == "has_value")
      return Leaf{*Path, Call, true};
    if (Method->getName() == "empty")
      return Leaf{*Path, Call, false};
    return std::nullopt;
  }
  auto IsNull = [](const Expr *Operand) {
    return isa<CXXNullPtrLiteralExpr>(Operand->IgnoreParenImpCasts());
  };
  auto Comparison = [&](const Expr *Left, const Expr *Right,
                        bool IsEqual) -> std::optional<Leaf> {
    const Expr *Other = IsNull(Right) ? Left : IsNull(Left) ? Right : nullptr;
    auto Path = Other ? sharedPath(Other) : std::nullopt;
    return Path ? std::optional<Leaf>({*Path, E, !IsEqual}) : std::nullopt;
  };
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    if (auto Tested = sizeTested(*Binary))
      return Tested;
  if (const auto *Binary = dyn_cast<BinaryOperator>(E);
      Binary && Binary->isEqualityOp())
    return Comparison(Binary->getLHS(), Binary->getRHS(),
                      Binary->getOpcode() == BO_EQ);
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      Call && (Call->getOperator() == OO_EqualEqual ||
               Call->getOperator() == OO_ExclaimEqual))
    return Comparison(Call->getArg(0), Call->getArg(1),
                      Call->getOperator() == OO_EqualEqual);
  return std::nullopt;
}

/// Collects what is known not to be empty where \p Condition has the outcome \p Holds.
void collectLeaves(const Expr *Condition, bool Holds,
                   llvm::SmallVectorImpl<Leaf> &Leaves) {
  Condition = withoutWrappers(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(Condition);
      Not && Not->getOpcode() == UO_LNot)
    return collectLeaves(Not->getSubExpr(), !Holds, Leaves);
  if (const auto *Binary = dyn_cast<BinaryOperator>(Condition);
      Binary && Binary->isLogicalOp()) {
    // Of a conjunction that holds, and a disjunction that does not, each side is known.
    if (Holds == (Binary->getOpcode() == BO_LAnd)) {
      collectLeaves(Binary->getLHS(), Holds, Leaves);
      collectLeaves(Binary->getRHS(), Holds, Leaves);
    }
    return;
  }
  if (auto Found = leafOf(Condition); Found && Found->NotEmptyIf == Holds)
    Leaves.push_back(*Found);
}

/// What \p E uses as if it were not empty.
std::optional<ObjectPath> usedAsFull(const Expr *E) {
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      Call && Call->getNumArgs() == 1 &&
      (Call->getOperator() == OO_Arrow || Call->getOperator() == OO_Star))
    return sharedPath(Call->getArg(0));
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_Deref)
    return sharedPath(Unary->getSubExpr());
  if (const auto *Member = dyn_cast<MemberExpr>(E);
      Member && Member->isArrow() &&
      !isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts()) &&
      !isa<CXXOperatorCallExpr>(Member->getBase()->IgnoreParenImpCasts()))
    return sharedPath(Member->getBase());
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method || !Method->getIdentifier() ||
      !llvm::StringSwitch<bool>(Method->getName())
           .Cases({"front", "back", "top", "pop", "pop_front", "pop_back"},
                  true)
           .Default(false))
    return std::nullopt;
  return sharedPath(Call->getImplicitObjectArgument());
}

bool exits(const Stmt *S) {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    return !Block->body_empty() && exits(Block->body_back());
  return isa_and_nonnull<CoreturnStmt, ReturnStmt, BreakStmt, ContinueStmt>(
             S) ||
         isa_and_nonnull<CXXThrowExpr>(
             isa_and_nonnull<Expr>(S) ? withoutWrappers(cast<Expr>(S)) : S);
}

/// Collects tests with the region in which they hold, all uses, and all that renews the knowledge.
class TestCollector : public BodyVisitor {
public:
  struct Region {
    Leaf Test;
    SourceLocation Begin, End;
  };
  struct Touch {
    ObjectPath Object;
    const Expr *Where;
  };
  llvm::SmallVector<Region, 4> Regions;
  llvm::SmallVector<Touch, 8> Uses, Renewals;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCompoundStmt(const CompoundStmt *Block) override {
    for (const Stmt *Child : Block->body())
      if (const auto *If = dyn_cast<IfStmt>(Child);
          If && !If->getElse() && exits(If->getThen()))
        addRegions(If->getCond(), false, If->getEndLoc(), Block->getEndLoc());
    return true;
  }
  bool VisitIfStmt(const IfStmt *If) override {
    addRegions(If->getCond(), true, If->getThen()->getBeginLoc(),
               If->getThen()->getEndLoc());
    return true;
  }
  bool VisitWhileStmt(const WhileStmt *While) override {
    addRegions(While->getCond(), true, While->getBody()->getBeginLoc(),
               While->getBody()->getEndLoc());
    return true;
  }
  bool VisitExpr(const Expr *E) override {
    if (auto Path = usedAsFull(E))
      Uses.push_back({*Path, E});
    if (auto Test = leafOf(E); Test && Test->Test == E)
      Renewals.push_back({Test->Object, E});
    const Expr *Assigned = nullptr;
    if (const auto *Binary = dyn_cast<BinaryOperator>(E);
        Binary && Binary->isAssignmentOp())
      Assigned = Binary->getLHS();
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
        Call && Call->isAssignmentOp())
      Assigned = Call->getArg(0);
    // A member that changes the object itself, and not what it points to: emplace(), push_back(), reset(p).
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    if (Call && Call->getMethodDecl() && !Call->getMethodDecl()->isConst() &&
        !usedAsFull(E))
      Assigned = Call->getImplicitObjectArgument();
    if (auto Path = Assigned ? sharedPath(Assigned) : std::nullopt)
      if (!Call || namesObjectItself(Assigned, *Path))
        Renewals.push_back({*Path, E});
    return true;
  }

private:
  void addRegions(const Expr *Condition, bool Holds, SourceLocation Begin,
                  SourceLocation End) {
    llvm::SmallVector<Leaf, 2> Leaves;
    collectLeaves(Condition, Holds, Leaves);
    for (const Leaf &Test : Leaves)
      Regions.push_back({Test, Begin, End});
  }
};

} // namespace

std::vector<ReliedOn> reliedOnAfterSuspension(const Suspensions &Points) {
  TestCollector Collector;
  const FunctionDecl &F = Points.graph().function();
  Collector.TraverseStmt(F.getBody());
  const SourceManager &SM = F.getASTContext().getSourceManager();
  std::vector<ReliedOn> Found;
  for (const auto &Region : Collector.Regions) {
    const ObjectPath &Object = Region.Test.Object;
    llvm::SmallVector<const Stmt *, 4> Stops;
    for (const auto &Renewal : Collector.Renewals)
      if (Renewal.Object == Object)
        Stops.push_back(Renewal.Where);
    for (const auto &Use : Collector.Uses) {
      SourceLocation Loc = Use.Where->getExprLoc();
      if (!(Use.Object == Object) ||
          SM.isBeforeInTranslationUnit(Loc, Region.Begin) ||
          SM.isBeforeInTranslationUnit(Region.End, Loc))
        continue;
      auto At = Points.between(Region.Test.Test, Use.Where, Stops);
      if (At.empty())
        continue;
      Found.push_back({Object, Region.Test.Test, Use.Where, At});
      break;
    }
  }
  return Found;
}

//===----------------------------------------------------------------------===//
// Lost updates
//===----------------------------------------------------------------------===//

namespace {

/// Collects the plain assignments to shared numbers, and what their right sides mention.
class AssignmentCollector : public BodyVisitor {
public:
  struct Assignment {
    const BinaryOperator *Where;
    ObjectPath Object;
    llvm::SmallVector<const Expr *, 2> Reads; ///< of the object itself
    llvm::SmallPtrSet<const DeclRefExpr *, 4> Locals;
  };
  std::vector<Assignment> Assignments;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitBinaryOperator(const BinaryOperator *Binary) override {
    if (Binary->getOpcode() != BO_Assign ||
        !Binary->getType()->isArithmeticType())
      return true;
    auto Path = sharedPath(Binary->getLHS());
    if (!Path)
      return true;
    Assignments.push_back({Binary, *Path, {}, {}});
    // A plain copy puts back what was there, on purpose.
    if (isa<BinaryOperator>(Binary->getRHS()->IgnoreParenImpCasts()))
      RightSide(Assignments.back()).TraverseStmt(Binary->getRHS());
    return true;
  }

private:
  class RightSide : public BodyVisitor {
  public:
    explicit RightSide(Assignment &To) : To(To) {}
    bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
    // What an await is given is used by then.
    bool TraverseCoawaitExpr(const CoawaitExpr *) override { return true; }
    bool VisitImplicitCastExpr(const ImplicitCastExpr *Cast) override {
      if (Cast->getCastKind() != CK_LValueToRValue)
        return true;
      if (auto Path = sharedPath(Cast->getSubExpr());
          Path && *Path == To.Object)
        To.Reads.push_back(Cast);
      return true;
    }
    bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
      To.Locals.insert(Ref);
      return true;
    }

  private:
    Assignment &To;
  };
};

} // namespace

std::vector<LostUpdate> lostUpdates(const Suspensions &Points) {
  AssignmentCollector Collector;
  Collector.TraverseStmt(Points.graph().function().getBody());
  std::vector<LostUpdate> Found;
  for (const auto &Assignment : Collector.Assignments) {
    for (const Expr *Read : Assignment.Reads) {
      // On the way forward only: in the next round of a loop it is read anew.
      auto At =
          Points.between(Read, Assignment.Where, {Read, Assignment.Where});
      llvm::erase_if(At, [&](const Suspension *Point) {
        return !Points.comesBefore(Read, Point->Where) ||
               !Points.comesBefore(Point->Where, Assignment.Where);
      });
      if (!At.empty())
        Found.push_back({Assignment.Object, Read, Assignment.Where, At, true});
    }
    forEachKeptValue(
        Points,
        [&](const VarDecl &, const Expr &Value) {
          const auto *Cast =
              dyn_cast<ImplicitCastExpr>(withoutWrappers(&Value));
          if (!Cast || Cast->getCastKind() != CK_LValueToRValue)
            return false;
          auto Path = sharedPath(Cast->getSubExpr());
          return Path && *Path == Assignment.Object;
        },
        [&](const DeclRefExpr &Use) {
          return Assignment.Locals.contains(&Use);
        },
        [&](const KeptValue &Kept) {
          Found.push_back({Assignment.Object, Kept.Value, Assignment.Where,
                           Kept.At, false});
        });
  }
  return Found;
}

} // namespace clang::tidy::coro
