// What awaiting a task gives, and whether that fits where the task itself stands.
#include "Analysis/TaskValue.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::tidy::coro {

/// Whether a completion handler is told of a failure by an argument of type \p T: an error code or an exception.
static bool tellsFailure(QualType T) {
  const CXXRecordDecl *Class = classOf(T);
  if (!Class)
    return false;
  auto Has = [&](llvm::StringRef Name) {
    return !membersNamed(Class, Name).empty();
  };
  return (Has("value") && Has("message") &&
          (Has("category") || Has("failed"))) ||
         isNamed(Class, "std::exception_ptr") ||
         isNamed(Class, "std::__exception_ptr::exception_ptr");
}

/// The value of an operation that is a template over its completion signature: `void(error_code, T)` gives a T where the
/// failure is thrown. Null for anything else, and for several values at once.
static QualType valueBySignature(QualType Operation, ASTContext &Context) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Operation.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  const auto *Signature =
      Spec->getTemplateArgs()[0].getAsType()->getAs<FunctionProtoType>();
  if (!Signature || !Signature->getReturnType()->isVoidType())
    return {};
  llvm::ArrayRef<QualType> Values = Signature->getParamTypes();
  if (!Values.empty() && tellsFailure(Values.front()))
    Values = Values.drop_front();
  if (Values.empty())
    return Context.VoidTy;
  return Values.size() == 1 ? Values.front().getNonReferenceType() : QualType();
}

QualType valueOfTask(QualType Task, CoroutineModel &Model) {
  const TypeFacets &Facets = Model.facets(Task);
  if (!Facets.AwaitResult.isNull())
    return Facets.AwaitResult.getNonReferenceType();
  if (Facets.Promise && Facets.ReturnsVoid && !Facets.ReturnsValue)
    return Model.context().VoidTy;
  if (Facets.Kind == TypeKind::Operation)
    return valueBySignature(Task, Model.context());
  // The first template argument of a coroutine type is its result wherever the library is not a riddle.
  if (!Facets.isTask() || !Facets.Promise)
    return {};
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Task.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  return Spec->getTemplateArgs()[0].getAsType().getNonReferenceType();
}

static Possibly least(Possibly A, Possibly B) { return A < B ? A : B; }
static Possibly most(Possibly A, Possibly B) { return A < B ? B : A; }

static bool isOrDerivesFrom(const CXXRecordDecl *Class,
                            const CXXRecordDecl *Base, bool SameTemplate) {
  bool Found = false;
  forEachClass(Class, [&](const CXXRecordDecl *C) {
    Found =
        C->getCanonicalDecl() == Base->getCanonicalDecl() ||
        (SameTemplate && templateOf(C) && templateOf(C) == templateOf(Base));
    return !Found;
  });
  return Found;
}

/// Whether \p Wrapper is a template-id with \p T among its arguments: std::optional<T> and its like.
static bool wraps(const CXXRecordDecl *Wrapper, QualType T,
                  ASTContext &Context) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Wrapper);
  return Spec &&
         llvm::any_of(Spec->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &Argument) {
                        return Argument.getKind() == TemplateArgument::Type &&
                               Context.hasSameUnqualifiedType(
                                   Argument.getAsType(), T);
                      });
}

/// Whether a constructor of \p To takes a \p From, without a conversion on the way.
static Possibly constructs(QualType From, const CXXRecordDecl *To,
                           ASTContext &Context) {
  Possibly Best = Possibly::No;
  auto Consider = [&](const FunctionDecl *F) {
    const auto *Constructor = dyn_cast_or_null<CXXConstructorDecl>(F);
    if (!Constructor || Constructor->isDeleted() ||
        Constructor->getMinRequiredArguments() > 1 ||
        Constructor->getNumParams() == 0 ||
        Constructor->isCopyOrMoveConstructor() ||
        Constructor->getExplicitSpecifier().isExplicit())
      return;
    QualType Parameter =
        Constructor->getParamDecl(0)->getType().getNonReferenceType();
    if (Parameter->isDependentType())
      Best = most(Best,
                  wraps(To, From, Context) ? Possibly::Yes : Possibly::Maybe);
    else if (Context.hasSameUnqualifiedType(Parameter, From) ||
             (!Parameter->isRecordType() && !From->isRecordType()))
      Best = most(Best, converts(From, Parameter, Context));
  };
  for (const Decl *D : To->decls())
    if (const auto *Named = dyn_cast<NamedDecl>(D))
      Consider(asFunction(Named));
  return Best;
}

