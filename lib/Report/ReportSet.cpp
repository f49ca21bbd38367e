// The reports of one run: several formats at once, each to the standard output or a file of its own.
#include "Report/ReportSet.h"
#include "Support/DidYouMean.h"
#include "Support/WholeFile.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::tidy::coro {

llvm::Expected<std::vector<ReportRequest>>
parseReportRequests(llvm::ArrayRef<std::string> Values) {
  std::vector<llvm::StringRef> Names;
  for (const ReportFormat &Format : reportFormats())
    Names.push_back(Format.Name);
  std::vector<ReportRequest> Requests;
  llvm::StringRef OnStdout;
  for (llvm::StringRef Value : Values) {
    auto [Name, File] = Value.split('=');
    auto Format =
        llvm::find_if(reportFormats(), [Name = Name](const ReportFormat &F) {
          return F.Name == Name;
        });
    if (Format == reportFormats().end())
      return llvm::createStringError("--format: unknown format '" + Name + "'" +
                                     didYouMeanOneOf(Name, Names));
    if (File.empty() && Value.contains('='))
      return llvm::createStringError("--format: no file stands after '" +
                                     Value + "'");
    if (File.empty() && !OnStdout.empty())
      return llvm::createStringError(
          "--format: both " + OnStdout + " and " + Name +
          " would go to the standard output; give one a file: '--format=" +
          Name + "=FILE'");
    if (File.empty())
      OnStdout = Name;
    for (const ReportRequest &Other : Requests)
      if (!File.empty() && Other.File == File)
        return llvm::createStringError("--format: both " + Other.Format->Name +
                                       " and " + Name + " would go to '" +
                                       File + "'");
    Requests.push_back({&*Format, File.str()});
  }
  if (Requests.empty())
    Requests = *parseReportRequests({"text"});
  return Requests;
}

static void write(const ReportRequest &Request, llvm::raw_ostream &OS,
                  ReportContext Context, llvm::ArrayRef<Finding> Findings,
                  const RunOutcome &Outcome) {
  Context.UseColor &= Request.File.empty();
  std::unique_ptr<Reporter> Report = Request.Format->Make(OS, Context);
  Report->begin();
  for (const Finding &Found : Findings)
    Report->report(Found);
  Report->finish(Outcome);
}

std::vector<std::string> writeReports(llvm::ArrayRef<ReportRequest> Requests,
                                      const ReportContext &Context,
                                      llvm::ArrayRef<Finding> Findings,
                                      const RunOutcome &Outcome) {
  std::vector<std::string> Problems;
  for (const ReportRequest &Request : Requests) {
    if (Request.File.empty()) {
      write(Request, llvm::outs(), Context, Findings, Outcome);
      llvm::outs().flush();
      continue;
    }
    std::string Why = writeWholeFile(Request.File, [&](llvm::raw_ostream &OS) {
      write(Request, OS, Context, Findings, Outcome);
    });
    if (!Why.empty())
      Problems.push_back(std::move(Why));
  }
  return Problems;
}

} // namespace clang::tidy::coro
