// Which lines of a project have changed: from a diff, or from git.
#include "Driver/ChangedLines.h"
#include "Driver/ReadIndex.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace clang::tidy::coro {
namespace {

/// What git says on stdout.
llvm::Expected<std::string> git(llvm::StringRef Directory,
                                std::vector<std::string> Arguments) {
  auto Program = llvm::sys::findProgramByName("git");
  if (!Program)
    return llvm::createStringError("git is not installed");
  llvm::SmallString<128> Output, Errors;
  if (llvm::sys::fs::createTemporaryFile("coro-tidy-git", "out", Output) ||
      llvm::sys::fs::createTemporaryFile("coro-tidy-git", "err", Errors))
    return llvm::createStringError("can't make a temporary file");
  llvm::FileRemover RemoveOutput(Output), RemoveErrors(Errors);

  std::vector<llvm::StringRef> All{*Program, "-C", Directory, "-c",
                                   "core.quotePath=false"};
  llvm::append_range(All, Arguments);
  std::optional<llvm::StringRef> Redirects[] = {
      std::nullopt, llvm::StringRef(Output), llvm::StringRef(Errors)};
  int Status =
      llvm::sys::ExecuteAndWait(*Program, All, std::nullopt, Redirects);
  auto Said = llvm::MemoryBuffer::getFile(Status == 0 ? Output : Errors);
  std::string Text = Said ? (*Said)->getBuffer().str() : "";
  if (Status == 0)
    return Text;
  llvm::StringRef Why = llvm::StringRef(Text).split('\n').first;
  Why.consume_front("fatal: ");
  return llvm::createStringError("git: " + (Why.empty() ? "failed" : Why));
}

llvm::Expected<std::string> topLevel() {
  auto Top = git(".", {"rev-parse", "--show-toplevel"});
  if (!Top)
    return Top.takeError();
  return llvm::StringRef(*Top).rtrim('\n').str();
}

/// The paths that git separates by NUL.
llvm::SmallVector<llvm::StringRef, 16> pathsIn(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 16> Paths;
  Text.split(Paths, '\0', -1, /*KeepEmpty=*/false);
  return Paths;
}

/// A path of a diff: what has odd characters is in quotes, with C's escapes.
std::string unquote(llvm::StringRef Path) {
  if (!Path.consume_front("\""))
    return Path.split('\t').first.str();
  std::string Plain;
  for (size_t I = 0; I < Path.size() && Path[I] != '"'; ++I) {
    if (Path[I] != '\\' || I + 1 == Path.size()) {
      Plain += Path[I];
      continue;
    }
    char Escape = Path[++I];
    unsigned Octal;
    if (!Path.substr(I, 3).getAsInteger(8, Octal)) {
      Plain += char(Octal);
      I += 2;
    } else {
      Plain += Escape == 't' ? '\t' : Escape == 'n' ? '\n' : Escape;
    }
  }
  return Plain;
}

/// \p Path without its first part, which is `a/`, `b/` or another word for the side; empty if it has only one.
llvm::StringRef withoutSide(llvm::StringRef Path) {
  return Path.split('/').second;
}

/// Whether the paths of the two sides of a file begin with words for the sides.
bool haveSides(llvm::StringRef Old, llvm::StringRef New) {
  return (Old.starts_with("a/") && New.starts_with("b/")) ||
         (Old != New && withoutSide(Old) == withoutSide(New));
}

/// The file that a diff that was made in \p Directory or above it means by \p New, where the old side has \p Old.
std::string resolve(llvm::StringRef Old, llvm::StringRef New,
                    llvm::StringRef Directory) {
  llvm::SmallVector<llvm::StringRef, 2> Names{New};
  if (llvm::StringRef Rest = withoutSide(New); !Rest.empty())
    Names.insert(haveSides(Old, New) ? Names.begin() : Names.end(), Rest);
  for (llvm::StringRef From = Directory; !From.empty();
       From = llvm::sys::path::parent_path(From))
    for (llvm::StringRef Name : Names)
      if (std::string File = normalPath(Name, From);
          llvm::sys::fs::exists(File))
        return File;
  return normalPath(Names.back(), Directory);
}

/// The lines that the new side of `@@ -1,2 +3,4 @@` stands for; none if it is empty.
std::optional<ChangedLines::Range> newSide(llvm::StringRef Header) {
  llvm::StringRef New = Header.split('+').second.split(' ').first;
  auto [Start, Count] = New.split(',');
  unsigned First, Lines = 1;
  if (Start.getAsInteger(10, First) ||
      (!Count.empty() && Count.getAsInteger(10, Lines)) || Lines == 0)
    return std::nullopt;
  return ChangedLines::Range(First, First + Lines - 1);
}

} // namespace

unsigned lineOf(llvm::StringRef Text, unsigned Offset) {
  return unsigned(Text.take_front(Offset).count('\n')) + 1;
}

bool ChangedLines::contains(llvm::StringRef Path, unsigned Line) const {
  auto It = Files.find(Path);
  return It != Files.end() && llvm::any_of(It->second, [&](const Range &R) {
           return R.first <= Line && Line <= R.second;
         });
}

