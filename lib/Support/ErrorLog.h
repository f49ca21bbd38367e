// The compiler's errors of a translation unit with their arguments: what the AST no longer shows, because clang drops
// an ill-formed expression.
#ifndef CORO_TIDY_SUPPORT_ERRORLOG_H
#define CORO_TIDY_SUPPORT_ERRORLOG_H

#include "clang/AST/Type.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Lex/Preprocessor.h"
#include <vector>

namespace clang::tidy::coro {

/// One argument of a diagnostic; what it is not stays empty.
struct LoggedArgument {
  QualType Type;
  const NamedDecl *Decl = nullptr;
  std::string
      Name; ///< an identifier, a declaration name, a string or a number, as text
};

/// One note of an error.
struct LoggedNote {
  unsigned ID = 0;
  SourceLocation Loc;
  std::vector<LoggedArgument> Arguments;
};

/// One error of the compiler.
struct LoggedError {
  unsigned ID = 0; ///< clang::diag::err_…
  SourceLocation Loc;
  std::vector<CharSourceRange> Ranges;
  std::vector<LoggedArgument> Arguments;
  std::vector<LoggedNote> Notes;
};

/// The errors of one translation unit, in the order in which they came. They are all there when the checks see the AST.
class ErrorLog {
public:
  /// Starts to log the errors of the translation unit that \p PP reads, or joins the log that another check started.
  /// For registerPPCallbacks(): the log listens in front of the engine's own consumer, and passes everything on.
  static void start(Preprocessor &PP);

  /// The log of the translation unit whose diagnostics \p Engine reports; empty if none was started.
  static const ErrorLog &of(const DiagnosticsEngine &Engine);

  /// Stops logging and puts the engine's consumer back. For onEndOfTranslationUnit(); further calls do nothing.
  static void stop(DiagnosticsEngine &Engine);

  llvm::ArrayRef<LoggedError> errors() const { return Errors; }

  /// Whether an error lies inside \p Range, or a fatal one anywhere: the AST of that function is then not what was
  /// written.
  bool hasErrorIn(SourceRange Range, const SourceManager &Sources) const;

private:
  friend class LoggingConsumer;
  std::vector<LoggedError> Errors;
  bool IsFatal = false;
};

} // namespace clang::tidy::coro

#endif
