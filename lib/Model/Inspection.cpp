// What the model believes of a translation unit, gathered for `coro-tidy inspect`: the types, coroutines and calls of
// the user's code.
#include "Model/Inspection.h"
#include "Model/Classifier.h"
#include "Model/ExpressionType.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::tidy::coro {
namespace {

/// Whether there is something to say about a type.
bool isWorthMention(const TypeFacets &Facets) {
  return Facets.Kind != TypeKind::None || Facets.isCoroutine() ||
         Facets.isAwaitable() || Facets.Range == RangeKind::Async ||
         !Facets.Roles.empty() || !Facets.Library.empty();
}

/// Whether the model believes the same of two specialisations for the same reasons, but for the type of their result.
bool areAlike(const TypeFacets &A, const TypeFacets &B) {
  auto IsSame = [](const Evidence &A, const Evidence &B) {
    return A.About == B.About && A.What == B.What;
  };
  auto IsAboutResult = [](const Evidence &E) {
    return E.About == Aspect::Result;
  };
  auto Reasons = [&](const TypeFacets &F) {
    std::vector<Evidence> Why = F.Why;
    llvm::erase_if(Why, IsAboutResult);
    return Why;
  };
  if (!llvm::equal(Reasons(A), Reasons(B), IsSame))
    return false;
  auto Beliefs = [](const TypeFacets &F) {
    return std::tuple(F.Kind, F.isCoroutine(), F.Start, F.Yields,
                      F.DestroysItself, F.AwaitTransform, F.Awaited,
                      F.RvalueOnly, F.Range, F.NoDiscard, F.MoveOnly,
                      F.SingleShot, F.Dropped, F.Roles.bits());
  };
  return Beliefs(A) == Beliefs(B);
}

class Inspector : public ConstDynamicRecursiveASTVisitor {
public:
  explicit Inspector(CoroutineModel &Model)
      : Model(Model), Sources(Model.context().getSourceManager()) {}

  Inspection run() {
    TraverseAST(Model.context());
    // A coroutine is known when its body ends; those inside it come first.
    llvm::sort(Result.Coroutines, [this](const auto &A, const auto &B) {
      return Sources.isBeforeInTranslationUnit(A.Function->getLocation(),
                                               B.Function->getLocation());
    });
    return std::move(Result);
  }

  bool TraverseDecl(const Decl *D) override;
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override;

  bool VisitCXXRecordDecl(const CXXRecordDecl *Class) override;
  bool VisitValueDecl(const ValueDecl *D) override;
  bool VisitTypedefNameDecl(const TypedefNameDecl *Typedef) override;
  bool VisitExpr(const Expr *E) override;
  bool VisitCallExpr(const CallExpr *Call) override;
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override;
  bool VisitCoawaitExpr(const CoawaitExpr *Await) override;
  bool VisitDependentCoawaitExpr(const DependentCoawaitExpr *Await) override;
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override;

private:
  void addType(QualType T);
  void addCall(SourceLocation Where, llvm::ArrayRef<const FunctionDecl *>);
  void addPoint(SuspensionPoint Point);
  template <typename Traverse>
  bool inFunction(const FunctionDecl *F, Traverse Inside);

