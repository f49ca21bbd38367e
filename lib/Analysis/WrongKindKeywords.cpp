// co_ keywords in the wrong coroutine, or in none.
#include "Analysis/WrittenType.h"
#include "Analysis/WrongKindFinder.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/DiagnosticSema.h"

namespace clang::tidy::coro {

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

/// Whether the compiler could not read the declaration of \p F: its type is then not what was written.
static bool isMisread(const FunctionDecl *F, const LoggedError &NoPromise,
                      const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  SourceLocation Begin = Sources.getExpansionLoc(F->getBeginLoc()),
                 End = Sources.getExpansionLoc(F->getBody()->getBeginLoc());
  return llvm::any_of(ErrorLog::of(Context.getDiagnostics()).errors(),
                      [&](const LoggedError &Other) {
                        SourceLocation Loc = Sources.getExpansionLoc(Other.Loc);
                        return Loc.isValid() && Other.Loc != NoPromise.Loc &&
                               !Sources.isBeforeInTranslationUnit(Loc, Begin) &&
                               Sources.isBeforeInTranslationUnit(Loc, End);
                      });
}

/// "this function cannot be a coroutine": its return type has no promise.
void WrongKindFinder::noPromise(const LoggedError &E) {
  const FunctionDecl *F = Code.functionNamedAt(E.Loc);
  if (!F || isMisread(F, E, Context))
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

} // namespace clang::tidy::coro
