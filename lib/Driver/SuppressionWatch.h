// Watches what the NOLINT comments of a translation unit silence, to find those that silence nothing.
#ifndef CORO_TIDY_DRIVER_SUPPRESSIONWATCH_H
#define CORO_TIDY_DRIVER_SUPPRESSIONWATCH_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace clang::tidy::coro {

/// The names of what is found in comments. They are no checks, and are turned off like one.
inline constexpr llvm::StringLiteral UnusedSuppression =
    "coro-unused-suppression";
inline constexpr llvm::StringLiteral UnexplainedSuppression =
    "coro-unexplained-suppression";

/// What the value of the option for reasons says, in any of the ways in which clang-tidy lets a boolean be written; none
/// for other texts.
std::optional<bool> readReasonsOption(llvm::StringRef Value);

/// Whether \p Options ask for reasons.
bool wantsReasons(const ClangTidyOptions &Options);

/// A diagnostic of one check at one place, before comments are looked at.
struct WatchedDiagnostic {
  std::string Check;
  SourceLocation Loc;
};

/// The watch over one or more translation units of a lint. clang-tidy drops what a comment silences, so this listens in
/// front of it.
class SuppressionWatch {
public:
  /// \p FollowsFiles tells whether facts for other files are gathered too.
  SuppressionWatch(ClangTidyContext &Context, bool FollowsFiles)
      : Context(Context), FollowsFiles(FollowsFiles) {}

  void saw(const WatchedDiagnostic &Diagnostic, const SourceManager &Sources) {
    Diagnostics.push_back(Diagnostic);
    SawMainFile |= Sources.isInMainFile(Diagnostic.Loc);
  }
  /// Whether one of the diagnostics so far was in the main file.
  bool sawMainFile() const { return SawMainFile; }

  /// The comments with NOLINT in that part of the main file that was parsed ahead: begin and end.
  std::vector<std::pair<unsigned, unsigned>> CommentsAhead;

  /// To be run behind the checks, and behind whatever else reports.
  std::unique_ptr<ASTConsumer> makeConsumer(CompilerInstance &Compiler);

  /// What was found in comments: unused ones, those without a reason, and a sign for each that was used, which is no
  /// finding: see settleSuppressions().
  std::vector<ClangTidyError> takeFindings() { return std::move(Findings); }

private:
  friend class SuppressionConsumer;

  ClangTidyContext &Context;
  bool FollowsFiles;
  std::vector<WatchedDiagnostic> Diagnostics;
  bool SawMainFile = false;
  std::vector<ClangTidyError> Findings;
};

/// clang-tidy's consumer, with a watch in front.
class WatchedDiagnosticConsumer : public ClangTidyDiagnosticConsumer {
public:
  WatchedDiagnosticConsumer(ClangTidyContext &Context, SuppressionWatch &Watch,
                            bool FixesFromNotes)
      : ClangTidyDiagnosticConsumer(Context, nullptr,
                                    /*RemoveIncompatibleErrors=*/true,
                                    FixesFromNotes),
        Context(Context), Watch(Watch) {}

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    if (Level >= DiagnosticsEngine::Warning && Info.hasSourceManager())
      Watch.saw({Context.getCheckName(Info.getID()), Info.getLocation()},
                Info.getSourceManager());
    ClangTidyDiagnosticConsumer::HandleDiagnostic(Level, Info);
  }

private:
  ClangTidyContext &Context;
  SuppressionWatch &Watch;
};

/// Settles what the translation units of a run say of one comment: it is unused only if no unit uses it, and in a header
/// (a file that is not in \p MainFiles) only if all units were seen. Takes the signs of used ones out.
void settleSuppressions(std::vector<ClangTidyError> &Findings,
                        llvm::ArrayRef<std::string> MainFiles,
                        bool SawAllUnits);

} // namespace clang::tidy::coro

#endif