  CoroutineModel &Model;
  const SourceManager &Sources;
  Inspection Result;
  /// By class template, or by class: where its entries stand in Result.Types.
  llvm::DenseMap<const Decl *, llvm::SmallVector<size_t, 1>> ByTemplate;
  llvm::SmallPtrSet<const Type *, 32> Seen;
  /// The functions around the current place, the innermost last.
  std::vector<InspectedCoroutine> Functions;
};

bool Inspector::TraverseDecl(const Decl *D) {
  if (!D)
    return true;
  // Namespaces are opened by libraries and users alike.
  if (!isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
      Sources.isInSystemHeader(Sources.getExpansionLoc(D->getLocation())))
    return true;
  const auto *F = dyn_cast<FunctionDecl>(D);
  auto Inside = [&] {
    return ConstDynamicRecursiveASTVisitor::TraverseDecl(D);
  };
  return F && !isa<CXXDeductionGuideDecl>(F) ? inFunction(F, Inside) : Inside();
}

bool Inspector::TraverseLambdaExpr(const LambdaExpr *Lambda) {
  return inFunction(Lambda->getCallOperator(), [&] {
    return ConstDynamicRecursiveASTVisitor::TraverseLambdaExpr(Lambda);
  });
}

/// Whether \p Awaited, an await that is written or that of the initial or the final suspension, suspends.
std::optional<bool> suspends(const Stmt *Awaited) {
  const auto *E = dyn_cast_or_null<Expr>(Awaited);
  const auto *Suspend =
      E ? dyn_cast<CoroutineSuspendExpr>(E->IgnoreImplicit()) : nullptr;
  return Suspend && Suspend->getCommonExpr()
             ? alwaysSuspends(classOf(Suspend->getCommonExpr()->getType()))
             : std::nullopt;
}

template <typename Traverse>
bool Inspector::inFunction(const FunctionDecl *F, Traverse Inside) {
  Functions.push_back({F, resultOf(F), {}});
  const CoroutineBodyStmt *Body =
      F->isThisDeclarationADefinition() ? coroutineBody(F) : nullptr;
  std::optional<bool> First, Last;
  if (Body) {
    First = suspends(Body->getInitSuspendStmt());
    Last = suspends(Body->getFinalSuspendStmt());
    // A template has no such statements yet.
    const TypeFacets &Facets = Model.resultFacets(F);
    if (!First && Facets.Start != StartKind::Unknown)
      First = Facets.Start == StartKind::Lazy;
    if (!Last && Facets.DestroysItself)
      Last = false;
    addPoint({SuspensionPoint::Initial, Body->getBeginLoc(), nullptr, First});
  }
  bool Continue = Inside();
  if (Body) {
    addPoint({SuspensionPoint::Final, Body->getEndLoc(), nullptr, Last});
    Result.Coroutines.push_back(std::move(Functions.back()));
  }
  Functions.pop_back();
  return Continue;
}

void Inspector::addPoint(SuspensionPoint Point) {
  if (!Functions.empty())
    Functions.back().Points.push_back(Point);
}

void Inspector::addType(QualType T) {
  if (T.isNull())
    return;
  T = T.getNonReferenceType();
  while (T->isAnyPointerType() || T->isArrayType())
    T = QualType(T->getPointeeOrArrayElementType(), 0);
  T = T.getUnqualifiedType();
  if (!Seen.insert(T.getCanonicalType().getTypePtr()).second)
    return;
  const CXXRecordDecl *Record = classOf(T);
  if (!Record || Record->isLambda())
    return;
  const TypeFacets &Facets = Model.facets(T);
  if (!isWorthMention(Facets))
    return;
  const Decl *Key = Record;
  if (const ClassTemplateDecl *Template = templateOf(Record))
    Key = Template;
  for (size_t Index : ByTemplate[Key])
    if (areAlike(*Result.Types[Index].Facets, Facets)) {
      // A pattern is the template itself, not another specialisation.
      if (!T->isDependentType())
        Result.Types[Index].Alike.push_back(T);
      return;
    }
  ByTemplate[Key].push_back(Result.Types.size());
  const CXXRecordDecl *Own = T->getAsCXXRecordDecl();
  bool IsTemplate = T->isDependentType() || (Own && Own->getDefinition());
  Result.Types.push_back({T, Record, &Facets, !IsTemplate, {}});
}

bool Inspector::VisitCXXRecordDecl(const CXXRecordDecl *Class) {
  if (Class->isThisDeclarationADefinition())
    addType(Model.context().getCanonicalTagType(Class));
  return true;
}

bool Inspector::VisitValueDecl(const ValueDecl *D) {
  if (const auto *F = dyn_cast<FunctionDecl>(D))
    addType(resultOf(F));
  else
    addType(D->getType());
  // The destructor of a local is called where nothing is written.
  const auto *Local = dyn_cast<VarDecl>(D);
  if (!Local || !Local->hasLocalStorage() || isa<ParmVarDecl>(Local) ||
      Local->getType()->isDependentType())
    return true;
  if (const auto *Class = Local->getType()->getAsCXXRecordDecl();
      Class && Class->hasDefinition())
    if (const CXXDestructorDecl *Destructor = Class->getDestructor())
      addCall(Local->getLocation(), {Destructor});
  return true;
}

bool Inspector::VisitTypedefNameDecl(const TypedefNameDecl *Typedef) {
  addType(Typedef->getUnderlyingType());
  return true;
}

bool Inspector::VisitExpr(const Expr *E) {
  addType(expressionType(E, &Model));
  return true;
}

void Inspector::addCall(SourceLocation Where,
                        llvm::ArrayRef<const FunctionDecl *> Callees) {
  for (const FunctionDecl *Callee : Callees) {
    auto Roles = Model.profiles().functions(Callee);
    if (Roles.empty())
      continue;
    const FunctionDecl *Caller =
        Functions.empty() ? nullptr : Functions.back().Function;
    llvm::SmallVector<FromProfile<ReplacementProfile>, 2> Replacements;
    if (Caller && coroutineBody(Caller))
      Replacements = Model.profiles().replacements(
          Callee, classOf(Functions.back().Returns));
    Result.Calls.push_back(
        {Where, Callee, Caller, std::move(Roles), std::move(Replacements)});
    return;
  }
}

bool Inspector::VisitCallExpr(const CallExpr *Call) {
  addCall(Call->getExprLoc(), calleesOf(Call, &Model));
  return true;
}

bool Inspector::VisitCXXConstructExpr(const CXXConstructExpr *Construct) {
  addCall(Construct->getLocation(), {Construct->getConstructor()});
  return true;
}

bool Inspector::VisitCoawaitExpr(const CoawaitExpr *Await) {
  addPoint({SuspensionPoint::Await, Await->getKeywordLoc(), Await->getOperand(),
            suspends(Await)});
  return true;
}

bool Inspector::VisitDependentCoawaitExpr(const DependentCoawaitExpr *Await) {
  addPoint({SuspensionPoint::Await, Await->getKeywordLoc(), Await->getOperand(),
            std::nullopt});
  return true;
}

bool Inspector::TraverseCoyieldExpr(const CoyieldExpr *Yield) {
  // The operand is the call of yield_value, which nobody wrote; its argument is what they did.
  const Expr *Operand = Yield->getOperand()->IgnoreImplicit();
  if (const auto *Call = dyn_cast<CallExpr>(Operand);
      Call && Call->getNumArgs() == 1 && !Call->isTypeDependent())
    Operand = Call->getArg(0);
  addPoint(
      {SuspensionPoint::Yield, Yield->getKeywordLoc(), Operand, std::nullopt});
  return TraverseStmt(Operand);
}

} // namespace

