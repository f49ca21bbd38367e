// What a report format is. A format is one file, and its last line makes it known.
#ifndef CORO_TIDY_REPORT_REPORT_H
#define CORO_TIDY_REPORT_REPORT_H

#include "Report/Finding.h"
#include "llvm/Support/raw_ostream.h"
#include <functional>
#include <memory>

namespace clang::tidy::coro {

/// What the page of a check says.
struct RulePage {
  llvm::StringRef Name;
  std::string Purpose;
  llvm::StringRef Markdown;
};

/// What reports need to know beside the findings.
struct ReportContext {
  SourceTable &Sources;
  std::string Version; ///< of coro-tidy
  /// The page of a check, if it has one.
  std::function<std::optional<RulePage>(llvm::StringRef)> Page;
  bool UseColor = false;
};

/// What a run came to.
struct RunOutcome {
  /// Why the work could not be done as it should, one line each.
  std::vector<std::string> Problems;
};

/// Writes the findings of a run in one format.
class Reporter {
public:
  virtual ~Reporter() = default;
  virtual void begin() {}
  virtual void report(const Finding &Found) = 0;
  virtual void finish(const RunOutcome &Outcome) {}
};

struct ReportFormat {
  llvm::StringRef Name, Description;
  std::function<std::unique_ptr<Reporter>(llvm::raw_ostream &,
                                          const ReportContext &)>
      Make;
};

/// All formats, by name.
const std::vector<ReportFormat> &reportFormats();

void addReportFormat(ReportFormat Added);

/// `static FormatRegistration<XReport> Register("x", "what it is for");` adds a format.
template <typename Format> struct FormatRegistration {
  FormatRegistration(llvm::StringRef Name, llvm::StringRef Description) {
    addReportFormat({Name, Description,
                     [](llvm::raw_ostream &OS, const ReportContext &Context) {
                       return std::make_unique<Format>(OS, Context);
                     }});
  }
};

} // namespace clang::tidy::coro

#endif
