// A task that is the operand of an operator which takes its value.
#include "Analysis/WrongKindFinder.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/OperatorKinds.h"

namespace clang::tidy::coro {

/// The operator that \p Text spells; OO_None if it is none that can be overloaded.
static OverloadedOperatorKind operatorOf(llvm::StringRef Text) {
#define OVERLOADED_OPERATOR(Name, Spelling, Token, Unary, Binary, MemberOnly)  \
  if (Text == Spelling)                                                        \
    return OO_##Name;
#include "clang/Basic/OperatorKinds.def"
  return OO_None;
}

void WrongKindFinder::unary(const LoggedError &E) {
  QualType T = argumentType(E, 0);
  if (unawaitedIterator(E, 0, T) || !givesValue(T))
    return;
  SourceRange Range =
      E.Ranges.empty() ? SourceRange() : E.Ranges.front().getAsRange();
  // In the body of a macro the operand is the macro's argument.
  if (E.Loc.isMacroID())
    for (const Expr *Piece : Code.piecesAround(E.Loc))
      if (Context.hasSameType(Piece->getType(), T))
        Range = Piece->IgnoreParens()->getSourceRange();
  llvm::StringRef Text = operatorText(E);
  if (Text == "!") {
    taskAsValue(E, Range, T,
                converts(valueOf(T), Context.BoolTy, Context, true),
                Misuse::TaskAsCondition);
    return;
  }
  QualType Value = valueOf(T);
  Possibly Fits = Possibly::No;
  if (Text == "*" && !Value.isNull() && Value->isPointerType())
    Fits = Possibly::Yes;
  else if (Text == "*" || Text == "-" || Text == "+" || Text == "~")
    Fits = hasOperator(operatorOf(Text), Value, {}, Context);
  if (Text == "*" && !Value.isNull() && Value->isArithmeticType())
    Fits = Possibly::No;
  taskAsValue(E, Range, T, Fits);
}

/// What the left operand was before a macro of a test framework took it apart: `CHECK(count() == 3)` compares a
/// `Expression_lhs<task<int>>` with 3. A null type if that is not how it was.
QualType WrongKindFinder::takenApart(const LoggedError &E, QualType Left) {
  const auto *Wrapper = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Left.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Wrapper || !E.Loc.isMacroID() || !Sources.isMacroArgExpansion(E.Loc) ||
      !Sources.isInSystemHeader(Wrapper->getLocation()) ||
      Wrapper->getTemplateArgs().size() != 1 ||
      Wrapper->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  QualType Operand =
      Wrapper->getTemplateArgs()[0].getAsType().getNonReferenceType();
  return isTask(Operand) ? Operand : QualType();
}

/// The operand in front of the operator at \p Loc, back to where the argument of the macro begins.
SourceRange WrongKindFinder::operandBefore(SourceLocation Loc) {
  Loc = Sources.getFileLoc(Loc);
  const SourceTokens &Tokens = Code.tokens(Loc);
  std::optional<unsigned> Operator = Tokens.at(Loc);
  if (!Operator)
    return {};
  unsigned Begin = *Operator;
  while (Begin != 0) {
    llvm::StringRef Before = Tokens.text(Begin - 1);
    std::optional<unsigned> Match = Tokens.match(Begin - 1);
    if (Before == "," || (Match && *Match > Begin - 1))
      break;
    Begin = Match ? *Match : Begin - 1;
  }
  return Begin == *Operator ? SourceRange() : Tokens.range({Begin, *Operator});
}

void WrongKindFinder::binary(const LoggedError &E) {
  QualType Left = argumentType(E, 0), Right = argumentType(E, 1);
  if (Left.isNull() || Right.isNull())
    return;
  SourceRange LeftRange =
      E.Ranges.empty() ? SourceRange() : E.Ranges[0].getAsRange();
  if (QualType Operand = takenApart(E, Left); !Operand.isNull()) {
    Left = Operand;
    LeftRange = operandBefore(E.Loc);
  }
  for (const LoggedNote &Note : E.Notes)
    if (Note.ID == diag::note_for_range_invalid_iterator)
      return rangeFor(E);
  if (unawaitedIterator(E, 0, Left) || unawaitedIterator(E, 1, Right))
    return;
  if (!givesValue(Left) && !givesValue(Right))
    return;
  llvm::StringRef Text = operatorText(E);
  QualType L = awaited(Left), R = awaited(Right);
  Possibly Fits = Possibly::No;
  if (Text == "&&" || Text == "||") {
    Fits = std::min(converts(L, Context.BoolTy, Context, true),
                    converts(R, Context.BoolTy, Context, true));
  } else if (OverloadedOperatorKind Operator = operatorOf(Text)) {
    Fits = hasOperator(Operator, L, R, Context);
    // `!=` is rewritten as `==`, an ordering as `<=>` ([over.match.oper]/3.4).
    if (Operator == OO_ExclaimEqual)
      Fits = std::max({Fits, hasOperator(OO_EqualEqual, L, R, Context),
                       hasOperator(OO_EqualEqual, R, L, Context)});
  }
  if (givesValue(Left))
    taskAsValue(E, LeftRange, Left, Fits);
  if (givesValue(Right))
    taskAsValue(E, 1u, Right, Fits);
}

/// `s = text()`, `s += text()`: the error names no types, what is left of the expression has them.
void WrongKindFinder::overloadedBinary(const LoggedError &E) {
  if (E.Ranges.size() != 2 || E.Arguments.empty())
    return;
  QualType Left = typeAt(E, 0), Right = typeAt(E, 1);
  OverloadedOperatorKind Operator = operatorOf(E.Arguments[0].Name);
  if (Left.isNull() || Right.isNull() || !Operator)
    return;
  QualType L = awaited(Left), R = awaited(Right);
  if (L.isNull() || R.isNull())
    return;
  Possibly Fits = Operator == OO_Equal ? converts(R, L, Context)
                                       : hasOperator(Operator, L, R, Context);
  if (givesValue(Left) && Operator != OO_Equal)
    taskAsValue(E, 0u, Left, Fits);
  if (givesValue(Right))
    taskAsValue(E, 1u, Right, Fits);
}

void WrongKindFinder::conditional(const LoggedError &E) {
  QualType Left = argumentType(E, 0), Right = argumentType(E, 1);
  if (Left.isNull() || Right.isNull() || givesValue(Left) == givesValue(Right))
    return;
  Possibly Fits = std::max(converts(awaited(Left), awaited(Right), Context),
                           converts(awaited(Right), awaited(Left), Context));
  taskAsValue(E, givesValue(Left) ? 0u : 1u, givesValue(Left) ? Left : Right,
              Fits);
}

void WrongKindFinder::subscript(const LoggedError &E) {
  if (E.Ranges.size() != 2)
    return;
  QualType BaseType = typeAt(E, 0), IndexType = typeAt(E, 1);
  // A literal is no postfix expression of names: any arithmetic type stands for it.
  if (IndexType.isNull() && E.ID == diag::err_ovl_no_oper)
    IndexType = Context.IntTy;
  if (BaseType.isNull())
    BaseType = argumentType(E, 0);
  if (BaseType.isNull() || IndexType.isNull())
    return;
  QualType B = awaited(BaseType), I = awaited(IndexType);
  if (B.isNull() || I.isNull())
    return;
  Possibly Fits =
      B->isPointerType() || B->isArrayType()
          ? (I->isIntegralOrUnscopedEnumerationType() ? Possibly::Yes
                                                      : Possibly::No)
          : hasOperator(OO_Subscript, B, I, Context);
  if (givesValue(IndexType)) {
    taskAsValue(E, 1u, IndexType, Fits);
    return;
  }
  if (!isTask(BaseType) || Fits == Possibly::No)
    return;
  std::optional<TokenSpan> Span = spanOf(E, 0);
  SourceLocation Begin = E.Ranges[0].getBegin();
  WrongKind *W = add(Misuse::TaskAsValue, Begin, BaseType);
  if (!W || !Span || InInstantiation || Fits != Possibly::Yes)
    return;
  const SourceTokens &Tokens = Code.tokens(Begin);
  W->Operand = Tokens.range(*Span);
  if (Tokens.text(Span->End - 1) != ")")
    return;
  AwaitPlace At = awaitPlace(*W);
  At.IsPostfixBase = true;
  W->Fixes = awaitFix(*Span, Tokens, BaseType, At, Model);
}

} // namespace clang::tidy::coro
