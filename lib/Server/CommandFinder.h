// Which compile command a file of the editor has: from a database above it, or a guess.
#ifndef CORO_TIDY_SERVER_COMMANDFINDER_H
#define CORO_TIDY_SERVER_COMMANDFINDER_H

#include "Driver/Inputs.h"
#include "clang/Tooling/CompilationDatabase.h"

namespace clang::tidy::coro {

/// Looks for compile_commands.json in each directory above a file and in the `build` directory there, and for
/// compile_flags.txt. A file that the database does not know, a header, gets the command of the file that is most like
/// it; one with no database at all is taken for C++20 without further flags.
class CommandFinder {
public:
  /// All files have their commands in \p Directory; if it is empty, each is searched for.
  explicit CommandFinder(std::string Directory)
      : Directory(std::move(Directory)) {}

  /// The database for \p File, read again if it has changed on disk.
  const tooling::CompilationDatabase &databaseFor(llvm::StringRef File);

  /// The directory of \p Database, which must come from here; empty for one that was guessed.
  std::string directoryOf(const tooling::CompilationDatabase &Database) const;

private:
  struct Known {
    FileStamp Stamp;
    std::unique_ptr<tooling::CompilationDatabase> Database;
  };
  const tooling::CompilationDatabase *load(llvm::StringRef Path);
  const tooling::CompilationDatabase *loadFrom(llvm::StringRef Folder);
  const tooling::CompilationDatabase &guess(llvm::StringRef Folder);

  std::string Directory;
  std::map<std::string, Known> ByPath;
  std::map<std::string, std::unique_ptr<tooling::CompilationDatabase>> Guesses;
};

} // namespace clang::tidy::coro

#endif
