// The frontend action of a lint: clang-tidy's checks on an AST without the bodies that no check reads.
#ifndef CORO_TIDY_DRIVER_LINTACTION_H
#define CORO_TIDY_DRIVER_LINTACTION_H

#include "Driver/FactsExtractor.h"
#include "clang-tidy/ClangTidy.h"
#include "clang/Tooling/Tooling.h"

namespace clang::tidy::coro {

class LintActionFactory : public tooling::FrontendActionFactory {
public:
  /// \p Facts is where the facts of the translation unit go; null if nobody wants them.
  explicit LintActionFactory(ClangTidyContext &Context,
                             FactsSink *Facts = nullptr)
      : Context(Context), Consumers(Context), Facts(Facts) {}

  std::unique_ptr<FrontendAction> create() override;
  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation,
                     FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> PCHContainerOps,
                     DiagnosticConsumer *DiagConsumer) override;

private:
  ClangTidyContext &Context;
  ClangTidyASTConsumerFactory Consumers;
  FactsSink *Facts;
};

} // namespace clang::tidy::coro

#endif
