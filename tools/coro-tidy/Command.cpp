// What the subcommands of coro-tidy share.
#include "Command.h"
#include "Driver/Cache.h"
#include "Driver/TrustedCommands.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

namespace clang::tidy::coro {

llvm::cl::OptionCategory Category("coro-tidy options");

void printError(const llvm::Twine &What) {
  llvm::outs().flush();
  llvm::WithColor::error(llvm::errs(), "coro-tidy") << What << '\n';
}

ExitStatus fail(llvm::Error Why) {
  printError(llvm::toString(std::move(Why)));
  return CouldNotDoTheWork;
}

/// \p Message on one line, without the final full stop or newline.
static std::string oneLine(llvm::StringRef Message) {
  llvm::SmallVector<llvm::StringRef, 4> Lines;
  llvm::SplitString(Message, Lines, "\n");
  for (llvm::StringRef &Line : Lines)
    Line = Line.trim();
  return llvm::join(Lines, "; ");
}

static std::string absolute(llvm::StringRef File) {
  llvm::SmallString<256> Path(File);
  llvm::sys::fs::make_absolute(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

/// The nearest compile_commands.json, or compile_flags.txt with the flags of all files, in or above \p Directory; an
/// empty string if there is none.
static std::string nearestDatabase(llvm::StringRef Directory) {
  for (; !Directory.empty();
       Directory = llvm::sys::path::parent_path(Directory))
    for (const char *Name : {"compile_commands.json", "compile_flags.txt"}) {
      llvm::SmallString<256> File(Directory);
      llvm::sys::path::append(File, Name);
      if (llvm::sys::fs::exists(File))
        return std::string(File);
    }
  return {};
}

static std::unique_ptr<tooling::CompilationDatabase>
readDatabase(const std::string &Path, std::string &Why) {
  if (llvm::sys::path::filename(Path) == "compile_flags.txt")
    return tooling::FixedCompilationDatabase::loadFromFile(Path, Why);
  return tooling::JSONCompilationDatabase::loadFromFile(
      Path, Why, tooling::JSONCommandLineSyntax::AutoDetect);
}

/// Where to look for a database when nobody says where it is.
static std::string startOfSearch(llvm::ArrayRef<std::string> Files) {
  return Files.empty() ? absolute(".")
                       : llvm::sys::path::parent_path(absolute(Files[0])).str();
}

static std::string databaseIn(llvm::StringRef BuildPath) {
  llvm::SmallString<256> Path(BuildPath);
  if (llvm::sys::fs::is_directory(Path))
    llvm::sys::path::append(Path, "compile_commands.json");
  return llvm::sys::fs::exists(Path) ? std::string(Path) : "";
}

/// The database in \p BuildPath, else the nearest one above \p Files; empty if there is none.
static std::string databaseFile(llvm::StringRef BuildPath,
                                llvm::ArrayRef<std::string> Files) {
  return BuildPath.empty() ? nearestDatabase(startOfSearch(Files))
                           : databaseIn(BuildPath);
}

const tooling::CompilationDatabase *
chooseDatabase(Invocation &Invocation, llvm::StringRef BuildPath,
               llvm::ArrayRef<std::string> Files,
               std::unique_ptr<tooling::CompilationDatabase> &Owner) {
  if (Invocation.Fixed)
    return Invocation.Fixed.get();

  const char *Advice = "; make one with "
                       "'cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON' or bear, or "
                       "give the flags after '--'";
  std::string Path = databaseFile(BuildPath, Files);
  if (Path.empty()) {
    if (BuildPath.empty())
      printError("no compile_commands.json in or above '" +
                 startOfSearch(Files) + "'; name its directory with '-p'" +
                 Advice);
    else
      printError("no compile_commands.json in '" + BuildPath + "'" + Advice);
    return nullptr;
  }
  std::string Why;
  Owner = readDatabase(Path, Why);
  if (Owner)
    Owner = tooling::inferTargetAndDriverMode(expandResponseFilesBelow(
        std::move(Owner), {DirectoryPath(llvm::sys::path::parent_path(Path)),
                           DirectoryPath("")}));
  else
    printError("'" + Path + "' is no compilation database: " + oneLine(Why));
  return Owner.get();
}

std::string databaseDirectory(llvm::StringRef BuildPath,
                              llvm::ArrayRef<std::string> Files) {
  std::string File = databaseFile(BuildPath, Files);
  return File.empty() ? "" : llvm::sys::path::parent_path(absolute(File)).str();
}

std::string cacheDirectory(llvm::StringRef Given,
                           llvm::StringRef DatabaseDirectory) {
  if (!Given.empty())
    return absolute(Given);
  if (DatabaseDirectory.empty())
    return "";
  return Cache::directoryBeside(DatabaseDirectory);
}

llvm::Expected<llvm::CachePruningPolicy> cachePolicy(llvm::StringRef Text) {
  return llvm::parseCachePruningPolicy(
      Text.empty() ? "prune_after=720h:cache_size_bytes=1g" : Text);
}

std::vector<std::string>
chooseFiles(llvm::ArrayRef<std::string> Files,
            const tooling::CompilationDatabase &Database) {
  std::vector<std::string> Chosen =
      Files.empty() ? Database.getAllFiles() : std::vector<std::string>(Files);
  for (std::string &File : Chosen)
    File = absolute(File);
  if (Files.empty())
    llvm::sort(Chosen);
  llvm::StringSet<> Seen;
  llvm::erase_if(Chosen, [&](const std::string &File) {
    return !Seen.insert(File).second;
  });
  return Chosen;
}

} // namespace clang::tidy::coro