llvm::SmallVector<llvm::StringRef, 3> ownershipWords(const TypeFacets &Facets) {
  llvm::SmallVector<llvm::StringRef, 3> Words;
  if (Facets.NoDiscard)
    Words.push_back("nodiscard");
  if (Facets.MoveOnly)
    Words.push_back("move-only");
  if (Facets.SingleShot)
    Words.push_back("single-shot");
  return Words;
}

Inspection inspect(CoroutineModel &Model) { return Inspector(Model).run(); }

llvm::SmallVector<FromProfile<TypeProfile>, 2>
profilesOf(const InspectedType &T, CoroutineModel &Model) {
  return Model.profiles().types(T.Record);
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

static PrintingPolicy displayPolicy(const ASTContext &Context) {
  PrintingPolicy Policy = Context.getPrintingPolicy();
  Policy.FullyQualifiedName = true;
  Policy.SuppressInlineNamespace =
      llvm::to_underlying(PrintingPolicy::SuppressInlineNamespaceMode::All);
  Policy.SuppressUnwrittenScope = true;
  return Policy;
}

std::string displayName(QualType T, const ASTContext &Context) {
  // A template parameter has its name only where it is written.
  if (!T->isDependentType())
    T = T.getCanonicalType();
  // A local class is printed without its function.
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  const FunctionDecl *Function =
      Class && !Class->isLambda() ? Class->isLocalClass() : nullptr;
  std::string Scope = Function ? displayName(*Function) + "()::" : "";
  return Scope + T.getAsString(displayPolicy(Context));
}

/// Whether \p D is a partial specialisation or is declared in one, whose arguments clang prints as numbered parameters.
static bool isPartiallySpecialized(const Decl *D) {
  for (; D && !isa<TranslationUnitDecl>(D); D = cast<Decl>(D->getDeclContext()))
    if (isa<ClassTemplatePartialSpecializationDecl>(D))
      return true;
  return false;
}

std::string displayName(const NamedDecl &D) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&D);
  if (Method && Method->getParent()->isLambda())
    return "lambda";
  std::string Name;
  llvm::raw_string_ostream OS(Name);
  PrintingPolicy Policy = displayPolicy(D.getASTContext());
  if (const auto *Spec = dyn_cast<ClassTemplatePartialSpecializationDecl>(&D)) {
    Spec->printQualifiedName(OS, Policy);
    printTemplateArgumentList(OS, Spec->getTemplateArgsAsWritten()->arguments(),
                              Policy);
    return Name;
  }
  if (isPartiallySpecialized(&D))
    return displayName(*cast<NamedDecl>(D.getDeclContext())) +
           "::" + D.getNameAsString();
  if (isa<FunctionDecl>(D))
    D.printQualifiedName(OS, Policy);
  else
    D.getNameForDiagnostic(OS, Policy, /*Qualified=*/true);
  return Name;
}

