// The frontend action of a lint: clang-tidy's checks on an AST without the bodies that no check reads.
#ifndef CORO_TIDY_DRIVER_LINTACTION_H
#define CORO_TIDY_DRIVER_LINTACTION_H

#include "Driver/FactsExtractor.h"
#include "Driver/Preamble.h"
#include "Driver/SuppressionWatch.h"
#include "clang-tidy/ClangTidy.h"
#include "clang/Tooling/Tooling.h"
#include <functional>

namespace clang::tidy::coro {

class PreambleHost;
/// Has \p Invocation parse as a lint does, whatever its command says.
void prepareInvocation(CompilerInvocation &Invocation);

/// Whether the parser leaves out the body of \p D: no check reads it.
bool isBodyNotRead(const Decl &D, const SourceManager &Sources);

/// Whether \p Options name warnings of the compiler among the checks. No check reads them, and some of them are analyses
/// of their own, so that they are looked for only then.
bool asksForWarnings(const ClangTidyOptions &Options);

class LintActionFactory : public tooling::FrontendActionFactory {
public:
  using ConsumerMaker = std::function<std::vector<std::unique_ptr<ASTConsumer>>(
      CompilerInstance &, StringRef File)>;

  /// Runs the checks. \p Facts is where the facts of the translation unit go, \p Watch is over its comments; null if
  /// nobody wants them. \p Host lets other main files take over; null if none do.
  explicit LintActionFactory(ClangTidyContext &Context,
                             FactsSink *Facts = nullptr,
                             SuppressionWatch *Watch = nullptr,
                             PreambleHost *Host = nullptr);
  /// Shows the AST that checks would see to other consumers.
  explicit LintActionFactory(ConsumerMaker MakeConsumers)
      : MakeConsumers(std::move(MakeConsumers)) {}

  /// Parses all bodies, also those that no check reads.
  void keepBodies() { KeepsBodies = true; }
  /// Parsed ahead; its AST must be known to the file manager of the tool. Not used for a file that begins differently,
  /// or if bodies turn out to be missing in it.
  const Preamble *Ahead = nullptr;
  /// The process ends behind this: nothing is given back.
  bool IsLast = false;
  /// Whether it was used.
  bool usedAhead() const { return UsesAhead; }

  std::unique_ptr<FrontendAction> create() override;
  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation,
                     FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> PCHContainerOps,
                     DiagnosticConsumer *DiagConsumer) override;

private:
  ConsumerMaker MakeConsumers;
  bool KeepsBodies = false;
  PreambleHost *Host = nullptr;
  const ClangTidyContext *Tidy = nullptr; ///< null if no checks are run
  bool ParsesAgain = false; ///< when bodies turn out to be missing
  bool WithBodies = false;
  bool UsesAhead = false;
};

} // namespace clang::tidy::coro

#endif
