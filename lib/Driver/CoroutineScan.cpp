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

/// Gathers the words of a text. Those of comments are none of the program, but for suppressions, which may be findings.
/// Strings are told from comments; what stands in them counts. Where the text is odd, as in code that is not compiled,
/// too much counts rather than too little: a string ends with its line at the latest.
class WordReader {
public:
  explicit WordReader(llvm::StringRef Text) : Text(Text) {}

  llvm::StringSet<> read() {
    while (!Text.empty())
      if (Text.starts_with("//"))
        comment(endOfLineComment());
      else if (Text.starts_with("/*"))
        comment(std::min(Text.find("*/", 2), Text.size() - 2) + 2);
      else if (Text.front() == '"' || Text.front() == '\'')
        literal();
      else
        word();
    return std::move(Words);
  }

private:
  void add(llvm::StringRef Part) {
    while (!Part.empty()) {
      llvm::StringRef Word = Part.take_while(isWordPart);
      if (!Word.empty())
        Words.insert(Word);
      Part = Part.drop_front(std::max<size_t>(1, Word.size()));
    }
  }

  void word() {
    Last = Text.take_while(isWordPart);
    IsNumber = !Last.empty() && (IsSeparated || llvm::isDigit(Last.front()));
    IsSeparated = false;
    if (!Last.empty())
      Words.insert(Last);
    else if (Text.starts_with("##"))
      Words.insert("##");
    Text = Text.drop_front(std::max<size_t>(1, Last.size()));
  }

  /// A line that ends with a backslash goes on.
  size_t endOfLineComment() const {
    size_t End = Text.find('\n');
    while (End != llvm::StringRef::npos &&
           Text.take_front(End).rtrim('\r').ends_with('\\'))
      End = Text.find('\n', End + 1);
    return std::min(End, Text.size());
  }

  void comment(size_t Size) {
    if (Text.take_front(Size).contains("NOLINT"))
      add(Text.take_front(Size));
    skip(Size);
  }

  void literal() {
    if (Text.front() == '\'' && IsNumber) {
      skip(1); // between the digits of a number
      IsSeparated = true;
      return;
    }
    size_t Size = Text.front() == '"' && Last.ends_with('R') ? rawSize() : 0;
    if (!Size)
      Size = plainSize();
    add(Text.take_front(Size));
    skip(Size);
  }

  /// The size of R"x(…)x" from its quote; 0 if it is none.
  size_t rawSize() const {
    size_t Open = Text.find('(');
    if (Open > 17)
      return 0;
    std::string Close = (")" + Text.slice(1, Open) + "\"").str();
    size_t End = Text.find(Close, Open);
    return End == llvm::StringRef::npos ? 0 : End + Close.size();
  }

  size_t plainSize() const {
    for (size_t I = 1; I < Text.size(); ++I)
      if (Text[I] == '\\')
        ++I;
      else if (Text[I] == Text.front() || Text[I] == '\n')
        return I + 1;
    return Text.size();
  }

  void skip(size_t Size) {
    Text = Text.drop_front(Size);
    Last = "";
    IsNumber = IsSeparated = false;
  }

  llvm::StringRef Text;
  llvm::StringRef Last;     ///< the word that ends where Text starts
  bool IsNumber = false;    ///< it is one, or a part of one
  bool IsSeparated = false; ///< Text starts behind the quote in a number
  llvm::StringSet<> Words;
};

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

/// The standard library's <coroutine>, which other headers include in case that somebody needs it. A program that does
/// has words of its own.
bool isCoroutineHeader(llvm::StringRef Path) {
  return Path.contains("/include/c++/") &&
         (Path.ends_with("/coroutine") || Path.contains("/__coroutine/"));
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

/// The names in a qualified name, without template arguments.
std::vector<llvm::StringRef> components(llvm::StringRef Name) {
  std::vector<llvm::StringRef> Names;
  while (!Name.empty()) {
    Names.push_back(Name.take_while(isWordPart));
    if (Names.back().empty())
      Names.pop_back();
    size_t Next = Name.find("::");
    if (Name.find('<') < Next || Next == llvm::StringRef::npos)
      break;
    Name = Name.drop_front(Next + 2);
  }
  return Names;
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
      It->second = WordReader((*Buffer)->getBuffer()).read();
  return !It->second || It->second->contains(Word);
}

/// Whether the text of \p Path has a word of coroutines, or may make one by pasting.
static bool speaksOfCoroutines(llvm::StringRef Path, WordIndex &Words) {
  auto Has = [&](llvm::StringRef Word) { return Words.has(Path, Word); };
  return (!isCoroutineHeader(Path) && llvm::any_of(CoroutineWords, Has)) ||
         (!isOfTheSystem(Path) && Words.pastes(Path) &&
          llvm::any_of(Parts, Has));
}

/// Whether the text of \p Path has a suppression that may be unused or unended, which is a finding of its own.
static bool maySuppress(llvm::StringRef Path, WordIndex &Words) {
  return (Words.has(Path, "NOLINT") && Words.has(Path, "coro")) ||
         Words.has(Path, "NOLINTBEGIN");
}

bool mayHoldFindings(const Inputs &Read, const ProfileSet &Profiles,
                     WordIndex &Words) {
  if (anyFile(Read, [&](llvm::StringRef Path) {
        return speaksOfCoroutines(Path, Words) || maySuppress(Path, Words);
      }))
    return true;
  auto HasIn = [&](llvm::StringRef Word) {
    return anyFile(Read,
                   [&](llvm::StringRef Path) { return Words.has(Path, Word); });
  };
  auto MayName = [&](const std::string &Name) {
    return llvm::all_of(components(Name), HasIn);
  };
  return llvm::any_of(Profiles.profiles(), [&](const auto &Profile) {
    return llvm::any_of(Profile->Types, [&](const TypeProfile &Type) {
      return Type.Kind && *Type.Kind != TypeKind::None &&
             llvm::any_of(Type.Names, MayName);
    });
  });
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