llvm::StringRef spelling(Aspect About) {
  switch (About) {
  case Aspect::Kind:
    return "kind";
  case Aspect::Promise:
    return "promise";
  case Aspect::Start:
    return "start";
  case Aspect::Yield:
    return "yields";
  case Aspect::Await:
    return "awaited-by";
  case Aspect::Result:
    return "await-result";
  case Aspect::Range:
    return "range";
  case Aspect::Ownership:
    return "ownership";
  case Aspect::Drop:
    return "dropped";
  case Aspect::Role:
    return "roles";
  }
  llvm_unreachable("all aspects are named");
}

llvm::StringRef spelling(AwaitedBy How) {
  switch (How) {
  case AwaitedBy::Nothing:
    return "nothing";
  case AwaitedBy::Members:
    return "members";
  case AwaitedBy::MemberOperator:
    return "member-operator";
  case AwaitedBy::FreeOperator:
    return "free-operator";
  case AwaitedBy::CustomizationPoint:
    return "customization-point";
  case AwaitedBy::Sender:
    return "sender";
  case AwaitedBy::OwnPromise:
    return "own-promise";
  }
  llvm_unreachable("all ways are named");
}

llvm::StringRef spelling(AwaitTransformKind Kind) {
  switch (Kind) {
  case AwaitTransformKind::None:
    return "none";
  case AwaitTransformKind::Overloads:
    return "overloads";
  case AwaitTransformKind::Generic:
    return "generic";
  case AwaitTransformKind::Deleted:
    return "deleted";
  }
  llvm_unreachable("all kinds are named");
}

llvm::StringRef spelling(RangeKind Kind) {
  switch (Kind) {
  case RangeKind::None:
    return "none";
  case RangeKind::Sync:
    return "sync";
  case RangeKind::Async:
    return "async";
  case RangeKind::AsyncNext:
    return "async-next";
  }
  llvm_unreachable("all kinds are named");
}

llvm::StringRef spelling(SuspensionPoint::KindType Kind) {
  switch (Kind) {
  case SuspensionPoint::Initial:
    return "initial";
  case SuspensionPoint::Await:
    return "co_await";
  case SuspensionPoint::Yield:
    return "co_yield";
  case SuspensionPoint::Final:
    return "final";
  }
  llvm_unreachable("all kinds are named");
}

} // namespace clang::tidy::coro
