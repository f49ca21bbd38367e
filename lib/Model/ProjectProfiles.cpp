// The profiles that a project adds to the built-in ones with the option `CoroProfiles`.
#include "Model/ProjectProfiles.h"
#include "Model/ProfileReader.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <mutex>

namespace clang::tidy::coro {
namespace {

/// The paths that \p Option names, as they stand there.
llvm::SmallVector<llvm::StringRef, 4> pathsIn(llvm::StringRef Option) {
  llvm::SmallVector<llvm::StringRef, 4> Paths;
  Option.split(Paths, ';');
  for (llvm::StringRef &Path : Paths)
    Path = Path.trim();
  llvm::erase_if(Paths, [](llvm::StringRef Path) { return Path.empty(); });
  return Paths;
}

std::vector<std::string> absolutePaths(llvm::StringRef Option,
                                       llvm::StringRef Directory) {
  std::vector<std::string> Paths;
  for (llvm::StringRef Written : pathsIn(Option)) {
    llvm::SmallString<256> Path(Written);
    llvm::sys::path::make_absolute(Directory, Path);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    Paths.push_back(std::string(Path));
  }
  return Paths;
}

/// What tells that a file has changed. A file that is not there has a stamp too.
using Stamp = std::pair<llvm::sys::TimePoint<>, uint64_t>;

std::vector<Stamp> stampsOf(llvm::ArrayRef<std::string> Files) {
  std::vector<Stamp> Stamps;
  for (const std::string &File : Files) {
    llvm::sys::fs::file_status Status;
    if (llvm::sys::fs::status(File, Status))
      Stamps.emplace_back();
    else
      Stamps.emplace_back(Status.getLastModificationTime(), Status.getSize());
  }
  return Stamps;
}

} // namespace

struct ProjectProfiles::Contents {
  std::vector<Stamp> Stamps;
  ProfileSet Set;
  std::vector<std::string> Errors;

  void add(const std::string &File) {
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    if (!Buffer) {
      Errors.push_back(File + ": can't read the profile that '" +
                       ProfilesOption.str() +
                       "' names: " + Buffer.getError().message());
      return;
    }
    auto Profile =
        readProfile((*Buffer)->getMemBufferRef(),
                    [&](const std::string &Why) { Errors.push_back(Why); });
    if (Profile)
      Set.add(std::move(*Profile));
  }
};

ProjectProfiles ProjectProfiles::read(llvm::StringRef Option,
                                      llvm::StringRef Directory) {
  ProjectProfiles Profiles;
  std::vector<std::string> Files = absolutePaths(Option, Directory);
  if (Files.empty())
    return Profiles;

  // Every check of every translation unit asks; nearly always for the same files.
  static std::mutex Mutex;
  static llvm::StringMap<std::shared_ptr<const Contents>> Known;
  std::lock_guard<std::mutex> Lock(Mutex);
  std::shared_ptr<const Contents> &Slot = Known[llvm::join(Files, ";")];
  std::vector<Stamp> Stamps = stampsOf(Files);
  if (!Slot || Slot->Stamps != Stamps) {
    auto Fresh = std::make_shared<Contents>();
    Fresh->Stamps = std::move(Stamps);
    for (const std::string &File : Files)
      Fresh->add(File);
    Slot = std::move(Fresh);
  }
  Profiles.Project = Slot;
  return Profiles;
}

ProjectProfiles ProjectProfiles::none() {
  ProjectProfiles Profiles;
  Profiles.Project =
      std::make_shared<Contents>(Contents{{}, ProfileSet::empty(), {}});
  return Profiles;
}

const ProfileSet &ProjectProfiles::set() const {
  return Project ? Project->Set : ProfileSet::builtIn();
}

llvm::ArrayRef<std::string> ProjectProfiles::errors() const {
  if (!Project)
    return {};
  return Project->Errors;
}

std::string absoluteProfiles(llvm::StringRef Option,
                             llvm::StringRef Directory) {
  return llvm::join(absolutePaths(Option, Directory), ";");
}

/// What the .clang-tidy file in \p Directory says; nothing if there is none that can be read.
static std::optional<ClangTidyOptions> optionsIn(llvm::StringRef Directory) {
  llvm::SmallString<256> File(Directory);
  llvm::sys::path::append(File, ".clang-tidy");
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return std::nullopt;
  auto Options = parseConfiguration((*Buffer)->getMemBufferRef());
  return Options ? std::optional(*Options) : std::nullopt;
}

std::string profilesDirectory(llvm::StringRef Option,
                              llvm::StringRef MainFile) {
  if (llvm::all_of(pathsIn(Option), [](llvm::StringRef Path) {
        return llvm::sys::path::is_absolute(Path);
      }))
    return {};
  // clang-tidy hands its checks the options without saying which file set them; the nearest .clang-tidy with the option
  // wins, unless the command line sets it to something else.
  for (llvm::StringRef Directory = llvm::sys::path::parent_path(MainFile);
       !Directory.empty();
       Directory = llvm::sys::path::parent_path(Directory)) {
    std::optional<ClangTidyOptions> Options = optionsIn(Directory);
    if (!Options)
      continue;
    auto It = Options->CheckOptions.find(ProfilesOption);
    if (It != Options->CheckOptions.end()) {
      if (It->getValue().Value == Option)
        return Directory.str();
      break;
    }
    if (!Options->InheritParentConfig.value_or(false))
      break;
  }
  llvm::SmallString<256> Working;
  llvm::sys::fs::current_path(Working);
  return std::string(Working);
}

} // namespace clang::tidy::coro
