// The frontend action of a lint: clang-tidy's checks on an AST without the bodies that no check reads.
#ifndef CORO_TIDY_DRIVER_LINTACTION_H
#define CORO_TIDY_DRIVER_LINTACTION_H

#include "clang-tidy/ClangTidy.h"
#include "clang/Tooling/Tooling.h"
#include <functional>

namespace clang::tidy::coro {

class LintActionFactory : public tooling::FrontendActionFactory {
public:
  using ConsumerMaker = std::function<std::unique_ptr<ASTConsumer>(
      CompilerInstance &, StringRef File)>;

  /// Runs the checks.
  explicit LintActionFactory(ClangTidyContext &Context);
  /// Shows the AST that checks would see to another consumer.
  explicit LintActionFactory(ConsumerMaker MakeConsumer)
      : MakeConsumer(std::move(MakeConsumer)) {}

  std::unique_ptr<FrontendAction> create() override;
  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation,
                     FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> PCHContainerOps,
                     DiagnosticConsumer *DiagConsumer) override;

private:
  ConsumerMaker MakeConsumer;
};

} // namespace clang::tidy::coro

#endif
