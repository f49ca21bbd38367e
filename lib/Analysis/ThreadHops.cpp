// Which awaits move their coroutine to another thread.
#include "Analysis/ThreadHops.h"
#include "Analysis/CallGraph.h"
#include "Analysis/DestroyedTypes.h"
#include "Analysis/Discarded.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {
namespace {

/// Whether an object of type \p T is a thread, or owns some: `std::vector<std::jthread>`.
bool isThreads(QualType T, unsigned Depth = 0) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || Depth == 3)
    return false;
  if (isNamed(Class, "std::thread") || isNamed(Class, "std::jthread"))
    return true;
  QualType Owned = destroyedWith(T);
  return !Owned.isNull() && isThreads(Owned, Depth + 1);
}

/// What a smart pointer of the standard points to; a null type for everything else.
QualType pointedType(QualType T) {
  const auto *Record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Record || !(isNamed(Record, "std::unique_ptr") ||
                   isNamed(Record, "std::shared_ptr")))
    return {};
  return Record->getTemplateArgs()[0].getAsType();
}

/// Whether \p T is a pool of threads, or refers to one.
bool isThreadPool(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  else if (QualType Owned = pointedType(T); !Owned.isNull())
    T = Owned;
  bool Found = false;
  forEachClass(T->getAsCXXRecordDecl(), [&](const CXXRecordDecl *Class) {
    if (Class->hasDefinition())
      Found |= llvm::any_of(Class->fields(), [](const FieldDecl *Field) {
        return isThreads(Field->getType());
      });
    return !Found;
  });
  return Found;
}

/// Whether awaiting \p E gives nothing.
bool isAwaitedForNothing(const Expr *E, CoroutineModel &Model) {
  const TypeFacets &Facets = Model.facets(E->getType().getNonReferenceType());
  return Facets.Kind == TypeKind::Operation && !Facets.AwaitResult.isNull() &&
         Facets.AwaitResult->isVoidType();
}

/// Whether \p Call gives an operation that has no result, so that it is awaited for where it resumes: the `schedule()`
/// of a scheduler ([exec.sched]), and what is made of a thread pool.
bool isWayToOtherThread(const CallExpr &Call, CoroutineModel &Model) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !isAwaitedForNothing(&Call, Model))
    return false;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  if (Member && Callee->getIdentifier() && Callee->getName() == "schedule" &&
      Callee->getNumParams() == 0)
    return true;
  return (Member &&
          isThreadPool(Member->getImplicitObjectArgument()->getType())) ||
         llvm::any_of(Call.arguments(), [](const Expr *Arg) {
           return isThreadPool(Arg->getType());
         });
}

/// Finds the scheduler that an awaited expression goes on with.
class HopVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  explicit HopVisitor(CoroutineModel &Model) : Model(Model) {}
  std::optional<HopTarget> Found;

  /// `co_await pool;`
  void visitAwaited(const Expr *Operand) {
    if (isThreadPool(Operand->getType()) && isAwaitedForNothing(Operand, Model))
      go(Operand);
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    auto Says = Model.profiles().function(Callee, FunctionRole::ScheduleOn);
    if (!Says && !isWayToOtherThread(*Call, Model))
      return true;
    const Expr *Target = nullptr;
    int16_t Index = Says ? Says->Argument.Index : ArgumentRef::Object;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        Member && Index == ArgumentRef::Object)
      Target = Member->getImplicitObjectArgument();
    else if (Index >= 0 && unsigned(Index) < Call->getNumArgs())
      Target = Call->getArg(Index);
    go(Target);
    return false;
  }

private:
  void go(const Expr *Target) {
    HopTarget Hop;
    if (Target) {
      QualType T = Target->IgnoreParenImpCasts()->getType();
      T = T->isPointerType() ? T->getPointeeType() : T;
      Hop.Kind = T.getCanonicalType().getUnqualifiedType().getTypePtr();
      forEachMention(Target, [&](const ValueDecl *D) { Hop.Which = D; });
    }
    Found = Hop;
  }

  CoroutineModel &Model;
};

} // namespace

std::optional<HopTarget> hopOf(const Expr *Operand, CoroutineModel &Model) {
  HopVisitor Visitor(Model);
  Visitor.visitAwaited(withoutWrappers(Operand));
  Visitor.TraverseStmt(Operand);
  return Visitor.Found;
}

} // namespace clang::tidy::coro
