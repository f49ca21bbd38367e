// Runs an action of Clang on a file, with the compile command that its configuration makes of the database's.
#include "Driver/ToolRun.h"
#include "Driver/TrustedCommands.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "clang/Tooling/ArgumentsAdjusters.h"

namespace clang::tidy::coro {

/// The flags of `ExtraArgs` and `ExtraArgsBefore`, put where clang-tidy puts them.
static tooling::ArgumentsAdjuster extraArguments(ClangTidyContext &Context) {
  return [&Context](const tooling::CommandLineArguments &Args, StringRef File) {
    ClangTidyOptions Options = Context.getOptionsForFile(File);
    tooling::CommandLineArguments Adjusted = Args;
    if (Options.RemovedArgs)
      llvm::erase_if(Adjusted, [&](const std::string &Arg) {
        return llvm::is_contained(*Options.RemovedArgs, Arg);
      });
    if (Options.ExtraArgsBefore && !Adjusted.empty())
      Adjusted.insert(Adjusted.begin() + 1, Options.ExtraArgsBefore->begin(),
                      Options.ExtraArgsBefore->end());
    if (Options.ExtraArgs)
      Adjusted.insert(Adjusted.end(), Options.ExtraArgs->begin(),
                      Options.ExtraArgs->end());
    return Adjusted;
  };
}

std::vector<tooling::CompileCommand>
adjustedCommands(const tooling::CompilationDatabase &Database,
                 const std::string &File, ClangTidyContext &Context) {
  std::vector<tooling::CompileCommand> Commands =
      Database.getCompileCommands(File);
  for (tooling::CompileCommand &Command : Commands)
    Command.CommandLine = tooling::combineAdjusters(
        extraArguments(Context),
        tooling::getStripPluginsAdjuster())(Command.CommandLine, File);
  return Commands;
}

std::string refusedCommand(const tooling::CompilationDatabase &Database,
                           const std::string &File, ClangTidyContext &Context) {
  tooling::ArgumentsAdjuster Adjust = extraArguments(Context);
  for (const tooling::CompileCommand &Command :
       Database.getCompileCommands(File))
    if (std::string Why = refusal(Adjust(Command.CommandLine, File));
        !Why.empty())
      return Why;
  return {};
}

int runTool(const tooling::CompilationDatabase &Database,
            const std::string &File, ClangTidyContext &Context,
            llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk,
            DiagnosticConsumer &Consumer, tooling::ToolAction &Action) {
  tooling::ClangTool Tool(Database, {File},
                          std::make_shared<PCHContainerOperations>(),
                          std::move(Disk));
  Tool.appendArgumentsAdjuster(extraArguments(Context));
  Tool.appendArgumentsAdjuster(tooling::getStripPluginsAdjuster());
  Tool.setDiagnosticConsumer(&Consumer);
  Tool.setPrintErrorMessage(false);
  return Tool.run(&Action);
}

} // namespace clang::tidy::coro
