// Coroutine values used as what they are not, found in the compiler's errors.
#include "Analysis/WrongKind.h"
#include "Analysis/AwaitFix.h"
#include "Analysis/IterationFix.h"
#include "Analysis/TaskValue.h"
#include "Analysis/WrittenCode.h"
#include "Analysis/WrittenType.h"
#include "Model/RecordLookup.h"
#include "Support/PerASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/OperatorKinds.h"

namespace clang::tidy::coro {
namespace {

/// Reads one error after another.
class WrongKindFinder {
public:
  WrongKindFinder(CoroutineModel &Model, std::vector<WrongKind> &Found)
      : Context(Model.context()), Sources(Context.getSourceManager()),
        Model(Model), Code(perASTContext<WrittenCode>(Context)), Found(Found) {}
  void read(const LoggedError &Error);

private:
  // What one kind of error may mean.
  void member(const LoggedError &E);
  void missingMember(const LoggedError &E);
  void missingPromiseMember(const LoggedError &E, llvm::StringRef Name);
  void rangeFor(const LoggedError &E);
  void conversion(const LoggedError &E, unsigned From, unsigned To);
  void condition(const LoggedError &E);
  void switched(const LoggedError &E);
  void unary(const LoggedError &E);
  void binary(const LoggedError &E);
  void overloadedBinary(const LoggedError &E);
  void conditional(const LoggedError &E);
  void subscript(const LoggedError &E);
  void call(const LoggedError &E);
  void promiseCall(const LoggedError &E, llvm::StringRef Name);
  void variadic(const LoggedError &E);
  void bindings(const LoggedError &E);
  void noPromise(const LoggedError &E);
  void noCoroutine(const LoggedError &E);

  // What is common to them.
  struct Place {
    SourceLocation Loc;
    bool InMacro = false;
  };
  std::optional<Place> placeOf(SourceLocation Loc) const;
  std::optional<TokenSpan> spanOf(const LoggedError &E, unsigned Range);
  QualType typeAt(const LoggedError &E, unsigned Range);
  WrongKind *add(Misuse Kind, SourceLocation Loc, QualType Type);
  void taskAsValue(const LoggedError &E, SourceRange Range, QualType Task,
                   Possibly Fits, Misuse Kind = Misuse::TaskAsValue);
  void taskAsValue(const LoggedError &E, unsigned Range, QualType Task,
                   Possibly Fits, Misuse Kind = Misuse::TaskAsValue) {
    taskAsValue(E,
                Range < E.Ranges.size() ? E.Ranges[Range].getAsRange()
                                        : SourceRange(),
                Task, Fits, Kind);
  }
  bool unawaitedIterator(const LoggedError &E, unsigned Range, QualType T);
  void awaitedGenerator(const LoggedError &E, SourceLocation Operand,
                        QualType T);
  void memberOfTask(const LoggedError &E, QualType Task,
                    llvm::StringRef Member);
  bool isTask(QualType T) {
    return !T.isNull() && Model.facets(T).isTask() &&
           Model.facets(T).isCoroutine();
  }
  QualType valueOf(QualType Task) { return valueOfTask(Task, Model); }
  /// The value that an operand of type \p T has once tasks are awaited.
  QualType awaited(QualType T) { return isTask(T) ? valueOf(T) : T; }
  QualType argumentType(const LoggedError &E, unsigned I) const {
    return I < E.Arguments.size() ? E.Arguments[I].Type : QualType();
  }
  AwaitPlace awaitPlace(const WrongKind &W) const {
    AwaitPlace At{W.Function, W.InHandler, false};
    At.IsWrittenAsCoroutine = W.IsCoroutine;
    return At;
  }
  llvm::SmallVector<FixItHint, 2> trailingReturnType(const FunctionDecl *F,
                                                     llvm::StringRef Type);
  std::string returnTypeToUse(const FunctionDecl *F, SourceLocation Keyword);