/// Whether a conversion function of \p From gives a \p To.
static Possibly convertsItself(const CXXRecordDecl *From, QualType To,
                               ASTContext &Context, bool ToCondition) {
  Possibly Best = Possibly::No;
  forEachClass(From, [&](const CXXRecordDecl *Class) {
    for (const Decl *D : Class->decls()) {
      const auto *Named = dyn_cast<NamedDecl>(D);
      const auto *Conversion = dyn_cast_or_null<CXXConversionDecl>(
          Named ? asFunction(Named) : nullptr);
      if (!Conversion ||
          (!ToCondition && Conversion->getExplicitSpecifier().isExplicit()))
        continue;
      QualType Result = Conversion->getConversionType().getNonReferenceType();
      if (Result->isDependentType())
        Best = most(Best, Possibly::Maybe);
      else if (Context.hasSameUnqualifiedType(Result, To) ||
               (Result->isArithmeticType() && To->isArithmeticType()))
        Best = Possibly::Yes;
    }
    return true;
  });
  return Best;
}

static Possibly convertsScalar(QualType From, QualType To,
                               ASTContext &Context) {
  if (From->isArithmeticType() || From->isUnscopedEnumerationType())
    return To->isArithmeticType() ? Possibly::Yes : Possibly::No;
  if (!From->isPointerType())
    return Possibly::No;
  if (To->isBooleanType() || To->isVoidPointerType())
    return Possibly::Yes;
  if (!To->isPointerType())
    return Possibly::No;
  return Context.hasSameUnqualifiedType(From->getPointeeType(),
                                        To->getPointeeType())
             ? Possibly::Yes
             : Possibly::Maybe;
}

Possibly converts(QualType From, QualType To, ASTContext &Context,
                  bool ToCondition) {
  if (From.isNull() || To.isNull())
    return Possibly::Maybe;
  From = From.getNonReferenceType();
  To = To.getNonReferenceType();
  if (From->isVoidType())
    return Possibly::No;
  if (From->isArrayType())
    From = Context.getArrayDecayedType(From);
  if (From->isDependentType() || To->isDependentType()) {
    // `const basic_string<C> &` takes each basic_string.
    const CXXRecordDecl *Want = classOf(To), *Have = classOf(From);
    return Want && Have && isOrDerivesFrom(Have, Want, true) ? Possibly::Yes
                                                             : Possibly::Maybe;
  }
  if (Context.hasSameUnqualifiedType(From, To))
    return Possibly::Yes;
  const CXXRecordDecl *Have = classOf(From), *Want = classOf(To);
  if (!Have && !Want)
    return convertsScalar(From, To, Context);
  Possibly Best = Possibly::No;
  if (Have && Want && isOrDerivesFrom(Have, Want, false))
    return Possibly::Yes;
  if (Want)
    Best = most(Best, constructs(From, Want, Context));
  if (Have)
    Best = most(Best, convertsItself(Have, To, Context, ToCondition));
  return Best;
}

/// Whether \p Parameter of an operator takes \p Operand.
static Possibly takesOperand(const ParmVarDecl *Parameter, QualType Operand,
                             const FunctionDecl *Operator,
                             ASTContext &Context) {
  QualType Wanted = Parameter->getType();
  Possibly Fits = converts(Operand, Wanted, Context);
  // Deduction does not convert ([temp.deduct.call]/4): `const basic_string<C> &` takes a basic_string and nothing else.
  bool IsDeduced = Operator->getDescribedFunctionTemplate() &&
                   Wanted.getNonReferenceType()->isDependentType();
  return IsDeduced && classOf(Wanted) && Fits != Possibly::Yes ? Possibly::No
                                                               : Fits;
}

/// Whether the free operator or member \p F takes these operands.
static Possibly takesOperands(const FunctionDecl *F, QualType Left,
                              QualType Right, ASTContext &Context) {
  unsigned Wanted = Right.isNull() ? 1 : 2;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(F);
      Method && !Method->isStatic()) {
    if (F->getNumParams() != Wanted - 1)
      return Possibly::No;
    return Wanted == 1 ? Possibly::Yes
                       : takesOperand(F->getParamDecl(0), Right, F, Context);
  }
  if (F->getNumParams() != Wanted)
    return Possibly::No;
  Possibly First = takesOperand(F->getParamDecl(0), Left, F, Context);
  if (Wanted == 1)
    return First;
  Possibly Second = takesOperand(F->getParamDecl(1), Right, F, Context);
  // One parameter that names its operand's class template, and another that depends on the same arguments.
  if (First == Possibly::Yes && Second == Possibly::Maybe &&
      F->getParamDecl(0)->getType()->isDependentType())
    return Possibly::Yes;
  if (Second == Possibly::Yes && First == Possibly::Maybe &&
      F->getParamDecl(1)->getType()->isDependentType())
    return Possibly::Yes;
  return least(First, Second);
}

