// The frontend action of a lint: clang-tidy's checks on an AST without the bodies that no check reads.
#include "Driver/LintAction.h"
#include "Analysis/SkippedBodies.h"
#include "Driver/SharedPreamble.h"
#include "Model/CoroutineModel.h"
#include "Support/ErrorLog.h"
#include "Support/TopLevel.h"
#include "clang-tidy/GlobList.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::tidy::coro {
namespace {

/// Leaves the declarations of system headers out of traversals: clang-tidy's matchers pass over them, but whoever asks
/// for the parent of a node would first wait for those of all nodes there, which takes longer than all else that is done
/// behind the parser.
void leaveOutSystemHeaders(ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  auto IsOfTheSystem = [&](SourceLocation Loc) {
    return Loc.isValid() &&
           Sources.isInSystemHeader(Sources.getExpansionLoc(Loc));
  };
  std::vector<Decl *> Scope;
  for (Decl *D : topLevelDeclarations(Context))
    if (!IsOfTheSystem(D->getBeginLoc()) || !IsOfTheSystem(D->getLocation()) ||
        !IsOfTheSystem(D->getEndLoc()))
      Scope.push_back(D);
  Context.setTraversalScope(Scope);
}

/// Leaves out the bodies of functions in system headers: they are more than half of the cost of a lint.
///
/// Where an error may lie in a body that was left out, the consumers see nothing of the translation unit: it is to be
/// parsed again with all bodies.
class BodySkippingConsumer : public MultiplexConsumer {
public:
  BodySkippingConsumer(std::vector<std::unique_ptr<ASTConsumer>> Consumers,
                       CompilerInstance &Compiler, const Preamble *Ahead,
                       bool *MissesBodies, const ClangTidyContext *Tidy)
      : MultiplexConsumer(std::move(Consumers)), Compiler(Compiler),
        Ahead(Ahead), MissesBodies(MissesBodies), Tidy(Tidy) {}

  bool shouldSkipFunctionBody(Decl *D) override {
    return isBodyNotRead(*D, Compiler.getSourceManager());
  }
  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    if (Ahead)
      llvm::append_range(Parsed, Group);
    return MultiplexConsumer::HandleTopLevelDecl(Group);
  }
  void HandleTranslationUnit(ASTContext &Context) override {
    // Whoever walks over all there is would have all of the preamble read, and most of that is of system headers.
    if (Ahead) {
      std::vector<Decl *> Scope = declarationsOf(*Ahead, Compiler);
      llvm::append_range(Scope, Parsed);
      Context.setTraversalScope(Scope);
    }
    if (Tidy && !Tidy->getOptions().SystemHeaders.value_or(false))
      leaveOutSystemHeaders(Context);
    if (MissesBodies) {
      CoroutineModel Model(Context, ProjectProfiles());
      if ((*MissesBodies = missesBodies(Model)))
        return ErrorLog::stop(Context.getDiagnostics());
    }
    MultiplexConsumer::HandleTranslationUnit(Context);
  }

private:
  CompilerInstance &Compiler;
  const Preamble *Ahead; ///< null if all is parsed now
  std::vector<Decl *> Parsed;
  bool *MissesBodies;           ///< null if nobody would parse again
  const ClangTidyContext *Tidy; ///< null if no checks are run
};

class LintAction : public ASTFrontendAction {
public:
  LintAction(const LintActionFactory::ConsumerMaker &MakeConsumers,
             const Preamble *Ahead, bool WithBodies, bool *MissesBodies,
             const ClangTidyContext *Tidy)
      : MakeConsumers(MakeConsumers), Ahead(Ahead), WithBodies(WithBodies),
        MissesBodies(MissesBodies), Tidy(Tidy) {}

protected:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef File) override {
    if (WithBodies)
      return std::make_unique<MultiplexConsumer>(MakeConsumers(Compiler, File));
    Compiler.getFrontendOpts().SkipFunctionBodies = true;
    return std::make_unique<BodySkippingConsumer>(
        MakeConsumers(Compiler, File), Compiler, Ahead, MissesBodies, Tidy);
  }

private:
  const LintActionFactory::ConsumerMaker &MakeConsumers;
  const Preamble *Ahead;
  const bool WithBodies;
  bool *MissesBodies;
  const ClangTidyContext *Tidy; ///< null if no checks are run
};

} // namespace

