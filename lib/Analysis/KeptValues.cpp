// What a coroutine keeps in a local variable from before a suspension, and uses after it.
#include "Analysis/KeptValues.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"

namespace clang::tidy::coro {
namespace {

/// A place where a local gets a value: its declaration, or an assignment.
struct Definition {
  const Stmt *Where;
  const Expr *Value;
};

struct LocalHistory {
  llvm::SmallVector<Definition, 2> Definitions;
  llvm::SmallVector<const DeclRefExpr *, 8> Uses;
};

/// Collects where the locals of a body get their values, and where they are used.
class HistoryCollector : public BodyVisitor {
public:
  HistoryCollector() { ShouldVisitImplicitCode = true; }
  llvm::MapVector<const VarDecl *, LocalHistory> Locals;

  bool VisitDeclStmt(const DeclStmt *S) override {
    for (const Decl *D : S->decls())
      if (const auto *Local = dyn_cast<VarDecl>(D);
          Local && Local->hasLocalStorage())
        Locals[Local].Definitions.push_back({S, Local->getInit()});
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *Binary) override {
    if (Binary->getOpcode() == BO_Assign)
      assigned(Binary, Binary->getLHS(), Binary->getRHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    if (Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      assigned(Call, Call->getArg(0), Call->getArg(1));
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    // A structured binding names a part of a variable without a name.
    const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl());
    if (const auto *Local = dyn_cast_or_null<VarDecl>(
            Binding ? Binding->getDecomposedDecl() : Ref->getDecl());
        Local && Local->hasLocalStorage() && !Assigned.contains(Ref) &&
        !Ref->isNonOdrUse())
      Locals[Local].Uses.push_back(Ref);
    return true;
  }

private:
  void assigned(const Expr *Where, const Expr *To, const Expr *Value) {
    const auto *Ref = dyn_cast<DeclRefExpr>(withoutWrappers(To));
    const auto *Local = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    // What is assigned through a reference goes elsewhere.
    if (!Local || Local->getType()->isReferenceType())
      return;
    Assigned.insert(Ref);
    Locals[Local].Definitions.push_back({Where, Value});
  }
  llvm::SmallPtrSet<const DeclRefExpr *, 8> Assigned;
};

} // namespace

void forEachKeptValue(
    const Suspensions &Points,
    llvm::function_ref<bool(const VarDecl &, const Expr &)> Concerns,
    llvm::function_ref<bool(const DeclRefExpr &)> Counts,
    llvm::function_ref<void(const KeptValue &)> Found) {
  HistoryCollector Collector;
  Collector.TraverseStmt(Points.graph().function().getBody());
  for (const auto &Entry : Collector.Locals) {
    const VarDecl *Local = Entry.first;
    const LocalHistory &History = Entry.second;
    llvm::SmallVector<const Stmt *, 4> Stops;
    for (const Definition &D : History.Definitions)
      Stops.push_back(D.Where);
    auto FindUse = [&](const Definition &D) {
      for (const DeclRefExpr *Use : History.Uses) {
        if (!Counts(*Use))
          continue;
        auto At = Points.between(D.Where, Use, Stops);
        if (At.empty())
          continue;
        Found({Local, D.Value, Use, At});
        return true;
      }
      return false;
    };
    for (const Definition &D : History.Definitions)
      if (D.Value && Concerns(*Local, *D.Value) && FindUse(D))
        break;
  }
}

} // namespace clang::tidy::coro
