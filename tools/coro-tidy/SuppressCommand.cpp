// `coro-tidy suppress`: lints, and silences what is found with NOLINT comments.
#include "Driver/InsertSuppressions.h"
#include "Driver/SuppressionWatch.h"
#include "LintCommand.h"
#include "LintOptions.h"
#include "RunReport.h"
#include "Support/WholeFile.h"
#include "llvm/Support/MemoryBuffer.h"
#include <set>

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

/// Writes the comments that silence \p Wanted into \p File. \returns the lines that they are for.
std::set<unsigned> suppressIn(const std::string &File,
                              const ChecksByLine &Wanted,
                              std::vector<std::string> &Problems) {
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/true,
                                      /*IsVolatile=*/true);
  if (!Buffer) {
    Problems.push_back("can't read '" + File +
                       "': " + Buffer.getError().message());
    return {};
  }
  SuppressedText Made =
      withSuppressions((*Buffer)->getBuffer(), Wanted, Reason);
  std::set<unsigned> Lines;
  for (const auto &[Line, Checks] : Wanted)
    if (is_contained(Made.Failed, Line))
      Problems.push_back(File + ":" + std::to_string(Line) +
                         ": no comment can stand on this line or above it");
    else
      Lines.insert(Line);
  if (Lines.empty())
    return {};
  std::string Why =
      writeWholeFile(File, [&](raw_ostream &OS) { OS << Made.Text; });
  if (Why.empty())
    return Lines;
  Problems.push_back(Why);
  return {};
}

/// Whether a comment can be written that the configuration of \p File takes.
bool hasReason(const std::string &File, Configuration &Config,
               std::vector<std::string> &Problems) {
  if (!Reason.empty() || !Config.wantsReasons(File))
    return true;
  Problems.push_back(File + ": its configuration wants a reason for each "
                            "suppression; '--reason' gives one");
  return false;
}

int suppressCommand(Invocation &Invocation) {
  if (any_of(Reason, [](unsigned char C) { return C < ' ' && C != '\t'; }) ||
      StringRef(Reason).rtrim().ends_with("\\")) {
    printError("--reason: a comment has one line, and the backslash at the end "
               "of one would take in the next");
    return CouldNotDoTheWork;
  }
  RunReport::setAction(RunAction::Suppress);
  return lintCommand(Invocation);
}

Command Register(suppressSubCommand(), suppressCommand);

} // namespace

/// Whether \p File has the text on disk that it has in \p Linted: what is staged may be another.
static bool isAsLinted(const std::string &File, vfs::FileSystem &Linted) {
  auto Seen = Linted.getBufferForFile(File);
  auto Here = MemoryBuffer::getFile(File);
  return Seen && Here && (*Seen)->getBuffer() == (*Here)->getBuffer();
}

std::vector<std::string> suppressFindings(ArrayRef<Finding> Findings,
                                          Configuration &Config,
                                          vfs::FileSystem &Linted) {
  std::map<std::string, ChecksByLine> Wanted;
  std::map<std::pair<std::string, unsigned>, unsigned> CountByLine;
  for (const Finding &Found : Findings)
    // What is wrong with a comment is not mended by another one.
    if (Found.At.isValid() && !Found.isCompilerError() &&
        Found.Check != UnusedSuppression &&
        Found.Check != UnexplainedSuppression) {
      Wanted[Found.At.Path][Found.At.Begin.Line].insert(Found.Check);
      ++CountByLine[{Found.At.Path, Found.At.Begin.Line}];
    }
  std::vector<std::string> Problems;
  unsigned Silenced = 0, Files = 0;
  for (const auto &[File, Lines] : Wanted) {
    if (!hasReason(File, Config, Problems))
      continue;
    if (!isAsLinted(File, Linted)) {
      Problems.push_back(File + ": has another text than the one that was "
                                "linted, and was left alone");
      continue;
    }
    std::set<unsigned> Written = suppressIn(File, Lines, Problems);
    Files += !Written.empty();
    for (unsigned Line : Written)
      Silenced += CountByLine[{File, Line}];
  }
  errs() << "coro-tidy: " << Silenced
         << (Silenced == 1 ? " finding" : " findings") << " silenced in "
         << Files << (Files == 1 ? " file" : " files") << '\n';
  return Problems;
}

} // namespace clang::tidy::coro
