// What is known of the other files of the projects that open files belong to.
#include "Server/FactsOfProjects.h"
#include "Driver/Bytes.h"
#include "Driver/Cache.h"
#include "Driver/ProjectFacts.h"

namespace clang::tidy::coro {

std::string FactsOfProjects::projectOf(const std::string &Path) {
  return Commands.directoryOf(Commands.databaseFor(Path));
}

bool FactsOfProjects::isWorthLoading(const std::string &Project,
                                     bool MayHaveChanged) {
  if (Project.empty())
    return false;
  std::optional<FileStamp> Now = FileStamp::of(Cache::directoryBeside(Project));
  auto [Before, IsNew] = LoadedFrom.try_emplace(Project);
  bool IsWorth = Now && (MayHaveChanged || IsNew || !(Before->second == Now));
  Before->second = Now;
  return IsWorth;
}

std::string FactsOfProjects::load(const std::string &Project) const {
  Configuration Config(Flags);
  ByteWriter Bytes;
  for (const Facts &Unit :
       factsInCache(Config, Commands.databaseFor(Project + "/any"),
                    Cache::directoryBeside(Project)))
    Bytes.string(writeFacts(Unit));
  return Bytes.take();
}

bool FactsOfProjects::keep(const std::string &Project, llvm::StringRef Bytes) {
  std::vector<std::string> Units;
  for (ByteReader Reader(Bytes); Reader.good() && !Reader.atEnd();)
    Units.push_back(Reader.string().str());
  if (Projects[Project] == Units)
    return false;
  Projects[Project] = std::move(Units);
  return true;
}

const std::vector<std::string> *
FactsOfProjects::unitsFor(const std::string &Path) {
  auto Known = Projects.find(projectOf(Path));
  return Known == Projects.end() || Known->second.empty() ? nullptr
                                                          : &Known->second;
}

std::unique_ptr<FactsLinker> FactsOfProjects::others(const std::string &Path) {
  const std::vector<std::string> *Units = unitsFor(Path);
  if (!Units)
    return nullptr;
  auto Linker = std::make_unique<FactsLinker>();
  for (const std::string &Bytes : *Units) {
    llvm::Expected<Facts> Unit = readFacts(Bytes, "");
    if (!Unit)
      llvm::consumeError(Unit.takeError());
    else if (Unit->Strings[Unit->MainFile] != Path)
      Linker->add(std::move(*Unit));
  }
  return Linker;
}

} // namespace clang::tidy::coro
