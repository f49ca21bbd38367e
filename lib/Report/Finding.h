// A finding as reports see it: places with lines and columns, fixes by how safe they are, and a fingerprint.
#ifndef CORO_TIDY_REPORT_FINDING_H
#define CORO_TIDY_REPORT_FINDING_H

#include "Report/SourceTable.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "llvm/ADT/StringMap.h"
#include <string>
#include <vector>

namespace clang::tidy::coro {

struct Note {
  std::string Message;
  Span At;
  std::vector<Span> Ranges;
  bool HasFix = false; ///< it suggests a fix: no step of a path
};

struct Edit {
  Span At;
  std::string Replacement;
};

struct Fix {
  std::string Title; ///< of a suggestion: the text of its note
  /// The program then means what its author meant. Other fixes are suggestions, which change what it does.
  bool IsSafe = false;
  std::vector<Edit> Edits; ///< by file and offset
};

struct Finding {
  std::string Check;
  std::string Aliases; ///< of the check, ",a,b"; clang-tidy prints them too
  std::string Message;
  DiagnosticsEngine::Level Level = DiagnosticsEngine::Warning;
  bool IsWarningAsError = false;
  Span At; ///< not valid for what has no place
  std::vector<Span> Ranges;
  std::vector<Note> Notes;
  std::vector<Fix> Fixes;

  /// The line of the finding with its blanks evened out: what stays when lines above it come and go.
  std::string Code;
  /// The same for the same fault wherever its line has moved to, and for one fault only: a hash of check, path and
  /// line, and a number for equal ones in a file.
  std::string Fingerprint;

  bool isError() const {
    return Level >= DiagnosticsEngine::Error || IsWarningAsError;
  }
  /// Errors of the compiler are said with the findings, but are none.
  bool isCompilerError() const { return Check == "clang-diagnostic-error"; }
};

/// Makes findings from clang-tidy's errors, in the order in which they are to be reported.
class FindingMaker {
public:
  explicit FindingMaker(SourceTable &Sources) : Sources(Sources) {}

  Finding make(const ClangTidyError &Error);

private:
  Span spanOf(const tooling::DiagnosticMessage &Message,
              llvm::StringRef Directory);
  std::vector<Span> rangesOf(const tooling::DiagnosticMessage &Message,
                             llvm::StringRef Directory);
  std::optional<Fix> fixOf(const tooling::DiagnosticMessage &Message,
                           llvm::StringRef Directory);
  std::string fingerprint(const Finding &Of);

  SourceTable &Sources;
  llvm::StringMap<unsigned> Seen; ///< by fingerprint without its number
};

} // namespace clang::tidy::coro

#endif