/// The bodies that the model reads stay, and clang itself keeps those that the meaning of the program needs (constexpr,
/// deduced return types).
bool isBodyNotRead(const Decl &D, const SourceManager &Sources) {
  SourceLocation Loc = Sources.getExpansionLoc(D.getLocation());
  if (Loc.isInvalid() || !Sources.isInSystemHeader(Loc))
    return false;
  const FunctionDecl *F = D.getAsFunction();
  return F && !readsBodyOf(F);
}

void prepareInvocation(CompilerInvocation &Invocation) {
  // clang-tidy defines __clang_analyzer__; the same source must be seen here.
  Invocation.getPreprocessorOpts().SetUpStaticAnalyzer = true;
  // A configuration file of the compiler driver may name plugins, which no compile command shows.
  Invocation.getFrontendOpts().Plugins.clear();
  Invocation.getFrontendOpts().LLVMArgs.clear();
  // Otherwise the frontend counts the findings on stderr, per file.
  Invocation.getDiagnosticOpts().ShowCarets = false;
}

bool asksForWarnings(const ClangTidyOptions &Options) {
  bool Wanted = false;
  llvm::SmallVector<StringRef, 8> Globs;
  const std::string Checks = Options.Checks.value_or("");
  llvm::SplitString(Checks, Globs, ",\n");
  for (StringRef Glob : Globs) {
    Glob = Glob.trim();
    bool TakesAway = Glob.consume_front("-");
    bool IsOfAll = GlobList(Glob).contains("clang-diagnostic-");
    if (IsOfAll || (!TakesAway && Glob.contains("clang-diagnostic")))
      Wanted = !TakesAway;
  }
  return Wanted;
}

LintActionFactory::LintActionFactory(ClangTidyContext &Context,
                                     FactsSink *Facts, SuppressionWatch *Watch,
                                     PreambleHost *Host)
    : MakeConsumers([&Context, Facts, Watch, Host,
                     Checks = std::make_shared<ClangTidyASTConsumerFactory>(
                         Context)](CompilerInstance &Compiler, StringRef File) {
        std::vector<std::unique_ptr<ASTConsumer>> Consumers;
        Consumers.push_back(Checks->createASTConsumer(Compiler, File));
        // Behind the checks: it takes over what they leave open.
        if (Facts)
          Consumers.push_back(makeFactsConsumer(Context, *Facts));
        // Behind all that report.
        if (Watch)
          Consumers.push_back(Watch->makeConsumer(Compiler));
        // Behind all that listen to the preprocessor, so that it hears of everything first.
        if (Host)
          Host->attach(Compiler);
        return Consumers;
      }),
      Host(Host), Tidy(&Context), ParsesAgain(true) {}

std::unique_ptr<FrontendAction> LintActionFactory::create() {
  return std::make_unique<LintAction>(
      MakeConsumers, UsesAhead ? Ahead : nullptr, WithBodies,
      ParsesAgain ? &WithBodies : nullptr, Tidy);
}

bool LintActionFactory::runInvocation(
    std::shared_ptr<CompilerInvocation> Invocation, FileManager *Files,
    std::shared_ptr<PCHContainerOperations> PCHContainerOps,
    DiagnosticConsumer *DiagConsumer) {
  prepareInvocation(*Invocation);
  StringRef File = Invocation->getFrontendOpts().Inputs.front().getFile();
  if (Tidy && !asksForWarnings(Tidy->getOptionsForFile(File)))
    Invocation->getDiagnosticOpts().IgnoreWarnings = true;
  auto Again = std::make_shared<CompilerInvocation>(*Invocation);
  WithBodies = KeepsBodies;
  UsesAhead = Ahead && !KeepsBodies && usePreamble(*Ahead, *Invocation, *Files);
  // The copy of a host ends behind its file, too, and would first have to copy the memory that it frees; but only what is
  // freed says how long the checks took.
  Invocation->getFrontendOpts().DisableFree =
      IsLast || (Host && !Tidy->getEnableProfiling());
  bool Done = FrontendActionFactory::runInvocation(
      std::move(Invocation), Files, PCHContainerOps, DiagConsumer);
  if (!WithBodies || KeepsBodies)
    return Done;
  // It would begin with another main file.
  if (Host)
    Host->refuse("it is parsed twice");
  UsesAhead = false;
  return FrontendActionFactory::runInvocation(
      std::move(Again), Files, std::move(PCHContainerOps), DiagConsumer);
}

} // namespace clang::tidy::coro
