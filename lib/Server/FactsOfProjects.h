// What is known of the other files of the projects that open files belong to.
#ifndef CORO_TIDY_SERVER_FACTSOFPROJECTS_H
#define CORO_TIDY_SERVER_FACTSOFPROJECTS_H

#include "Driver/Configuration.h"
#include "Driver/FactsLinker.h"
#include "Driver/Inputs.h"
#include "Server/CommandFinder.h"

namespace clang::tidy::coro {

/// Keeps the facts that the command line has left in its caches. A project is a compilation database, and named by its
/// directory.
class FactsOfProjects {
public:
  FactsOfProjects(const ConfigurationFlags &Flags, CommandFinder &Commands)
      : Flags(Flags), Commands(Commands) {}

  /// The project of \p Path; empty if it has none.
  std::string projectOf(const std::string &Path);

  /// Whether load() may give something new, since it was asked last: the cache of \p Project is there, and is another, or
  /// \p MayHaveChanged tells that files are.
  bool isWorthLoading(const std::string &Project, bool MayHaveChanged);
  /// Reads the cache of \p Project, and checks what it says: for a child process.
  std::string load(const std::string &Project) const;
  /// Keeps what load() has given. \returns whether that is something new.
  bool keep(const std::string &Project, llvm::StringRef Bytes);

  /// Whether anything is known of the project of \p Path.
  bool isKnown(const std::string &Path) { return unitsFor(Path) != nullptr; }
  /// Knows all files of the project but \p Path. Null if there is nothing to know.
  std::unique_ptr<FactsLinker> others(const std::string &Path);

private:
  const std::vector<std::string> *unitsFor(const std::string &Path);

  const ConfigurationFlags &Flags;
  CommandFinder &Commands;
  /// By project, the facts of each unit as bytes.
  std::map<std::string, std::vector<std::string>> Projects;
  std::map<std::string, std::optional<FileStamp>> LoadedFrom; ///< their caches
};

} // namespace clang::tidy::coro

#endif
