// coro-not-a-coroutine: a body that does not make the function what its return type says.
#include "Analysis/FunctionCFG.h"
#include "Analysis/Instantiation.h"
#include "Analysis/WrongKind.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/RecordLookup.h"
#include "Support/DisplayType.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds functions that return a coroutine type without being coroutines or making a coroutine object, and co_
/// keywords in functions whose return type does not take them.
class NotACoroutineCheck : public CoroCheck {
public:
  using CoroCheck::CoroCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
    Finder->addMatcher(
        functionDecl(isDefinition(), hasBody(compoundStmt())).bind("function"),
        this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void plain(const FunctionDecl &F, CoroutineModel &Model);
  void illFormed(const WrongKind &W, const ASTContext &Context);
  void keywordOutside(const WrongKind &W, const ASTContext &Context);
};

/// What a body does beside falling off its end.
class ReturnFinder : public ConstDynamicRecursiveASTVisitor {
public:
  bool Returns = false;

  bool VisitReturnStmt(const ReturnStmt *) override {
    return !(Returns = true);
  }
  bool VisitAsmStmt(const AsmStmt *) override { return !(Returns = true); }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseDecl(const Decl *D) override {
    return isa_and_nonnull<VarDecl>(D)
               ? ConstDynamicRecursiveASTVisitor::TraverseDecl(D)
               : true;
  }
};

enum class End : uint8_t { Never, Throws, FallsOff };

} // namespace

/// How a function without a return statement ends.
static End endOf(const FunctionDecl &F) {
  std::unique_ptr<FunctionCFG> Graph = FunctionCFG::build(F);
  if (!Graph)
    return End::Never;
  bool Throws = false;
  const CFGBlock &Exit = Graph->graph().getExit();
  llvm::DenseSet<const CFGBlock *> Reached(Graph->order().begin(),
                                           Graph->order().end());
  for (const CFGBlock::AdjacentBlock &Edge : Exit.preds()) {
    const CFGBlock *Block = Edge.getReachableBlock();
    if (!Block || !Reached.contains(Block) || Block->hasNoReturnElement())
      continue;
    bool IsThrow = llvm::any_of(*Block, [](const CFGElement &Element) {
      std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
      return S && isa<CXXThrowExpr>(S->getStmt());
    });
    if (!IsThrow)
      return End::FallsOff;
    Throws = true;
  }
  return Throws ? End::Throws : End::Never;
}

void NotACoroutineCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *F = Result.Nodes.getNodeAs<FunctionDecl>("function"))
    return plain(*F, modelOf(*Result.Context));
  for (const WrongKind &W : wrongKinds(modelOf(*Result.Context)))
    illFormed(W, *Result.Context);
}

/// Puts `co_return;` at the end of \p Body, on a line of its own where its brace has one.
static void endWithCoReturn(const CompoundStmt &Body, ASTContext &Context,
                            const DiagnosticBuilder &Diag) {
  const SourceManager &Sources = Context.getSourceManager();
  SourceLocation Close = Body.getRBracLoc();
  if (Close.isInvalid() || Close.isMacroID())
    return;
  llvm::StringRef Indent = Lexer::getIndentationForLine(Close, Sources);
  bool OwnLine = Sources.getSpellingColumnNumber(Close) == Indent.size() + 1;
  Diag << FixItHint::CreateInsertion(Close,
                                     OwnLine ? ("  co_return;\n" + Indent).str()
                                     : Body.body_empty() ? " co_return; "
                                                         : "co_return; ");
}

