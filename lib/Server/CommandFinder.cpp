// Which compile command a file of the editor has.
#include "Server/CommandFinder.h"
#include "Driver/TrustedCommands.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/LSP/Logging.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

static std::unique_ptr<tooling::CompilationDatabase>
readDatabase(llvm::StringRef Path, std::string &Why) {
  std::unique_ptr<tooling::CompilationDatabase> Read;
  bool IsJson = Path.ends_with(".json");
  if (IsJson)
    Read = tooling::JSONCompilationDatabase::loadFromFile(
        Path, Why, tooling::JSONCommandLineSyntax::AutoDetect);
  else
    Read = tooling::FixedCompilationDatabase::loadFromFile(Path, Why);
  if (!Read)
    return nullptr;
  Read = expandResponseFilesBelow(
      std::move(Read), {DirectoryPath(llvm::sys::path::parent_path(Path))});
  if (IsJson)
    Read = tooling::inferMissingCompileCommands(std::move(Read));
  return tooling::inferTargetAndDriverMode(std::move(Read));
}

const tooling::CompilationDatabase *CommandFinder::load(llvm::StringRef Path) {
  std::optional<FileStamp> Stamp = FileStamp::of(Path);
  if (!Stamp || Stamp->IsDirectory)
    return nullptr;
  Known &Entry = ByPath[Path.str()];
  if (Entry.Stamp == *Stamp)
    return Entry.Database.get();
  std::string Why;
  Entry.Database = readDatabase(Path, Why);
  Entry.Stamp = *Stamp;
  if (!Entry.Database)
    llvm::lsp::Logger::error("'{0}' is no compilation database: {1}", Path,
                             Why);
  return Entry.Database.get();
}

const tooling::CompilationDatabase *
CommandFinder::loadFrom(llvm::StringRef Folder) {
  for (const char *Name :
       {"compile_commands.json", "build/compile_commands.json",
        "compile_flags.txt"}) {
    llvm::SmallString<256> Path(Folder);
    llvm::sys::path::append(Path, Name);
    if (const tooling::CompilationDatabase *Loaded = load(Path))
      return Loaded;
  }
  return nullptr;
}

const tooling::CompilationDatabase &
CommandFinder::guess(llvm::StringRef Folder) {
  auto &Guess = Guesses[Folder.str()];
  if (!Guess)
    Guess = std::make_unique<tooling::FixedCompilationDatabase>(
        Folder, std::vector<std::string>{"-xc++", "-std=c++20"});
  return *Guess;
}

const tooling::CompilationDatabase &
CommandFinder::databaseFor(llvm::StringRef File) {
  llvm::StringRef Own = llvm::sys::path::parent_path(File);
  if (!Directory.empty()) {
    const tooling::CompilationDatabase *Loaded = loadFrom(Directory);
    return Loaded ? *Loaded : guess(Own);
  }
  for (llvm::StringRef Folder = Own; !Folder.empty();
       Folder = llvm::sys::path::parent_path(Folder))
    if (const tooling::CompilationDatabase *Loaded = loadFrom(Folder))
      return *Loaded;
  return guess(Own);
}

std::string
CommandFinder::directoryOf(const tooling::CompilationDatabase &Database) const {
  for (const auto &[Path, Entry] : ByPath)
    if (Entry.Database.get() == &Database)
      return llvm::sys::path::parent_path(Path).str();
  return "";
}

} // namespace clang::tidy::coro
