// The type of an expression in a template as it is written, where clang gives only "dependent": from what the possible
// callees have in common.
#include "Model/ExpressionType.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {
namespace {

/// How far one expression may lead to others: `auto x = f(x);` leads to itself.
constexpr unsigned MaxDepth = 8;

bool isUnknown(QualType T) {
  return T.isNull() || isUndeduced(T) ||
         T->isSpecificBuiltinType(BuiltinType::Dependent) ||
         T->isSpecificBuiltinType(BuiltinType::Overload) ||
         T->isSpecificBuiltinType(BuiltinType::BoundMember);
}

/// The functions among \p Decls; nothing if something else is among them.
template <typename Range> Candidates functionsIn(const Range &Decls) {
  Candidates Found;
  for (const NamedDecl *D : Decls) {
    const FunctionDecl *F = asFunction(D->getUnderlyingDecl());
    if (!F)
      return {};
    Found.push_back(F);
  }
  return Found;
}

/// What a call with \p Candidates gives: the one type that all of them return, or else the one class template, as its
/// pattern.
QualType commonResult(const Candidates &Candidates) {
  QualType Common;
  for (const FunctionDecl *F : Candidates) {
    QualType Result = resultOf(F);
    if (isUnknown(Result))
      return {};
    Result = Result.getNonReferenceType().getUnqualifiedType();
    if (Common.isNull() ||
        Common.getCanonicalType() == Result.getCanonicalType()) {
      Common = Result;
      continue;
    }
    const ClassTemplateDecl *Template = templateOf(classOf(Result));
    if (!Template || Template != templateOf(classOf(Common)))
      return {};
    Common =
        F->getASTContext().getCanonicalTagType(Template->getTemplatedDecl());
  }
  return Common;
}

class TypeFinder {
public:
  explicit TypeFinder(CoroutineModel *Model) : Model(Model) {}

  QualType typeOf(const Expr *E, unsigned Depth);
  Candidates callees(const CallExpr *Call, unsigned Depth);

private:
  QualType typeOfCall(const CallExpr *Call, unsigned Depth);
  QualType typeOfVariable(const ValueDecl *D, unsigned Depth);
  const CXXRecordDecl *objectOf(const CXXDependentScopeMemberExpr *Member,
                                unsigned Depth);
  const CXXRecordDecl *pointeeOf(QualType T);

  CoroutineModel *Model;
};

/// The class that `->` on a value of type \p T leads to.
const CXXRecordDecl *TypeFinder::pointeeOf(QualType T) {
  if (T.isNull())
    return nullptr;
  if (const auto *Pointer = T.getNonReferenceType()->getAs<PointerType>())
    return classOf(Pointer->getPointeeType());
  auto Operators = operatorsOf(classOf(T), OO_Arrow);
  if (Operators.empty())
    return nullptr;
  QualType Result = resultOf(Operators.front());
  const auto *Pointer =
      Result.isNull() ? nullptr : Result->getAs<PointerType>();
  return Pointer ? classOf(Pointer->getPointeeType()) : nullptr;
}

/// The class whose member \p Member names.
const CXXRecordDecl *
TypeFinder::objectOf(const CXXDependentScopeMemberExpr *Member,
                     unsigned Depth) {
  if (Member->getQualifier())
    return classOf(Member->getQualifier());
  QualType Base = Member->getBaseType();
  if (isUnknown(Base) && !Member->isImplicitAccess())
    Base = typeOf(Member->getBase(), Depth);
  return Member->isArrow() ? pointeeOf(Base) : classOf(Base);
}

Candidates TypeFinder::callees(const CallExpr *Call, unsigned Depth) {
  if (const FunctionDecl *F = Call->getDirectCallee())
    return {F};
  if (Depth > MaxDepth || isa<CXXOperatorCallExpr>(Call))
    return {};
  const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
  if (const auto *Overloads = dyn_cast<OverloadExpr>(Callee))
    return functionsIn(Overloads->decls());
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee))
    return functionsIn(
        membersNamed(objectOf(Member, Depth + 1), Member->getMember()));
  if (const auto *Scoped = dyn_cast<DependentScopeDeclRefExpr>(Callee))
    return functionsIn(
        membersNamed(classOf(Scoped->getQualifier()), Scoped->getDeclName()));
  // An object with a call operator, such as a lambda.
  return operatorsOf(classOf(typeOf(Callee, Depth + 1)), OO_Call);
}

/// Whether \p F gives its argument back as it is: std::move and std::forward.
bool forwardsArgument(const FunctionDecl *F) {
  return F->isInStdNamespace() && F->getIdentifier() &&
         (F->getName() == "move" || F->getName() == "forward");
}

QualType TypeFinder::typeOfCall(const CallExpr *Call, unsigned Depth) {
  Candidates Callees = callees(Call, Depth);
  if (!Callees.empty() && Call->getNumArgs() == 1 &&
      llvm::all_of(Callees, forwardsArgument))
    return typeOf(Call->getArg(0), Depth + 1);
  return commonResult(Callees);
}

QualType TypeFinder::typeOfVariable(const ValueDecl *D, unsigned Depth) {
  if (!isUnknown(D->getType()))
    return D->getType();
  const auto *Var = dyn_cast<VarDecl>(D);
  return Var && Var->getInit() ? typeOf(Var->getInit(), Depth + 1) : QualType();
}

QualType TypeFinder::typeOf(const Expr *E, unsigned Depth) {
  if (!E || Depth > MaxDepth)
    return {};
  E = E->IgnoreParenImpCasts();
  if (const auto *Full = dyn_cast<FullExpr>(E))
    return typeOf(Full->getSubExpr(), Depth + 1);
  if (!isUnknown(E->getType()))
    return E->getType();
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return typeOfCall(Call, Depth);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return typeOfVariable(Ref->getDecl(), Depth);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return typeOfVariable(Member->getMemberDecl(), Depth);
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E)) {
    for (const NamedDecl *D :
         membersNamed(objectOf(Member, Depth + 1), Member->getMember()))
      if (const auto *Value = dyn_cast<ValueDecl>(D); Value && !asFunction(D))
        return typeOfVariable(Value, Depth);
    return {};
  }
  if (const auto *Await = dyn_cast<DependentCoawaitExpr>(E))
    return Model ? Model->facets(typeOf(Await->getOperand(), Depth + 1))
                       .AwaitResult
                 : QualType();
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
    QualType True = typeOf(Conditional->getTrueExpr(), Depth + 1);
    QualType False = typeOf(Conditional->getFalseExpr(), Depth + 1);
    return True.isNull() || False.isNull() ||
                   True.getCanonicalType() != False.getCanonicalType()
               ? QualType()
               : True;
  }
  return {};
}

} // namespace

const TypeFacets &CoroutineModel::facetsOf(const Expr *E) {
  return facets(expressionType(E, this));
}

QualType expressionType(const Expr *E, CoroutineModel *Model) {
  return TypeFinder(Model).typeOf(E, 0);
}

Candidates calleesOf(const CallExpr *Call, CoroutineModel *Model) {
  return TypeFinder(Model).callees(Call, 0);
}

} // namespace clang::tidy::coro
