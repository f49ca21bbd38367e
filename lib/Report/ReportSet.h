// The reports of one run: several formats at once, each to the standard output or a file of its own.
#ifndef CORO_TIDY_REPORT_REPORTSET_H
#define CORO_TIDY_REPORT_REPORTSET_H

#include "Report/Report.h"
#include "llvm/Support/Error.h"

namespace clang::tidy::coro {

/// What one `--format` asks for: "sarif=out.sarif".
struct ReportRequest {
  const ReportFormat *Format = nullptr;
  std::string File; ///< empty for the standard output
};

/// Reads the values of `--format`; text on the standard output if there is none. The error is one line.
llvm::Expected<std::vector<ReportRequest>>
parseReportRequests(llvm::ArrayRef<std::string> Values);

/// Writes \p Findings to all reports of \p Requests. A file is written as a whole or not at all, and unless it could be
/// it is among the problems that are returned.
std::vector<std::string> writeReports(llvm::ArrayRef<ReportRequest> Requests,
                                      const ReportContext &Context,
                                      llvm::ArrayRef<Finding> Findings,
                                      const RunOutcome &Outcome);

} // namespace clang::tidy::coro

#endif
