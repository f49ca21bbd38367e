// What the subcommands of coro-tidy share: how one is known to main, and how files and databases are named.
#ifndef CORO_TIDY_TOOLS_COMMAND_H
#define CORO_TIDY_TOOLS_COMMAND_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// The exit statuses of every subcommand.
enum ExitStatus : int {
  Clean = 0,
  Findings = 1,
  CouldNotDoTheWork = 2,
};

/// The group under which `--help` shows coro-tidy's own options.
extern llvm::cl::OptionCategory Category;

/// What main hands to a subcommand.
struct Invocation {
  /// The flags that stand after `--`, as a database; null if there was none.
  std::unique_ptr<tooling::CompilationDatabase> Fixed;
  const char **Arguments = nullptr; ///< of the process, as main() got them
};

/// A subcommand; constructing one as a static object makes it known to main.
struct Command {
  /// \p Arguments says which arguments it takes if its positional options don't: "create|update [FILES]".
  Command(llvm::cl::SubCommand &Sub, std::function<int(Invocation &)> Run,
          std::string Arguments = "");
  llvm::cl::SubCommand &Sub;
  std::function<int(Invocation &)> Run;
  std::string Arguments;
};

/// All subcommands by name; the first is the one without.
std::vector<const Command *> allCommands();

/// Prints `coro-tidy: error: what` as one line.
void printError(const llvm::Twine &What);

/// The same for \p Why. \returns the exit status that says so.
ExitStatus fail(llvm::Error Why);

/// A database for \p Files: \p Fixed if it is there, else the one in \p BuildPath, else the nearest one above the first
/// file (or the working directory). \returns null after printing why there is none.
const tooling::CompilationDatabase *
chooseDatabase(Invocation &Invocation, llvm::StringRef BuildPath,
               llvm::ArrayRef<std::string> Files,
               std::unique_ptr<tooling::CompilationDatabase> &Owner);

/// The directory of the compilation database that chooseDatabase() takes; empty if there is none.
std::string databaseDirectory(llvm::StringRef BuildPath,
                              llvm::ArrayRef<std::string> Files);

/// Where results are kept: \p Given, or a directory in \p DatabaseDirectory; empty if that is empty too.
std::string cacheDirectory(llvm::StringRef Given,
                           llvm::StringRef DatabaseDirectory);

/// \p Text, or coro-tidy's default.
llvm::Expected<llvm::CachePruningPolicy> cachePolicy(llvm::StringRef Text);

/// \p Files as absolute paths without dots; all files of \p Database, sorted, when there are none.
std::vector<std::string>
chooseFiles(llvm::ArrayRef<std::string> Files,
            const tooling::CompilationDatabase &Database);

} // namespace clang::tidy::coro

#endif
