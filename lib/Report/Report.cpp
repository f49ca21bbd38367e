// The formats that are linked in.
#include "Report/Report.h"

namespace clang::tidy::coro {

static std::vector<ReportFormat> &registeredFormats() {
  static std::vector<ReportFormat> Formats;
  return Formats;
}

void addReportFormat(ReportFormat Added) {
  std::vector<ReportFormat> &Formats = registeredFormats();
  auto ByName = [](const ReportFormat &A, const ReportFormat &B) {
    return A.Name < B.Name;
  };
  Formats.insert(llvm::upper_bound(Formats, Added, ByName), Added);
}

const std::vector<ReportFormat> &reportFormats() { return registeredFormats(); }

} // namespace clang::tidy::coro
