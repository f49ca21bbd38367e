// `coro-tidy config [FILE]`: the configuration that is in force for a file, and where each part of it came from.
#include "Driver/EffectiveConfiguration.h"
#include "LintOptions.h"
#include "Support/RelativePaths.h"

using namespace llvm;

namespace clang::tidy::coro {

cl::SubCommand &configSubCommand() {
  static cl::SubCommand Config(
      "config", "Show the configuration of a file, and where it comes from");
  return Config;
}

namespace {

int configCommand(Invocation &) {
  std::string File = takeFirstArgument();
  if (std::string Second = takeFirstArgument(); !Second.empty()) {
    printError("config: one file at a time, '" + Second + "' is another");
    return CouldNotDoTheWork;
  }
  ConfigurationFlags Flags = configurationFlags();
  Configuration Config(Flags);
  // Without a file: what holds for those in the working directory.
  std::string Path = DirectoryPath("").absolute(File.empty() ? "any" : File);
  std::vector<std::string> Errors = Config.errors();
  if (Errors.empty())
    Errors = Config.errorsFor(Path);
  for (const std::string &Error : Errors)
    printError(Error);
  if (!Errors.empty())
    return CouldNotDoTheWork;
  printConfiguration(effectiveConfiguration(Config, Flags, Path), outs());
  return ExitStatus::Clean;
}

Command Register(configSubCommand(), configCommand, "[FILE]");

} // namespace
} // namespace clang::tidy::coro
