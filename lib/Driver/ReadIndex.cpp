// Which translation units read which files, and what those held.
#include "Driver/ReadIndex.h"
#include "Driver/NormalPaths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

std::vector<std::string> namesIn(const Inputs &Read, llvm::StringRef Path) {
  std::vector<std::string> Names;
  llvm::StringRef Name = llvm::sys::path::filename(Path);
  for (const auto &[FolderPath, Folder] : Read.Folders)
    if (Folder.Entries.count(Name) &&
        normalPath(FolderPath) ==
            normalPath(llvm::sys::path::parent_path(Path))) {
      llvm::SmallString<256> Joined(FolderPath);
      llvm::sys::path::append(Joined, Name);
      Names.push_back(std::string(Joined));
    }
  return Names;
}

void ReadIndex::add(llvm::StringRef Unit, const Inputs &Read) {
  std::vector<uint32_t> &Ours = Units[Unit.str()];
  Ours.clear();
  for (const auto &[FolderPath, Folder] : Read.Folders)
    for (const auto &[Name, Entry] : Folder.Entries) {
      if (Entry.What != Input::Content)
        continue;
      llvm::SmallString<256> Joined(FolderPath);
      llvm::sys::path::append(Joined, Name);
      const std::string &Path = Names.of(Joined);
      auto [It, IsNew] = Ids.try_emplace(Path, Files.size());
      if (IsNew)
        Files.push_back({Path, Entry.Hash});
      else if (Files[It->second].Hash != Entry.Hash)
        Files[It->second].Hash.reset();
      Ours.push_back(It->second);
    }
}

std::vector<std::string> ReadIndex::unitsThatRead(
    llvm::function_ref<bool(llvm::StringRef Path)> IsWanted) const {
  std::vector<bool> Wanted(Files.size());
  for (size_t I = 0; I != Files.size(); ++I)
    Wanted[I] = IsWanted(Files[I].Path);
  std::vector<std::string> Found;
  for (const auto &[Unit, Read] : Units)
    if (llvm::any_of(Read, [&](uint32_t Id) { return Wanted[Id]; }))
      Found.push_back(Unit);
  return Found;
}

std::optional<ContentHash> ReadIndex::hash(llvm::StringRef Path) const {
  auto It = Ids.find(Path);
  return It == Ids.end() ? std::nullopt : Files[It->second].Hash;
}

} // namespace clang::tidy::coro
