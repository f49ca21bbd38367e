// The findings that a project lets be. The file is JSON with an entry to a line, in an order of its own, so that it
// merges well.
#include "Report/Baseline.h"
#include "Support/WholeFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

namespace json = llvm::json;

static constexpr int FormatVersion = 1;

Baseline::Baseline(llvm::StringRef File)
    : File(File.str()), Directory(llvm::sys::path::parent_path(File)) {}

/// The entries of \p Text; the error says what is wrong.
static llvm::Error parse(llvm::StringRef Text, Baseline &Into) {
  llvm::Expected<json::Value> Parsed = json::parse(Text);
  if (!Parsed)
    return Parsed.takeError();
  const json::Object *Document = Parsed->getAsObject();
  if (!Document || !Document->getInteger("version"))
    return llvm::createStringError("it has no version");
  if (*Document->getInteger("version") != FormatVersion)
    return llvm::createStringError(
        "it has version " + std::to_string(*Document->getInteger("version")) +
        ", and this coro-tidy reads version " + std::to_string(FormatVersion));
  const json::Array *Entries = Document->getArray("findings");
  if (!Entries)
    return llvm::createStringError("it has no list 'findings'");
  for (const json::Value &Value : *Entries) {
    const json::Object *Entry = Value.getAsObject();
    if (!Entry || !Entry->getString("path") || !Entry->getString("check") ||
        !Entry->getString("code"))
      return llvm::createStringError(
          "an entry of 'findings' has no path, check and code");
    int64_t Count = Entry->getInteger("count").value_or(1);
    if (Count < 1)
      return llvm::createStringError("an entry of 'findings' counts none");
    Into.add({Entry->getString("path")->str(), Entry->getString("check")->str(),
              Entry->getString("code")->str()},
             Count);
  }
  return llvm::Error::success();
}

llvm::Expected<Baseline> Baseline::read(llvm::StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return llvm::createStringError("can't read the baseline '" + File +
                                   "': " + Buffer.getError().message());
  Baseline Made(File);
  if (llvm::Error Error = parse((*Buffer)->getBuffer(), Made))
    return llvm::createStringError(
        "'" + File + "' is no baseline: " + llvm::toString(std::move(Error)));
  return Made;
}

Baseline::Key Baseline::keyOf(const Finding &Found) const {
  return {json::fixUTF8(Directory.relative(Found.At.Path)), Found.Check,
          json::fixUTF8(Found.Code.empty() ? Found.Message : Found.Code)};
}

void Baseline::remove(const Key &Gone, unsigned Count) {
  auto It = Counts.find(Gone);
  It->second -= Count;
  if (It->second == 0)
    Counts.erase(It);
}

bool Baseline::take(const Finding &Found) {
  Key Wanted = keyOf(Found);
  bool IsThere = Counts.count(Wanted);
  if (IsThere)
    remove(Wanted, 1);
  return IsThere;
}

std::optional<Baseline::Key> Baseline::takeMoved(const Finding &Found) {
  if (!Orphans) {
    Orphans.emplace();
    std::map<std::string, bool> IsThere;
    for (const auto &[Key, Count] : Counts) {
      auto [It, IsNew] = IsThere.try_emplace(Key.Path);
      if (IsNew)
        It->second = llvm::sys::fs::exists(absolutePath(Key));
      std::vector<std::string> &Paths = (*Orphans)[{Key.Check, Key.Code}];
      if (!It->second)
        Paths.insert(Paths.end(), Count, Key.Path);
    }
  }
  Key Here = keyOf(Found);
  auto It = Orphans->find({Here.Check, Here.Code});
  if (It == Orphans->end() || It->second.empty())
    return std::nullopt;
  // Of several, the file that has the name of the new one.
  std::vector<std::string> &Paths = It->second;
  auto Name = llvm::sys::path::filename(Here.Path);
  auto Best = llvm::find_if(Paths, [&](const std::string &Path) {
    return llvm::sys::path::filename(Path) == Name;
  });
  if (Best == Paths.end())
    Best = Paths.begin();
  Key From{*Best, Here.Check, Here.Code};
  Paths.erase(Best);
  remove(From, 1);
  return From;
}

unsigned Baseline::size() const {
  unsigned Sum = 0;
  for (const auto &[Key, Count] : Counts)
    Sum += Count;
  return Sum;
}

std::string Baseline::write() const {
  return writeWholeFile(File, [&](llvm::raw_ostream &OS) {
    OS << "{\"version\": " << FormatVersion << ", \"findings\": [";
    const char *Separator = "\n";
    for (const auto &[Key, Count] : Counts) {
      OS << Separator << "{\"path\": " << json::Value(Key.Path)
         << ", \"check\": " << json::Value(Key.Check)
         << ", \"code\": " << json::Value(Key.Code);
      if (Count != 1)
        OS << ", \"count\": " << Count;
      OS << '}';
      Separator = ",\n";
    }
    OS << "\n]}\n";
  });
}

} // namespace clang::tidy::coro
