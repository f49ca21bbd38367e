// Decides from its text alone whether a translation unit can hold anything that a check reports.
#include "Driver/CoroutineScan.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {
namespace {

bool isWordPart(char C) { return llvm::isAlnum(C) || C == '_'; }

llvm::StringSet<> wordsOf(llvm::StringRef Text) {
  llvm::StringSet<> Words;
  while (!Text.empty()) {
    size_t Size = 0;
    while (Size != Text.size() && isWordPart(Text[Size]))
      ++Size;
    if (Size) {
      Words.insert(Text.take_front(Size));
    } else {
      if (Text.starts_with("##"))
        Words.insert("##");
      Size = 1;
    }
    Text = Text.drop_front(Size);
  }
  return Words;
}

/// Calls \p See with the path of each file that was read; stops and answers true when that does.
bool anyFile(const Inputs &Read,
             llvm::function_ref<bool(llvm::StringRef Path)> See) {
  llvm::SmallString<256> Path;
  for (const auto &[FolderPath, Folder] : Read.Folders)
    for (const auto &[Name, Entry] : Folder.Entries)
      if (Entry.What == Input::Content) {
        Path = FolderPath;
        llvm::sys::path::append(Path, Name);
        if (See(Path))
          return true;
      }
  return false;
}

/// A header of the compiler, the C library or the standard library: their macros make no coroutines by pasting.
bool isOfTheSystem(llvm::StringRef Path) {
  return Path.starts_with("/usr/include/") || Path.starts_with("/usr/lib/");
}

/// What follows the last `::` of a qualified name that is not in template arguments; not sure to be a word.
llvm::StringRef lastComponent(llvm::StringRef Name) {
  if (Name.ends_with(">"))
    for (int Depth = 0; !Name.empty();) {
      Depth += (Name.back() == '>') - (Name.back() == '<');
      Name = Name.drop_back();
      if (Depth <= 0)
        break;
    }
  size_t At = Name.rfind("::");
  return At == llvm::StringRef::npos ? Name : Name.substr(At + 2);
}

constexpr llvm::StringLiteral CoroutineWords[] = {
    "promise_type", "coroutine_traits", "await_ready",     "co_await",
    "co_yield",     "co_return",        "coroutine_handle"};
/// Parts from which a macro could make one of them.
constexpr llvm::StringLiteral Parts[] = {
    "promise", "promise_", "coroutine", "coroutine_", "await_", "co_", "co"};

} // namespace

bool WordIndex::has(llvm::StringRef Path, llvm::StringRef Word) {
  auto [It, IsNew] = Words.try_emplace(Path);
  if (IsNew)
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path))
      It->second = wordsOf((*Buffer)->getBuffer());
  return !It->second || It->second->contains(Word);
}

bool mayHoldFindings(const Inputs &Read, const ProfileSet &Profiles,
                     WordIndex &Words) {
  auto HasIn = [&](llvm::StringRef Word) {
    return anyFile(Read,
                   [&](llvm::StringRef Path) { return Words.has(Path, Word); });
  };
  if (anyFile(Read, [&](llvm::StringRef Path) {
        auto Has = [&](llvm::StringRef Word) { return Words.has(Path, Word); };
        return llvm::any_of(CoroutineWords, Has) ||
               // An unused or unended suppression is a finding of its own.
               (Has("NOLINT") && Has("coro")) || Has("NOLINTBEGIN") ||
               (!isOfTheSystem(Path) && Words.pastes(Path) &&
                llvm::any_of(Parts, Has));
      }))
    return true;
  for (const auto &Profile : Profiles.profiles())
    for (const TypeProfile &Type : Profile->Types)
      for (const std::string &Name : Type.Names) {
        if (Type.Kind && *Type.Kind != TypeKind::None &&
            HasIn(lastComponent(Name)) &&
            HasIn(llvm::StringRef(Name).split("::").first))
          return true;
      }
  return false;
}

Inputs ownFiles(Inputs Read) {
  Inputs Own;
  for (auto &[Path, Folder] : Read.Folders) {
    if (isOfTheSystem(Path + "/"))
      continue;
    for (const auto &[Name, Entry] : Folder.Entries)
      if (Entry.What == Input::Content)
        Own.Folders[Path].Entries[Name] = Entry;
  }
  return Own;
}

bool mayDefine(const Inputs &Read, llvm::StringRef QualifiedName,
               WordIndex &Words) {
  llvm::StringRef Last = lastComponent(QualifiedName);
  Last.consume_front("~");
  // Operators and lambdas are found by no word.
  bool IsWord = !Last.empty() && llvm::all_of(Last, isWordPart) &&
                !QualifiedName.contains("operator");
  return !IsWord || anyFile(Read, [&](llvm::StringRef Path) {
    return !isOfTheSystem(Path) &&
           (Words.has(Path, Last) || Words.pastes(Path));
  });
}

} // namespace clang::tidy::coro
