// `coro-tidy link FACTS`: what the facts of several translation units show together.
#include "Command.h"
#include "Driver/FactsLinker.h"
#include "PrintFindings.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

cl::SubCommand Link("link", "Find what blocks across files, from their facts");
cl::list<std::string> FactsFiles(cl::Positional, cl::OneOrMore,
                                 cl::desc("FACTS..."), cl::sub(Link),
                                 cl::cat(Category));
cl::opt<std::string> ExportFixes("export-fixes", cl::value_desc("file"),
                                 cl::desc("Write the findings as YAML"),
                                 cl::sub(Link), cl::cat(Category));
cl::opt<bool> UseColor("use-color",
                       cl::desc("Colours even when not on a terminal"),
                       cl::sub(Link), cl::cat(Category));
cl::opt<bool> Quiet("quiet", cl::desc("No summary"), cl::sub(Link),
                    cl::cat(Category));

Expected<Facts> readFactsFile(const std::string &File) {
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return createStringError(File + ": " + Buffer.getError().message());
  return readFacts((*Buffer)->getBuffer(), File);
}

int linkCommand(Invocation &) {
  FactsLinker Linker;
  bool AllRead = true;
  for (const std::string &File : FactsFiles) {
    Expected<Facts> Unit = readFactsFile(File);
    if (Unit) {
      Linker.add(std::move(*Unit));
    } else {
      printError(toString(Unit.takeError()));
      AllRead = false;
    }
  }
  if (!AllRead)
    return CouldNotDoTheWork;
  std::vector<ClangTidyError> Findings = Linker.link();
  printFindings(Findings,
                UseColor.getNumOccurrences() ? std::optional<bool>(UseColor)
                                             : std::nullopt,
                !Quiet);
  if (!ExportFixes.empty() &&
      !exportFindings(Findings, FactsFiles.front(), ExportFixes))
    return CouldNotDoTheWork;
  return Findings.empty() ? ExitStatus::Clean : ExitStatus::Findings;
}

Command Register(Link, linkCommand);

} // namespace
} // namespace clang::tidy::coro
