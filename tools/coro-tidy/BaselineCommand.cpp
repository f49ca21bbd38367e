// `coro-tidy baseline create|update|prune`: lints, and writes down which findings are let be.
#include "LintCommand.h"
#include "LintOptions.h"
#include "RunReport.h"
#include "Support/DidYouMean.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace clang::tidy::coro {

cl::SubCommand &baselineSubCommand() {
  static cl::SubCommand Baseline(
      "baseline",
      "create, update or prune the list of findings that are let be");
  return Baseline;
}

namespace {

int baselineCommand(Invocation &Invocation) {
  std::string Name = takeFirstArgument();
  auto Action = StringSwitch<RunAction>(Name)
                    .Case("create", RunAction::CreateBaseline)
                    .Case("update", RunAction::UpdateBaseline)
                    .Case("prune", RunAction::PruneBaseline)
                    .Default(RunAction::Report);
  if (Action == RunAction::Report) {
    printError("baseline: " +
               (Name.empty() ? Twine("no action is given")
                             : "unknown action '" + Twine(Name) + "'") +
               didYouMeanOneOf(Name, {"create", "update", "prune"}));
    return CouldNotDoTheWork;
  }
  RunReport::setAction(Action);
  return lintCommand(Invocation);
}

Command Register(baselineSubCommand(), baselineCommand,
                 "create|update|prune [FILES]");

} // namespace
} // namespace clang::tidy::coro
