// A task that is used as its value: converted, tested, bound.
#include "Analysis/WrongKindFinder.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {

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
  // An operation is no promise of a value: it must be sure that one was meant, and it must be possible.
  if (!isTask(Task) &&
      (!givesValue(Task) || Fits != Possibly::Yes || Range.isInvalid() ||
       !canAwaitIn(Range.getBegin(), Task)))
    return;
  if (Fits == Possibly::No)
    return;
  if (isInSystemTemplate(E))
    return taskInTemplate(E, Task, Fits, Kind);
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
  TokenSpan Inner = *Span;
  while (Inner.size() > 2 && Tokens.text(Inner.Begin) == "(" &&
         Tokens.match(Inner.Begin) == Inner.End - 1)
    Inner = {Inner.Begin + 1, Inner.End - 1};
  bool IsCall = Tokens.text(Inner.End - 1) == ")";
  // How often a macro evaluates what it is given is not to be seen.
  if (InInstantiation || Fits != Possibly::Yes || !IsCall || E.Loc.isMacroID())
    return;
  W->Fixes = awaitFix(*Span, Tokens, Task, awaitPlace(*W), Model);
}

void WrongKindFinder::conversion(const LoggedError &E, unsigned From,
                                 unsigned To) {
  QualType Task = argumentType(E, From), Wanted = argumentType(E, To);
  if (Wanted.isNull() || !givesValue(Task))
    return;
  taskAsValue(E, E.Ranges.size() > 1 ? E.Ranges.size() - 1 : 0, Task,
              converts(valueOf(Task), Wanted, Context));
}

void WrongKindFinder::condition(const LoggedError &E) {
  QualType Task = argumentType(E, 0);
  if (givesValue(Task))
    taskAsValue(E, 0, Task,
                converts(valueOf(Task), Context.BoolTy, Context, true),
                Misuse::TaskAsCondition);
}

void WrongKindFinder::switched(const LoggedError &E) {
  QualType Task = argumentType(E, 0);
  QualType Value = givesValue(Task) ? valueOf(Task) : QualType();
  if (!Value.isNull() && Value->isIntegralOrEnumerationType())
    taskAsValue(E, 0u, Task, Possibly::Yes);
}

void WrongKindFinder::variadic(const LoggedError &E) {
  QualType Task = argumentType(E, 1);
  if (!givesValue(Task))
    return;
  QualType Value = valueOf(Task);
  Possibly Fits =
      !Value.isNull() && Value->isScalarType() ? Possibly::Yes : Possibly::No;
  taskAsValue(E, E.Ranges.size() == 3 ? 1u : 0u, Task, Fits);
}

/// The number of names in the structured binding whose bracket is the token \p Open.
static unsigned countNames(unsigned Open, unsigned Close,
                           const SourceTokens &Tokens) {
  unsigned Names = 0;
  for (unsigned I = Open + 1; I < Close; ++I)
    Names += Tokens.isIdentifier(I);
  return Names;
}

/// Whether a \p Value can be bound to \p Wanted names: as many members, or as many types in the one pack of a tuple,
/// which need not be instantiated.
static bool hasElements(QualType Value, unsigned Wanted) {
  const auto *Tuple = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Value.isNull() ? nullptr : Value->getAsCXXRecordDecl());
  if (Tuple && Tuple->getTemplateArgs().size() == 1 &&
      Tuple->getTemplateArgs()[0].getKind() == TemplateArgument::Pack &&
      Tuple->getTemplateArgs()[0].pack_size() == Wanted)
    return true;
  const CXXRecordDecl *Class = classOf(Value);
  return Class && std::distance(Class->field_begin(), Class->field_end()) ==
                      std::ptrdiff_t(Wanted);
}

void WrongKindFinder::bind(const LoggedError &E, QualType Task,
                           std::optional<unsigned> Open) {
  const SourceTokens &Tokens = Code.tokens(E.Loc);
  std::optional<unsigned> Close = Open ? Tokens.match(*Open) : std::nullopt;
  if (!Close || Tokens.text(*Close + 1) != "=" ||
      !hasElements(valueOf(Task), countNames(*Open, *Close, Tokens)))
    return;
  std::optional<unsigned> End = Tokens.find(*Close + 2, {";", ":"});
  if (!End || *End <= *Close + 2)
    return;
  taskAsValue(E, Tokens.range({*Close + 2, *End}), Task, Possibly::Yes);
}

/// `auto [a, b] = pair();`
void WrongKindFinder::bindings(const LoggedError &E) {
  QualType Task = argumentType(E, 0);
  if (givesValue(Task) && !E.Loc.isMacroID())
    bind(E, Task, Code.tokens(E.Loc).at(E.Loc));
}

/// The same where the error is about the members of the task, which are private or of several classes: it is at one of
/// the names.
void WrongKindFinder::privateBinding(const LoggedError &E) {
  QualType Task;
  for (const LoggedArgument &Argument : E.Arguments)
    if (givesValue(Argument.Type))
      Task = Argument.Type;
  if (Task.isNull() || E.Loc.isMacroID())
    return;
  const SourceTokens &Tokens = Code.tokens(E.Loc);
  std::optional<unsigned> Open = Tokens.at(E.Loc);
  while (Open && *Open != 0 && Tokens.text(*Open) != "[")
    --*Open;
  bind(E, Task, Open);
}

} // namespace clang::tidy::coro
