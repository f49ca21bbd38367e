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
  if (!isTask(Task) || Fits == Possibly::No)
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

} // namespace clang::tidy::coro