Possibly hasOperator(OverloadedOperatorKind Operator, QualType Left,
                     QualType Right, ASTContext &Context) {
  if (Left.isNull())
    return Possibly::Maybe;
  Left = Left.getNonReferenceType();
  if (!Right.isNull())
    Right = Right.getNonReferenceType();
  if (Left->isVoidType() || (!Right.isNull() && Right->isVoidType()))
    return Possibly::No;
  if (Left->isArrayType())
    Left = Context.getArrayDecayedType(Left);
  if (!Right.isNull() && Right->isArrayType())
    Right = Context.getArrayDecayedType(Right);
  auto IsScalar = [](QualType T) {
    return T.isNull() || T->isArithmeticType() || T->isPointerType() ||
           T->isUnscopedEnumerationType();
  };
  if (IsScalar(Left) && IsScalar(Right))
    return Left->isPointerType() || (!Right.isNull() && Right->isPointerType())
               ? Possibly::Maybe
               : Possibly::Yes;

  DeclarationName Name = Context.DeclarationNames.getCXXOperatorName(Operator);
  Possibly Best = Possibly::No;
  auto Consider = [&](const NamedDecl *D) {
    if (const FunctionDecl *F = asFunction(D->getUnderlyingDecl()))
      Best = most(Best, takesOperands(F, Left, Right, Context));
  };
  for (const FunctionDecl *F : methodsNamed(classOf(Left), Name))
    Consider(F);
  for (QualType Operand : {Left, Right}) {
    if (Operand.isNull())
      continue;
    forEachClass(classOf(Operand), [&](const CXXRecordDecl *Class) {
      const DeclContext *Namespace = Class->getEnclosingNamespaceContext();
      while (Namespace->isInlineNamespace())
        Namespace = Namespace->getParent();
      for (const NamedDecl *D : Namespace->getPrimaryContext()->lookup(Name))
        Consider(D);
      if (Class->hasDefinition())
        for (const FriendDecl *Friend : Class->friends())
          if (const NamedDecl *D = Friend->getFriendDecl();
              D && D->getDeclName() == Name)
            Consider(D);
      return true;
    });
  }
  return Best;
}

llvm::SmallVector<const NamedDecl *, 4> membersOfValue(QualType T, bool Arrow,
                                                       llvm::StringRef Name,
                                                       ASTContext &Context) {
  if (T.isNull())
    return {};
  T = T.getNonReferenceType();
  if (Arrow) {
    QualType Pointee = T->getPointeeType();
    if (Pointee.isNull()) {
      auto Arrows = methodsNamed(
          classOf(T), Context.DeclarationNames.getCXXOperatorName(OO_Arrow));
      QualType Result = Arrows.empty() ? QualType() : resultOf(Arrows.front());
      Pointee = Result.isNull() ? QualType() : Result->getPointeeType();
      // A smart pointer that was only named so far points to its first template argument.
      const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          T->getAsCXXRecordDecl());
      if (!Arrows.empty() && Spec && !classOf(Pointee) &&
          Spec->getTemplateArgs().size() != 0 &&
          Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
        Pointee = Spec->getTemplateArgs()[0].getAsType();
    }
    T = Pointee;
  }
  return T.isNull() ? llvm::SmallVector<const NamedDecl *, 4>()
                    : membersNamed(classOf(T), Name);
}

std::string withValue(QualType Task, QualType Value, ASTContext &Context) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Task.isNull() ? nullptr
                    : Task.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Spec || Value.isNull() || Value->isUndeducedType())
    return {};
  const TemplateParameterList &Parameters =
      *Spec->getSpecializedTemplate()->getTemplateParameters();
  const auto *First =
      Parameters.size() == 0
          ? nullptr
          : dyn_cast<TemplateTypeParmDecl>(Parameters.getParam(0));
  if (!First || Parameters.getMinRequiredArguments() > 1)
    return {};
  std::string Name;
  llvm::raw_string_ostream OS(Name);
  PrintingPolicy Policy = Context.getPrintingPolicy();
  Spec->getSpecializedTemplate()->printQualifiedName(OS, Policy);
  OS << '<';
  Value.print(OS, Policy);
  OS << '>';
  return Name;
}

} // namespace clang::tidy::coro
