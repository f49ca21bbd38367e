// Members of the value that are looked up in the task.
#include "Analysis/WrongKindFinder.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {

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

} // namespace clang::tidy::coro
