// Findings as text for people: message, source line, fix.
#ifndef CORO_TIDY_REPORT_TEXTREPORT_H
#define CORO_TIDY_REPORT_TEXTREPORT_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::tidy::coro {

/// "3 findings: 2 coro-unawaited-task, 1 coro-blocking-call", the most frequent first.
std::string summary(llvm::ArrayRef<ClangTidyError> Findings);

} // namespace clang::tidy::coro

#endif