/// Reads a unified diff. \p FileOf tells the file of two paths, those of the old and the new side.
static ChangedLines readDiff(
    llvm::StringRef Diff,
    llvm::function_ref<std::string(llvm::StringRef, llvm::StringRef)> FileOf) {
  using Range = ChangedLines::Range;
  ChangedLines Changed;
  std::string Old;
  std::vector<Range> *Current = nullptr;
  // In a hunk, lines that are counted are none of the headers that they may look like.
  unsigned Line = 0, OldLeft = 0, NewLeft = 0;
  while (!Diff.empty()) {
    llvm::StringRef Text;
    std::tie(Text, Diff) = Diff.split('\n');
    if (OldLeft || NewLeft) {
      char Kind = Text.empty() ? ' ' : Text.front();
      if (Kind == '+' && Current)
        Current->push_back({Line, Line});
      Line += Kind == '+' || Kind == ' ';
      NewLeft -= NewLeft && (Kind == '+' || Kind == ' ');
      OldLeft -= OldLeft && (Kind == '-' || Kind == ' ');
    } else if (Text.consume_front("--- ")) {
      Old = unquote(Text.rtrim('\r'));
    } else if (Text.consume_front("+++ ")) {
      std::string New = unquote(Text.rtrim('\r'));
      Current = New == "/dev/null" ? nullptr : &Changed.Files[FileOf(Old, New)];
    } else if (Text.starts_with("@@ -")) {
      llvm::StringRef Old = Text.split('-').second.split(' ').first;
      llvm::StringRef Count = Old.split(',').second;
      OldLeft = 1;
      if (!Count.empty())
        (void)Count.getAsInteger(10, OldLeft);
      std::optional<Range> New = newSide(Text);
      Line = New ? New->first : 0;
      NewLeft = New ? New->second - New->first + 1 : 0;
    }
  }
  return Changed;
}

ChangedLines ChangedLines::ofDiff(llvm::StringRef Diff,
                                  llvm::StringRef Directory) {
  return readDiff(Diff, [&](llvm::StringRef Old, llvm::StringRef New) {
    return resolve(Old, New, Directory);
  });
}

/// What `git diff` with \p Arguments says in the repository at \p Top.
static llvm::Expected<ChangedLines>
gitDiff(const std::string &Top, llvm::ArrayRef<std::string> Arguments) {
  std::vector<std::string> All{
      "diff",        "--no-color",      "--no-ext-diff",  "--no-textconv",
      "--unified=0", "--src-prefix=a/", "--dst-prefix=b/"};
  llvm::append_range(All, Arguments);
  All.push_back("--");
  auto Diff = git(Top, All);
  if (!Diff)
    return Diff.takeError();
  return readDiff(*Diff, [&](llvm::StringRef, llvm::StringRef New) {
    return normalPath(withoutSide(New), Top);
  });
}

/// What a clone without its history lacks may be what was asked for.
static std::string shallowHint(const std::string &Top) {
  auto Shallow = git(Top, {"rev-parse", "--is-shallow-repository"});
  if (!Shallow) {
    llvm::consumeError(Shallow.takeError());
    return "";
  }
  return llvm::StringRef(*Shallow).starts_with("true")
             ? "; this clone is shallow: fetch more of the history"
             : "";
}

bool ChangedLines::isDiff(llvm::StringRef Text) {
  if (Text.trim().empty())
    return true;
  llvm::SmallVector<llvm::StringRef, 0> Lines;
  Text.split(Lines, '\n');
  return llvm::any_of(Lines, [](llvm::StringRef Line) {
    return Line.starts_with("+++ ") || Line.starts_with("diff ") ||
           Line.starts_with("Binary files ") || Line.starts_with("Only in ");
  });
}

llvm::Expected<ChangedLines> ChangedLines::since(llvm::StringRef Ref) {
  auto Top = topLevel();
  if (!Top)
    return Top.takeError();
  auto Commit = git(*Top, {"rev-parse", "--verify", "--quiet",
                           "--end-of-options", Ref.str() + "^{commit}"});
  if (!Commit) {
    llvm::consumeError(Commit.takeError());
    return llvm::createStringError("--since: git knows no commit '" + Ref +
                                   "'" + shallowHint(*Top));
  }
  auto Changed = gitDiff(
      *Top, {"--merge-base", llvm::StringRef(*Commit).rtrim('\n').str()});
  if (!Changed)
    return llvm::createStringError(
        "--since: " + llvm::toString(Changed.takeError()) + shallowHint(*Top));
  auto New = git(*Top, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!New)
    return New.takeError();
  for (llvm::StringRef Path : pathsIn(*New))
    Changed->Files[normalPath(Path, *Top)].push_back({1, ~0u});
  return Changed;
}

llvm::Expected<ChangedLines> ChangedLines::staged() {
  auto Top = topLevel();
  if (!Top)
    return Top.takeError();
  auto Changed = gitDiff(*Top, {"--cached"});
  if (!Changed)
    return Changed.takeError();
  auto Unstaged = git(*Top, {"diff", "--name-only", "-z", "--"});
  if (!Unstaged)
    return Unstaged.takeError();
  for (llvm::StringRef Path : pathsIn(*Unstaged)) {
    auto Text = git(*Top, {"show", ":" + Path.str()});
    if (!Text)
      return Text.takeError();
    Changed->Text[normalPath(Path, *Top)] = std::move(*Text);
  }
  return Changed;
}

} // namespace clang::tidy::coro
