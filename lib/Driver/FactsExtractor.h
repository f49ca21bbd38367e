// Takes the facts of a translation unit from its AST.
#ifndef CORO_TIDY_DRIVER_FACTSEXTRACTOR_H
#define CORO_TIDY_DRIVER_FACTSEXTRACTOR_H

#include "Analysis/Effects.h"
#include "Driver/Facts.h"
#include "clang/AST/ASTConsumer.h"

namespace clang::tidy {
class ClangTidyContext;
struct ClangTidyError;
} // namespace clang::tidy

namespace clang::tidy::coro {

/// Where a lint puts the facts of its translation unit.
struct FactsSink {
  Facts Result;
  /// The roots that may be taken into the result, see takeRoots().
  std::vector<FactRoot> Candidates;
};

/// The key of \p F in facts, 0 if other translation units can't mean it.
uint64_t factKey(const FunctionDecl *F);

/// What other translation units want to know of the one that \p Effects are of. It has no roots.
Facts factsOf(EffectAnalysis &Effects);

/// Puts the facts of the translation unit into \p Sink. Runs behind the checks, and takes over from coro-blocking-call
/// the calls whose chain leaves the translation unit.
///
/// For each of those a finding is reported that only says which one it is: so NOLINT comments, header and line filters
/// decide as they do for any finding.
std::unique_ptr<ASTConsumer> makeFactsConsumer(ClangTidyContext &Context,
                                               FactsSink &Sink);

/// Moves the roots whose finding came through from \p Findings to the facts of \p Sink.
void takeRoots(std::vector<ClangTidyError> &Findings, FactsSink &Sink);

} // namespace clang::tidy::coro

#endif
