// The frontend action of a lint: clang-tidy's checks on an AST without the bodies that no check reads.
#include "Driver/LintAction.h"
#include "Model/CoroutineModel.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/PreprocessorOptions.h"

namespace clang::tidy::coro {
namespace {

/// Leaves out the bodies of functions in system headers: they are more than half of the cost of a lint, and no check
/// reports or follows them. The bodies that the model reads stay, and clang itself keeps those that the meaning of the
/// program needs (constexpr, deduced return types).
class BodySkippingConsumer : public MultiplexConsumer {
public:
  BodySkippingConsumer(std::unique_ptr<ASTConsumer> Checks,
                       CompilerInstance &Compiler)
      : MultiplexConsumer(std::move(Checks)), Compiler(Compiler) {}

  bool shouldSkipFunctionBody(Decl *D) override {
    const SourceManager &Sources = Compiler.getSourceManager();
    SourceLocation Loc = Sources.getExpansionLoc(D->getLocation());
    if (Loc.isInvalid() || !Sources.isInSystemHeader(Loc))
      return false;
    const FunctionDecl *F = D->getAsFunction();
    return F && !readsBodyOf(F);
  }

private:
  CompilerInstance &Compiler;
};

class LintAction : public ASTFrontendAction {
public:
  explicit LintAction(const LintActionFactory::ConsumerMaker &MakeConsumer)
      : MakeConsumer(MakeConsumer) {}

protected:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef File) override {
    Compiler.getFrontendOpts().SkipFunctionBodies = true;
    return std::make_unique<BodySkippingConsumer>(MakeConsumer(Compiler, File),
                                                  Compiler);
  }

private:
  const LintActionFactory::ConsumerMaker &MakeConsumer;
};

} // namespace

LintActionFactory::LintActionFactory(ClangTidyContext &Context)
    : MakeConsumer([Consumers = std::make_shared<ClangTidyASTConsumerFactory>(
                        Context)](CompilerInstance &Compiler, StringRef File) {
        return Consumers->createASTConsumer(Compiler, File);
      }) {}

std::unique_ptr<FrontendAction> LintActionFactory::create() {
  return std::make_unique<LintAction>(MakeConsumer);
}

bool LintActionFactory::runInvocation(
    std::shared_ptr<CompilerInvocation> Invocation, FileManager *Files,
    std::shared_ptr<PCHContainerOperations> PCHContainerOps,
    DiagnosticConsumer *DiagConsumer) {
  // clang-tidy defines __clang_analyzer__; the same source must be seen here.
  Invocation->getPreprocessorOpts().SetUpStaticAnalyzer = true;
  // Otherwise the frontend counts the findings on stderr, per file.
  Invocation->getDiagnosticOpts().ShowCarets = false;
  return FrontendActionFactory::runInvocation(
      std::move(Invocation), Files, std::move(PCHContainerOps), DiagConsumer);
}

} // namespace clang::tidy::coro