  ASTContext &Context;
  const SourceManager &Sources;
  CoroutineModel &Model;
  WrittenCode &Code;
  std::vector<WrongKind> &Found;
  llvm::DenseSet<SourceLocation> Seen;
  bool InInstantiation = false;
};

/// Whether \p E came up while a template was instantiated: with other arguments there may be none.
bool isFromInstantiation(const LoggedError &E) {
  return llvm::any_of(E.Notes, [](const LoggedNote &Note) {
    switch (Note.ID) {
    case diag::note_function_template_spec_here:
    case diag::note_template_member_class_here:
    case diag::note_template_member_function_here:
    case diag::note_template_class_instantiation_here:
    case diag::note_template_class_explicit_specialization_was_here:
    case diag::note_default_arg_instantiation_here:
    case diag::note_default_function_arg_instantiation_here:
    case diag::note_template_static_data_member_def_here:
    case diag::note_template_variable_def_here:
    case diag::note_constraint_substitution_here:
      return true;
    default:
      return false;
    }
  });
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// Where an error at \p Loc is to be reported: at the argument of a macro, at the expansion where the user's own macro
/// is at fault, nowhere for other people's code.
std::optional<WrongKindFinder::Place>
WrongKindFinder::placeOf(SourceLocation Loc) const {
  if (Loc.isInvalid())
    return std::nullopt;
  Place At{Loc, Loc.isMacroID()};
  if (At.InMacro) {
    if (Sources.isMacroArgExpansion(Loc))
      At.Loc = Sources.getFileLoc(Loc);
    else if (Sources.isInSystemHeader(Sources.getSpellingLoc(Loc)))
      return std::nullopt;
    else
      At.Loc = Sources.getExpansionLoc(Loc);
  }
  if (Sources.isInSystemHeader(At.Loc))
    return std::nullopt;
  return At;
}

/// The tokens of the range number \p Range, if it is written in a file.
std::optional<TokenSpan> WrongKindFinder::spanOf(const LoggedError &E,
                                                 unsigned Range) {
  if (Range >= E.Ranges.size())
    return std::nullopt;
  SourceRange R = E.Ranges[Range].getAsRange();
  if (R.isInvalid() || R.getBegin().isMacroID() || R.getEnd().isMacroID())
    return std::nullopt;
  return Code.tokens(R.getBegin()).span(R);
}

/// The type of the operand that is the range number \p Range, where the error does not name it.
QualType WrongKindFinder::typeAt(const LoggedError &E, unsigned Range) {
  SourceRange R = E.Ranges[Range].getAsRange();
  if (const Expr *Piece = Code.pieceAt(R))
    return Piece->getType();
  std::optional<TokenSpan> Span = spanOf(E, Range);
  return Span ? typeOfWritten(*Span, Code.tokens(R.getBegin()),
                              Code.functionAround(R.getBegin()))
              : QualType();
}

/// A new misuse at \p Loc, or null if it has been said or is nobody's.
WrongKind *WrongKindFinder::add(Misuse Kind, SourceLocation Loc,
                                QualType Type) {
  std::optional<Place> At = placeOf(Loc);
  if (!At || !Seen.insert(At->Loc).second)
    return nullptr;
  WrongKind W;
  W.Kind = Kind;
  W.Loc = At->Loc;
  W.Type = Type;
  W.Function = Code.functionAround(Loc);
  W.InHandler = Code.isInHandler(Loc);
  // A function that returns a task, and has no return, becomes a coroutine by the co_await that it lacks.
  W.IsCoroutine = Code.isWrittenAsCoroutine(W.Function) ||
                  (W.Function && Model.resultFacets(W.Function).isTask() &&
                   Model.resultFacets(W.Function).isCoroutine() &&
                   !Code.firstOf(W.Function, {"return"}));
  Found.push_back(std::move(W));
  return &Found.back();
}

//===----------------------------------------------------------------------===//
// A task used as its value
//===----------------------------------------------------------------------===//

/// `{count()}` is initialised from what stands between the braces.
static TokenSpan withoutBraces(TokenSpan Span, const SourceTokens &Tokens) {
  if (Span.size() > 2 && Tokens.text(Span.Begin) == "{" &&
      Tokens.match(Span.Begin) == Span.End - 1)
    return {Span.Begin + 1, Span.End - 1};
  return Span;
}

void WrongKindFinder::taskAsValue(const LoggedError &E, SourceRange Range,
                                  QualType Task, Possibly Fits, Misuse Kind) {
  // What awaiting gives does not fit either: something else is wrong there.
  if (!isTask(Task) || Fits == Possibly::No)
    return;
  bool InFile = Range.isValid() && !Range.getBegin().isMacroID() &&
                !Range.getEnd().isMacroID();
  std::optional<TokenSpan> Span;
  if (InFile) {
    const SourceTokens &Tokens = Code.tokens(Range.getBegin());
    if ((Span = Tokens.span(Range))) {
      *Span = withoutBraces(*Span, Tokens);
      Range = Tokens.range(*Span);
    }
  }
  WrongKind *W = add(Kind, Range.isValid() ? Range.getBegin() : E.Loc, Task);
  if (!W || !Span)
    return;
  W->Operand = Range;
  const SourceTokens &Tokens = Code.tokens(Range.getBegin());
  // A named task may be awaited once only: which of its uses, the author has to say.
  bool IsCall = Tokens.text(Span->End - 1) == ")";
  if (InInstantiation || Fits != Possibly::Yes || !IsCall)
    return;
  W->Fixes = awaitFix(*Span, Tokens, Task, awaitPlace(*W), Model);
}

void WrongKindFinder::conversion(const LoggedError &E, unsigned From,
                                 unsigned To) {
  QualType Task = argumentType(E, From), Wanted = argumentType(E, To);
  if (Wanted.isNull() || !isTask(Task))
    return;
  taskAsValue(E, E.Ranges.size() > 1 ? E.Ranges.size() - 1 : 0, Task,
              converts(valueOf(Task), Wanted, Context));
}

void WrongKindFinder::condition(const LoggedError &E) {
  QualType Task = argumentType(E, 0);
  if (isTask(Task))
    taskAsValue(E, 0, Task,
                converts(valueOf(Task), Context.BoolTy, Context, true),
                Misuse::TaskAsCondition);
}

void WrongKindFinder::switched(const LoggedError &E) {
  QualType Task = argumentType(E, 0);
  QualType Value = isTask(Task) ? valueOf(Task) : QualType();
  if (!Value.isNull() && Value->isIntegralOrEnumerationType())
    taskAsValue(E, 0u, Task, Possibly::Yes);
}

/// The operator of the token at \p Text; OO_None if it is none that can be overloaded.
static OverloadedOperatorKind operatorOf(llvm::StringRef Text) {
#define OVERLOADED_OPERATOR(Name, Spelling, Token, Unary, Binary, MemberOnly)  \
  if (Text == Spelling)                                                        \
    return OO_##Name;
#include "clang/Basic/OperatorKinds.def"
  return OO_None;
}

void WrongKindFinder::unary(const LoggedError &E) {
  QualType T = argumentType(E, 0);
  if (unawaitedIterator(E, 0, T) || !isTask(T))
    return;
  SourceRange Range =
      E.Ranges.empty() ? SourceRange() : E.Ranges.front().getAsRange();
  // In the body of a macro the operand is the macro's argument.
  if (E.Loc.isMacroID())
    for (const Expr *Piece : Code.piecesAround(E.Loc))
      if (Context.hasSameType(Piece->getType(), T))
        Range = Piece->IgnoreParens()->getSourceRange();
  llvm::StringRef Text = Code.text({E.Loc, E.Loc});
  if (E.Loc.isMacroID())
    Text = Code.text(
        {Sources.getSpellingLoc(E.Loc), Sources.getSpellingLoc(E.Loc)});
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

void WrongKindFinder::binary(const LoggedError &E) {
  QualType Left = argumentType(E, 0), Right = argumentType(E, 1);
  if (Left.isNull() || Right.isNull())
    return;
  for (const LoggedNote &Note : E.Notes)
    if (Note.ID == diag::note_for_range_invalid_iterator)
      return rangeFor(E);
  if (unawaitedIterator(E, 0, Left) || unawaitedIterator(E, 1, Right))
    return;
  if (!isTask(Left) && !isTask(Right))
    return;
  llvm::StringRef Text = Code.text({E.Loc, E.Loc});
  if (E.Loc.isMacroID())
    Text = Code.text(
        {Sources.getSpellingLoc(E.Loc), Sources.getSpellingLoc(E.Loc)});
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
  if (isTask(Left))
    taskAsValue(E, 0u, Left, Fits);
  if (isTask(Right))
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
  if (isTask(Left) && Operator != OO_Equal)
    taskAsValue(E, 0u, Left, Fits);
  if (isTask(Right))
    taskAsValue(E, 1u, Right, Fits);
}

void WrongKindFinder::conditional(const LoggedError &E) {
  QualType Left = argumentType(E, 0), Right = argumentType(E, 1);
  if (Left.isNull() || Right.isNull() || isTask(Left) == isTask(Right))
    return;
  Possibly Fits = std::max(converts(awaited(Left), awaited(Right), Context),
                           converts(awaited(Right), awaited(Left), Context));
  taskAsValue(E, isTask(Left) ? 0u : 1u, isTask(Left) ? Left : Right, Fits);
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
  if (isTask(IndexType)) {
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

void WrongKindFinder::variadic(const LoggedError &E) {
  QualType Task = argumentType(E, 1);
  if (!isTask(Task))
    return;
  QualType Value = valueOf(Task);
  Possibly Fits =
      !Value.isNull() && Value->isScalarType() ? Possibly::Yes : Possibly::No;
  taskAsValue(E, E.Ranges.size() == 3 ? 1u : 0u, Task, Fits);
}

/// `auto [a, b] = pair();`
void WrongKindFinder::bindings(const LoggedError &E) {
  QualType Task = argumentType(E, 0);
  if (!isTask(Task) || E.Loc.isMacroID() || E.Arguments.size() < 2)
    return;
  const CXXRecordDecl *Value = classOf(valueOf(Task));
  unsigned Wanted = 0;
  if (!Value || llvm::StringRef(E.Arguments[1].Name).getAsInteger(10, Wanted))
    return;
  unsigned Fields = std::distance(Value->field_begin(), Value->field_end());
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Value);
  unsigned Elements = 0;
  if (Spec && Spec->getTemplateArgs().size() == 1 &&
      Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Pack)
    Elements = Spec->getTemplateArgs()[0].pack_size();
  if (Fields != Wanted && Elements != Wanted)
    return;
  const SourceTokens &Tokens = Code.tokens(E.Loc);
  std::optional<unsigned> Open = Tokens.at(E.Loc);
  std::optional<unsigned> Close = Open ? Tokens.match(*Open) : std::nullopt;
  if (!Close || Tokens.text(*Close + 1) != "=")
    return;
  std::optional<unsigned> End = Tokens.find(*Close + 2, {";", ":"});
  if (!End || *End <= *Close + 2)
    return;
  taskAsValue(E, Tokens.range({*Close + 2, *End}), Task, Possibly::Yes);
}

//===----------------------------------------------------------------------===//
// Arguments of calls
//===----------------------------------------------------------------------===//

/// The function that \p Callee names and \p Note is about.
static const FunctionDecl *candidateAt(const Expr *Callee,
                                       const LoggedNote &Note) {
  Callee = Callee->IgnoreParenImpCasts();
  auto Match = [&](const NamedDecl *D) -> const FunctionDecl * {
    const FunctionDecl *F = D ? asFunction(D->getUnderlyingDecl()) : nullptr;
    return F && F->getLocation() == Note.Loc ? F : nullptr;
  };
  if (const auto *Overloads = dyn_cast<OverloadExpr>(Callee)) {
    for (const NamedDecl *D : Overloads->decls())
      if (const FunctionDecl *F = Match(D))
        return F;
  } else if (const auto *Ref = dyn_cast<DeclRefExpr>(Callee))
    return Match(Ref->getDecl());
  else if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    return Match(Member->getMemberDecl());
  return nullptr;
}

static const FunctionDecl *constructorAt(QualType Class,
                                         const LoggedNote &Note) {
  if (const CXXRecordDecl *Record = classOf(Class))
    for (const Decl *D : Record->decls())
      if (const auto *Named = dyn_cast<NamedDecl>(D))
        if (const FunctionDecl *F = asFunction(Named);
            isa_and_nonnull<CXXConstructorDecl>(F) &&
            F->getLocation() == Note.Loc && !F->isImplicit())
          return F;
  return nullptr;
}

/// No overload takes the arguments; one would if tasks among them were awaited.
void WrongKindFinder::call(const LoggedError &E) {
  bool IsInit = E.ID == diag::err_ovl_no_viable_function_in_init;
  if (!IsInit && !E.Arguments.empty()) {
    llvm::StringRef Name = E.Arguments[0].Name;
    if (Name == "await_transform" || Name == "yield_value" ||
        Name == "return_value")
      return promiseCall(E, Name);
  }
  SourceLocation Inside =
      IsInit && !E.Ranges.empty() ? E.Ranges.back().getBegin() : E.Loc;
  llvm::SmallVector<const Expr *, 8> Arguments;
  llvm::append_range(Arguments, Code.piecesAround(Inside));
  const Expr *Callee = nullptr;
  if (!IsInit && !Arguments.empty()) {
    Callee = Arguments.front();
    Arguments.erase(Arguments.begin());
  }
  if (IsInit && Arguments.size() == 1)
    if (const auto *List = dyn_cast<InitListExpr>(Arguments.front()))
      Arguments.assign(List->inits().begin(), List->inits().end());

  const FunctionDecl *Best = nullptr;
  Possibly BestFits = Possibly::No;
  for (const LoggedNote &Note : E.Notes) {
    const FunctionDecl *F = IsInit   ? constructorAt(argumentType(E, 0), Note)
                            : Callee ? candidateAt(Callee, Note)
                                     : nullptr;
    if (!F || Arguments.size() < F->getMinRequiredArguments() ||
        Arguments.size() > F->getNumParams())
      continue;
    Possibly Fits = Possibly::Yes;
    for (auto [Argument, Parameter] : llvm::zip(Arguments, F->parameters())) {
      QualType Wanted = Parameter->getType();
      bool TakesTask = isTask(Argument->getType()) &&
                       (classOf(Wanted) == classOf(Argument->getType()) ||
                        Wanted->isDependentType());
      QualType Given =
          TakesTask ? Argument->getType() : awaited(Argument->getType());
      // An object that awaiting makes is a temporary.
      bool BindsLvalue = Wanted->isLValueReferenceType() &&
                         !Wanted.getNonReferenceType().isConstQualified();
      Fits = std::min(Fits, BindsLvalue && isTask(Argument->getType())
                                ? Possibly::No
                                : converts(Given, Wanted, Context));
    }
    if (Fits > BestFits) {
      Best = F;
      BestFits = Fits;
    }
  }
  if (!Best)
    return;
  for (auto [Argument, Parameter] : llvm::zip(Arguments, Best->parameters()))
    if (isTask(Argument->getType()) &&
        !Parameter->getType()->isDependentType() &&
        classOf(Parameter->getType()) != classOf(Argument->getType()))
      taskAsValue(E, Argument->getSourceRange(), Argument->getType(), BestFits);
}

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

void WrongKindFinder::missingMember(const LoggedError &E) {
  if (E.Arguments.size() < 2)
    return;
  llvm::StringRef Name = E.Arguments[0].Name;
  const auto *Class = dyn_cast_or_null<CXXRecordDecl>(E.Arguments[1].Decl);
  if (!Class)
    return;
  if (Name == "yield_value" || Name == "return_value")
    return missingPromiseMember(E, Name);
  QualType T = Context.getCanonicalTagType(Class);
  if (Name == "await_ready") {
    // A misuse if it is the operand of a co_await that lacks it, and not somebody's `x.await_ready()`.
    if (!E.Ranges.empty())
      awaitedGenerator(E, E.Ranges.front().getBegin(), T);
    return;
  }
  memberOfTask(E, T, Name);
}

/// `user()->name`, where clang takes the arrow for the mistake.
void WrongKindFinder::member(const LoggedError &E) {
  QualType Task = argumentType(E, 0);
  std::optional<TokenSpan> Base = spanOf(E, 0);
  if (!Base || !isTask(Task))
    return;
  const SourceTokens &Tokens = Code.tokens(E.Ranges[0].getBegin());
  if (Tokens.isIdentifier(Base->End + 1))
    memberOfTask(E, Task, Tokens.text(Base->End + 1));
}

/// Whether each of \p Members gives a value that is not awaited itself.
static bool givesPlainValue(llvm::ArrayRef<const NamedDecl *> Members,
                            CoroutineModel &Model) {
  return llvm::all_of(Members, [&](const NamedDecl *D) {
    QualType T;
    if (const FunctionDecl *F = asFunction(D))
      T = resultOf(F);
    else if (const auto *Value = dyn_cast<ValueDecl>(D))
      T = Value->getType();
    return !T.isNull() && !T->isDependentType() &&
           !Model.facets(T).isAwaitable();
  });
}

void WrongKindFinder::memberOfTask(const LoggedError &E, QualType Task,
                                   llvm::StringRef Member) {
  std::optional<TokenSpan> Base = spanOf(E, 0);
  if (!isTask(Task) || !Base)
    return;
  const SourceTokens &Tokens = Code.tokens(E.Ranges[0].getBegin());
  unsigned Operator = Base->End;
  bool Arrow = Tokens.text(Operator) == "->";
  if (!Arrow && Tokens.text(Operator) != ".")
    return;
  QualType Value = valueOf(Task);
  auto Members = membersOfValue(Value, Arrow, Member, Context);
  bool KeepsArrow = Arrow && !Members.empty();
  if (Arrow && Members.empty())
    Members = membersOfValue(Value, false, Member, Context);
  if (Members.empty())
    return;
  WrongKind *W = add(Misuse::TaskAsValue, Tokens.begin(Base->Begin), Task);
  if (!W)
    return;
  W->Operand = Tokens.range(*Base);
  AwaitPlace At = awaitPlace(*W);
  if (InInstantiation || !canAwaitAt(Task, At, Model) ||
      Tokens.text(Operator - 1) != ")")
    return;
  bool AwaitStands =
      Base->Begin > 0 && Tokens.text(Base->Begin - 1) == "co_await";
  if (AwaitStands && givesPlainValue(Members, Model)) {
    W->Kind = Misuse::AwaitTooWide;
    W->Loc = Tokens.begin(Base->Begin - 1);
    W->Fixes = {FixItHint::CreateInsertion(W->Loc, "("),
                FixItHint::CreateInsertion(Tokens.end(Base->End - 1), ")")};
    return;
  }
  if (!Arrow) {
    At.IsPostfixBase = true;
    W->Fixes = awaitFix(*Base, Tokens, Task, At, Model);
    return;
  }
  // clang's own fix makes a dot of the arrow. Of two that overlap the longer one is applied, so this one takes the
  // operand and the arrow together.
  std::string Awaited = "(co_await " + Code.text(W->Operand).str() + ")" +
                        (KeepsArrow ? "->" : ".");
  W->Fixes = {FixItHint::CreateReplacement(
      SourceRange(Tokens.begin(Base->Begin), Tokens.begin(Operator)), Awaited)};
}

//===----------------------------------------------------------------------===//
// Generators that are awaited, tasks that are iterated
//===----------------------------------------------------------------------===//

void WrongKindFinder::awaitedGenerator(const LoggedError &E,
                                       SourceLocation Operand, QualType T) {
  const TypeFacets &Facets = Model.facets(T);
  if (Facets.Kind != TypeKind::Generator &&
      Facets.Kind != TypeKind::AsyncGenerator)
    return;
  if (Operand.isMacroID()) {
    add(Misuse::AwaitedGenerator, Operand, T);
    return;
  }
  const SourceTokens &Tokens = Code.tokens(Operand);
  std::optional<unsigned> First = Tokens.at(Operand);
  if (!First || *First == 0)
    return;
  unsigned Await = *First - 1;
  while (Await > 0 && Tokens.text(Await) == "(")
    --Await;
  if (Tokens.text(Await) != "co_await")
    return;
  WrongKind *W = add(Misuse::AwaitedGenerator, Tokens.begin(Await), T);
  if (!W)
    return;
  std::optional<TokenSpan> Span = spanOf(E, 0);
  if (!Span || Span->Begin != *First)
    if (std::optional<unsigned> End = Tokens.find(*First, {";", ",", ":", "?"}))
      Span = TokenSpan{*First, *End};
  if (!Span || Span->empty())
    return;
  W->Operand = Tokens.range(*Span);
  if (!InInstantiation)
    W->Fixes = awaitedRangeFix(Await, *Span, Tokens, Facets);
}

/// `it = generator.begin()` is an awaitable that gives the iterator, and not the iterator.
bool WrongKindFinder::unawaitedIterator(const LoggedError &E, unsigned Range,
                                        QualType T) {
  if (T.isNull() || !Model.facets(T).isAwaitable() || Range >= E.Ranges.size())
    return false;
  SourceRange Name = E.Ranges[Range].getAsRange();
  const Expr *Piece = Code.pieceAt(Name);
  const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
      Piece ? Piece->IgnoreParenImpCasts() : nullptr);
  const auto *Local = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const Expr *Init = Local ? Local->getInit() : nullptr;
  if (!Init || !Local->getType()->getContainedAutoType())
    return false;
  const auto *Begin =
      dyn_cast<CXXMemberCallExpr>(Init->IgnoreUnlessSpelledInSource());
  if (!Begin || !Begin->getMethodDecl())
    return false;
  const TypeFacets &Generator =
      Model.facets(Begin->getImplicitObjectArgument()->getType());
  if (Generator.Kind != TypeKind::AsyncGenerator)
    return false;
  WrongKind *W = add(Misuse::UnawaitedIterator, Begin->getBeginLoc(), T);
  if (!W || InInstantiation)
    return true;
  W->Operand = Begin->getSourceRange();
  W->Fixes = awaitFix(Begin, awaitPlace(*W), Model);
  return true;
}

void WrongKindFinder::rangeFor(const LoggedError &E) {
  QualType T = argumentType(E, 0);
  for (const LoggedNote &Note : E.Notes)
    if (Note.ID == diag::note_for_range_invalid_iterator &&
        Note.Arguments.size() > 1)
      T = Note.Arguments[1].Type;
  if (T.isNull())
    return;
  const TypeFacets &Facets = Model.facets(T);
  bool IsAsync = Facets.Kind == TypeKind::AsyncGenerator;
  if (!IsAsync && !isTask(T))
    return;
  SourceLocation Colon = E.Loc;
  if (!IsAsync && Colon.isMacroID()) {
    add(Misuse::IteratedTask, Colon, T);
    return;
  }
  if (Colon.isMacroID())
    return;
  std::optional<WrittenRangeFor> For =
      writtenRangeFor(Colon, Code.tokens(Colon));
  Misuse Kind = IsAsync ? Misuse::IteratedAsyncGenerator : Misuse::IteratedTask;
  if (!For) {
    add(Kind, Colon, T);
    return;
  }
  const SourceTokens &Tokens = Code.tokens(Colon);
  WrongKind *W = add(Kind, Tokens.begin(For->Range.Begin), T);
  if (!W)
    return;
  W->Operand = Tokens.range(For->Range);
  if (InInstantiation)
    return;
  W->Fixes = IsAsync ? asyncIterationFix(*For, Tokens, T, awaitPlace(*W), Model)
                     : iteratedTaskFix(*For, Tokens, T, awaitPlace(*W), Model);
}

//===----------------------------------------------------------------------===//
// Keywords in the wrong coroutine
//===----------------------------------------------------------------------===//

/// A promise without yield_value or return_value.
void WrongKindFinder::missingPromiseMember(const LoggedError &E,
                                           llvm::StringRef Name) {
  const FunctionDecl *F = Code.functionAround(E.Loc);
  if (!F || E.Loc.isMacroID())
    return;
  const TypeFacets &Facets = Model.resultFacets(F);
  llvm::StringRef Keyword = Code.text({E.Loc, E.Loc});
  bool YieldsInTask =
      Name == "yield_value" && Keyword == "co_yield" && Facets.isTask();
  bool ReturnsFromGenerator =
      Name == "return_value" && Keyword == "co_return" && Facets.isGenerator();
  if (!YieldsInTask && !ReturnsFromGenerator)
    return;
  if (WrongKind *W =
          add(YieldsInTask ? Misuse::YieldInTask : Misuse::ValueFromGenerator,
              E.Loc, resultOf(F)))
    W->Keyword = Keyword.str();
}

/// The promise does not take the operand of a co_await, co_yield or co_return.
void WrongKindFinder::promiseCall(const LoggedError &E, llvm::StringRef Name) {
  if (E.Loc.isMacroID())
    return;
  const SourceTokens &Tokens = Code.tokens(E.Loc);
  std::optional<unsigned> Keyword = Tokens.at(E.Loc);
  const FunctionDecl *F = Code.functionAround(E.Loc);
  if (!Keyword || !F || !Tokens.text(*Keyword).starts_with("co_"))
    return;
  std::optional<unsigned> End = Tokens.find(*Keyword + 1, {";", ",", ":", "?"});
  if (!End || *End <= *Keyword + 1)
    return;
  TokenSpan Operand{*Keyword + 1, *End};
  QualType T = typeOfWritten(Operand, Tokens, F);
  if (T.isNull())
    for (const LoggedNote &Note : E.Notes)
      if (Note.ID == diag::note_ovl_candidate_bad_conv &&
          Note.Arguments.size() > 3)
        T = Note.Arguments[3].Type;
  if (Name == "await_transform") {
    const TypeFacets &Result = Model.resultFacets(F);
    if (!T.isNull() && (Model.facets(T).Kind == TypeKind::Generator ||
                        Model.facets(T).Kind == TypeKind::AsyncGenerator)) {
      awaitedGenerator(E, Tokens.begin(Operand.Begin), T);
    } else if (Result.Kind == TypeKind::Generator &&
               Result.AwaitTransform == AwaitTransformKind::Deleted) {
      if (WrongKind *W = add(Misuse::AwaitInGenerator, E.Loc, resultOf(F)))
        W->Keyword = "co_await";
    }
    return;
  }
  // co_return and co_yield of a task where its value is meant.
  if (!isTask(T))
    return;
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(classOf(resultOf(F)));
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return;
  taskAsValue(
      E, Tokens.range(Operand), T,
      converts(valueOf(T), Spec->getTemplateArgs()[0].getAsType(), Context));
}

/// The coroutine type that \p F could return: that of what it awaits, with F's own result in it.
std::string WrongKindFinder::returnTypeToUse(const FunctionDecl *F,
                                             SourceLocation Keyword) {
  const SourceTokens &Tokens = Code.tokens(Keyword);
  std::optional<unsigned> At = Tokens.at(Keyword);
  if (!At || Tokens.text(*At) != "co_await")
    return {};
  std::optional<unsigned> End =
      Tokens.find(*At + 1, {";", ",", ":", "?", "+", "-", "*", "/", "<", ">",
                            "==", "!=", "&&", "||", "<=", ">=", "<<", "="});
  if (!End)
    return {};
  QualType T = typeOfWritten({*At + 1, *End}, Tokens, F);
  if (!isTask(T))
    return {};
  QualType Result = F->getReturnType();
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && Method->getParent()->isLambda() &&
      Result->getContainedDeducedType()) {
    // What a lambda without co_return gives is void; for the others the compiler has not deduced anything.
    if (Code.firstOf(F, {"co_return", "return"}))
      return {};
    Result = Context.VoidTy;
  }
  return withValue(T, Result, Context);
}

/// The edit that gives the lambda \p F the return type \p Type.
llvm::SmallVector<FixItHint, 2>
WrongKindFinder::trailingReturnType(const FunctionDecl *F,
                                    llvm::StringRef Type) {
  SourceLocation Body = F->getBody()->getBeginLoc();
  if (Body.isMacroID())
    return {};
  const SourceTokens &Tokens = Code.tokens(Body);
  std::optional<unsigned> Brace = Tokens.at(Body);
  if (!Brace || *Brace == 0)
    return {};
  llvm::StringRef Before = Tokens.text(*Brace - 1);
  if (Before != ")" && Before != "]" && Before != "mutable")
    return {};
  return {FixItHint::CreateInsertion(
      Body,
      (llvm::Twine(Before == "]" ? "() " : "") + "-> " + Type + " ").str())};
}

/// "this function cannot be a coroutine": its return type has no promise.
void WrongKindFinder::noPromise(const LoggedError &E) {
  const FunctionDecl *F = Code.functionNamedAt(E.Loc);
  if (!F)
    return;
  std::optional<SourceLocation> Keyword =
      Code.firstOf(F, {"co_await", "co_yield", "co_return"});
  if (!Keyword)
    return;
  WrongKind *W = add(Misuse::KeywordOutsideCoroutine, *Keyword, resultOf(F));
  if (!W)
    return;
  W->Function = F;
  W->Keyword = Code.text({*Keyword, *Keyword}).str();
  if (std::optional<SourceLocation> Await = Code.firstOf(F, {"co_await"}))
    W->ReturnTypeToUse = returnTypeToUse(F, *Await);
}

/// "'co_await' cannot be used in a constructor" and the like.
void WrongKindFinder::noCoroutine(const LoggedError &E) {
  if (E.Arguments.size() < 2)
    return;
  using Obstacle = WrongKind::Obstacle;
  std::optional<Obstacle> Why =
      llvm::StringSwitch<std::optional<Obstacle>>(E.Arguments[0].Name)
          .Case("0", Obstacle::Constructor)
          .Case("1", Obstacle::Destructor)
          .Case("2", Obstacle::Main)
          .Case("4", Obstacle::DeducedType)
          .Default(std::nullopt);
  const FunctionDecl *F = Code.functionAround(E.Loc);
  if (!Why || !F)
    return;
  for (const WrongKind &Before : Found)
    if (Before.Kind == Misuse::KeywordOutsideCoroutine && Before.Function == F)
      return;
  WrongKind *W = add(Misuse::KeywordOutsideCoroutine, E.Loc, resultOf(F));
  if (!W)
    return;
  W->Keyword = E.Arguments[1].Name;
  W->Why = *Why;
  if (*Why == Obstacle::DeducedType && !E.Loc.isMacroID())
    W->ReturnTypeToUse = returnTypeToUse(F, E.Loc);
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (!W->ReturnTypeToUse.empty() && Method && Method->getParent()->isLambda())
    W->Fixes = trailingReturnType(F, W->ReturnTypeToUse);
}

void WrongKindFinder::read(const LoggedError &E) {
  InInstantiation = isFromInstantiation(E);
  switch (E.ID) {
  case diag::err_no_member:
  case diag::err_no_member_suggest:
    return missingMember(E);
  case diag::err_typecheck_member_reference_suggestion:
    return member(E);
  case diag::err_for_range_invalid:
    return rangeFor(E);
  case diag::err_typecheck_nonviable_condition:
    return conversion(E, 1, 2);
  case diag::err_typecheck_convert_incompatible:
    return isTask(argumentType(E, 1)) ? conversion(E, 1, 0)
                                      : conversion(E, 0, 1);
  case diag::err_ovl_no_conversion_in_cast:
    return conversion(E, 1, 2);
  case diag::err_typecheck_bool_condition:
    return condition(E);
  case diag::err_typecheck_statement_requires_integer:
    return switched(E);
  case diag::err_typecheck_unary_expr:
  case diag::err_typecheck_indirection_requires_pointer:
  case diag::err_typecheck_illegal_increment_decrement:
    return unary(E);
  case diag::err_typecheck_invalid_operands:
    return binary(E);
  case diag::err_ovl_no_viable_oper:
    return overloadedBinary(E);
  case diag::err_typecheck_cond_incompatible_operands:
    return conditional(E);
  case diag::err_ovl_no_viable_subscript:
  case diag::err_ovl_no_oper:
    return subscript(E);
  case diag::err_ovl_no_viable_function_in_call:
  case diag::err_ovl_no_viable_member_function_in_call:
  case diag::err_ovl_no_viable_function_in_init:
    return call(E);
  case diag::err_ovl_deleted_call:
    if (E.Arguments.size() > 1 && E.Arguments[1].Name == "await_transform")
      promiseCall(E, "await_transform");
    return;
  case diag::err_deleted_function_use:
    // `void await_transform() = delete;`
    if (Code.text({E.Loc, E.Loc}) == "co_await")
      promiseCall(E, "await_transform");
    return;
  case diag::warn_non_pod_vararg_with_format_string:
  case diag::warn_cannot_pass_non_pod_arg_to_vararg:
    return variadic(E);
  case diag::err_decomp_decl_wrong_number_bindings:
    return bindings(E);
  case diag::err_implied_std_coroutine_traits_promise_type_not_found:
    return noPromise(E);
  case diag::err_coroutine_invalid_func_context:
    return noCoroutine(E);
  default:
    return;
  }
}

} // namespace

WrongKinds::WrongKinds(ASTContext &Context, CoroutineModel *Model) {
  const ErrorLog &Log = ErrorLog::of(Context.getDiagnostics());
  if (Log.errors().empty())
    return;
  WrongKindFinder Finder(*Model, Found);
  for (const LoggedError &Error : Log.errors())
    Finder.read(Error);
}

llvm::ArrayRef<WrongKind> wrongKinds(CoroutineModel &Model) {
  return perASTContext<WrongKinds>(Model.context(), &Model).all();
}

} // namespace clang::tidy::coro