void NotACoroutineCheck::plain(const FunctionDecl &F, CoroutineModel &Model) {
  const TypeFacets &Facets = Model.resultFacets(&F);
  if (!Facets.isTask() && !Facets.isGenerator() &&
      Facets.Kind != TypeKind::Detached)
    return;
  // The function behind a lambda that became a pointer is written by the compiler, with an empty body.
  if (!Facets.isCoroutine() || F.isDependentContext() || F.isImplicit() ||
      F.isDefaulted() || F.isNoReturn())
    return;
  // Of a template another instantiation may be a coroutine, or give back something else.
  if (const FunctionDecl *Pattern = patternOf(F);
      Pattern &&
      (coroutineBody(Pattern) || !Model.resultFacets(Pattern).isCoroutine()))
    return;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(F.getBody());
  if (!Body || errorLog().hasErrorIn(F.getSourceRange(),
                                     Model.context().getSourceManager()))
    return;
  // After a fatal error, a missing header or too many of others, clang drops statements without a word.
  if (Model.context().getDiagnostics().hasFatalErrorOccurred())
    return;
  ReturnFinder Finder;
  Finder.TraverseStmt(Body);
  if (Finder.Returns)
    return;
  End Ends = endOf(F);
  if (Ends == End::Never)
    return;
  // A base class throws where there is nothing to do yet; who overrides it writes the coroutine.
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (Ends == End::Throws && Method && Method->isVirtual())
    return;
  if (isRepeated(F.getLocation()))
    return;
  const bool IsLambda = Method && Method->getParent()->isLambda();
  if (Ends == End::Throws) {
    diag(F.getLocation(),
         "%select{%1|this lambda}0 returns '%2' but is no coroutine: it throws "
         "when it is called, not when its result is "
         "%select{awaited|iterated}3")
        << IsLambda << &F << displayType(F.getReturnType(), Model.context())
        << Facets.isGenerator();
    return;
  }
  auto Diag = diag(F.getLocation(),
                   "%select{%1|this lambda}0 returns '%2' but is no coroutine: "
                   "without one of the 'co_' keywords it flows off its end")
              << IsLambda << &F
              << displayType(F.getReturnType(), Model.context());
  if (Facets.ReturnsVoid && !Facets.ReturnsValue &&
      !F.isTemplateInstantiation())
    endWithCoReturn(*Body, Model.context(), Diag);
}

void NotACoroutineCheck::illFormed(const WrongKind &W,
                                   const ASTContext &Context) {
  switch (W.Kind) {
  case Misuse::YieldInTask:
    diag(W.Loc, "a task of type '%0' can't yield: return a generator, or use "
                "'co_return' for the one result of a task")
        << displayType(W.Type, Context);
    return;
  case Misuse::AwaitInGenerator:
    diag(W.Loc, "a generator of type '%0' can't await: return an asynchronous "
                "generator, or pass in what was awaited")
        << displayType(W.Type, Context);
    return;
  case Misuse::ValueFromGenerator:
    diag(W.Loc, "a generator of type '%0' has no result to return: 'co_yield' "
                "the value, or end with 'co_return;'")
        << displayType(W.Type, Context);
    return;
  case Misuse::KeywordOutsideCoroutine:
    return keywordOutside(W, Context);
  default:
    return;
  }
}

void NotACoroutineCheck::keywordOutside(const WrongKind &W,
                                        const ASTContext &Context) {
  const bool IsLambda =
      isa<CXXMethodDecl>(W.Function) &&
      cast<CXXMethodDecl>(W.Function)->getParent()->isLambda();
  switch (W.Why) {
  case WrongKind::Main:
    diag(W.Loc, "'main' can't be a coroutine: move this to one, and run that "
                "from 'main'");
    return;
  case WrongKind::Constructor:
    diag(W.Loc, "a constructor can't be a coroutine: make the object in a "
                "coroutine that returns it");
    return;
  case WrongKind::Destructor:
    diag(W.Loc, "a destructor can't be a coroutine: give the class a member "
                "coroutine that is awaited before it is destroyed");
    return;
  case WrongKind::DeducedType:
    diag(W.Loc, "'%0' makes this %select{function|lambda}1 a coroutine, and "
                "the return type of a coroutine can't be deduced"
                "%select{: write it|: write '-> %3'}2")
        << W.Keyword << IsLambda << !W.ReturnTypeToUse.empty()
        << W.ReturnTypeToUse;
    if (!W.Fixes.empty())
      diag(W.Function->getBody()->getBeginLoc(), "add the return type here",
           DiagnosticIDs::Note)
          << W.Fixes;
    return;
  case WrongKind::ReturnType:
    diag(W.Loc, "'%0' makes this %select{function|lambda}1 a coroutine, but "
                "its return type '%2' is none of a coroutine"
                "%select{|: it could be '%4'}3")
        << W.Keyword << IsLambda << displayType(W.Type, Context)
        << !W.ReturnTypeToUse.empty() << W.ReturnTypeToUse;
    return;
  }
}

static CheckRegistration<NotACoroutineCheck> Register("coro-not-a-coroutine");

} // namespace clang::tidy::coro
