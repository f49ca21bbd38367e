// `coro-tidy suppress`: lints, and silences what is found with NOLINT comments.
#include "Driver/InsertSuppressions.h"
#include "Driver/SuppressionWatch.h"
#include "LintCommand.h"
#include "LintOptions.h"
#include "RunReport.h"
#include "Support/WholeFile.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace clang::tidy::coro {

cl::SubCommand &suppressSubCommand() {
  static cl::SubCommand Suppress(
      "suppress", "Lint, and silence what is found with NOLINT comments");
  return Suppress;
}

namespace {

cl::opt<std::string> Reason("reason", cl::value_desc("text"),
                            cl::desc("The reason that the comments give"),
                            cl::cat(Category), cl::sub(suppressSubCommand()));

struct Tally {
  unsigned Findings = 0, Files = 0;
};

void suppressIn(const std::string &File, const ChecksByLine &Wanted,
                Tally &Count, std::vector<std::string> &Problems) {
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/true,
                                      /*IsVolatile=*/true);
  if (!Buffer) {
    Problems.push_back("can't read '" + File +
                       "': " + Buffer.getError().message());
    return;
  }
  SuppressedText Made =
      withSuppressions((*Buffer)->getBuffer(), Wanted, Reason);
  for (unsigned Line : Made.Failed)
    Problems.push_back(File + ":" + std::to_string(Line) +
                       ": no comment can stand on this line or above it");
  if (Made.Text == (*Buffer)->getBuffer())
    return;
  std::string Why =
      writeWholeFile(File, [&](raw_ostream &OS) { OS << Made.Text; });
  if (!Why.empty()) {
    Problems.push_back(Why);
    return;
  }
  ++Count.Files;
  for (const auto &[Line, Checks] : Wanted)
    if (!is_contained(Made.Failed, Line))
      Count.Findings += Checks.size();
}

int suppressCommand(Invocation &Invocation) {
  RunReport::setAction(RunAction::Suppress);
  return lintCommand(Invocation);
}

Command Register(suppressSubCommand(), suppressCommand);

} // namespace

std::vector<std::string> suppressFindings(ArrayRef<Finding> Findings) {
  std::map<std::string, ChecksByLine> Wanted;
  for (const Finding &Found : Findings)
    // What is wrong with a comment is not mended by another one.
    if (Found.At.isValid() && !Found.isCompilerError() &&
        Found.Check != UnusedSuppression &&
        Found.Check != UnexplainedSuppression)
      Wanted[Found.At.Path][Found.At.Begin.Line].insert(Found.Check);
  std::vector<std::string> Problems;
  Tally Count;
  for (const auto &[File, Lines] : Wanted)
    suppressIn(File, Lines, Count, Problems);
  errs() << "coro-tidy: " << Count.Findings
         << (Count.Findings == 1 ? " finding" : " findings") << " silenced in "
         << Count.Files << (Count.Files == 1 ? " file" : " files") << '\n';
  return Problems;
}

} // namespace clang::tidy::coro
