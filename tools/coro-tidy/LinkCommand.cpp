// `coro-tidy link FACTS`: what the facts of several translation units show together.
#include "Command.h"
#include "Driver/FactsLinker.h"
#include "JoinResults.h"
#include "LintOptions.h"

using namespace llvm;

namespace clang::tidy::coro {

cl::SubCommand &linkSubCommand() {
  static cl::SubCommand Link("link",
                             "Find what blocks across files, from their facts");
  return Link;
}

namespace {

cl::list<std::string> FactsFiles(cl::Positional, cl::OneOrMore,
                                 cl::desc("FACTS..."),
                                 cl::sub(linkSubCommand()), cl::cat(Category));

int linkCommand(Invocation &) {
  Configuration Config(configurationFlags());
  Expected<RunReport> Reports = RunReport::open(Config);
  if (!Reports)
    return fail(Reports.takeError());
  FactsLinker Linker;
  std::vector<std::string> MainFiles;
  bool AllRead =
      readEach(FactsFiles, [&](StringRef Bytes, StringRef Name) -> Error {
        Expected<Facts> Unit = readFacts(Bytes, Name);
        if (!Unit)
          return Unit.takeError();
        MainFiles.push_back(Unit->Strings[Unit->MainFile]);
        Linker.add(std::move(*Unit));
        return Error::success();
      });
  if (!AllRead)
    return CouldNotDoTheWork;
  llvm::sort(MainFiles); // the order of the facts says nothing
  // What the files show alone was said when their facts were written: a baseline may be for that.
  LintScope Scope{MainFiles, /*IsWholeDatabase=*/false, /*IsFiltered=*/true};
  return reportJoined(*Reports, Linker.link(), {}, Scope);
}

Command Register(linkSubCommand(), linkCommand);

} // namespace
} // namespace clang::tidy::coro
