// Reads the command line, and says in one line what is wrong with it.
//
// LLVM's parser says its errors on one or two lines, some on a stream that it is given and others on stderr. Both are
// caught here, and said anew with what the option table knows: what the command takes instead.
#include "CommandLine.h"
#include "OptionTable.h"
#include "Support/DidYouMean.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;

namespace clang::tidy::coro {
namespace {

constexpr llvm::StringLiteral Overview =
    "coro-tidy finds misuse of C++20 coroutines\n\n"
    "  coro-tidy -p BUILD [FILES]       lint a project, or some files of it\n"
    "  coro-tidy FILE -- FLAGS          lint one file with these compiler "
    "flags\n"
    "  coro-tidy check --emit-facts OUT FILE, coro-tidy link FACTS...\n"
    "                                   the two steps of a lint across files, "
    "for build systems\n"
    "  coro-tidy merge RESULTS...       join the results of several machines\n"
    "  coro-tidy cache stats            look after the results of earlier "
    "runs\n"
    "  coro-tidy list                   the checks\n"
    "  coro-tidy explain CHECK          what a check is about\n"
    "  coro-tidy inspect FILE -- FLAGS  what coro-tidy believes of the types "
    "there\n"
    "  coro-tidy server                 the language server, for editors\n"
    "  coro-tidy config [FILE]          the configuration of a file, and where "
    "it comes from\n"
    "  coro-tidy baseline create|update|prune -p BUILD\n"
    "                                   let today's findings be\n"
    "  coro-tidy suppress -p BUILD      silence them with NOLINT comments\n"
    "  coro-tidy SUBCOMMAND --help      the options of a subcommand\n\n"
    "Exit status: 0 clean, 1 findings, 2 the work could not be done.\n";

/// Keeps what is written to stderr during its life.
class CaughtErrors {
public:
  CaughtErrors()
      : Caught(memfd_create("coro-tidy-errors", MFD_CLOEXEC)),
        Stderr(Caught < 0 ? -1 : dup(STDERR_FILENO)) {
    if (Stderr >= 0)
      dup2(Caught, STDERR_FILENO);
  }
  ~CaughtErrors() {
    take();
    close(Caught);
  }
  /// Gives stderr back. \returns what was written to it.
  std::string take() {
    std::string Text;
    if (Stderr < 0)
      return Text;
    dup2(Stderr, STDERR_FILENO);
    close(std::exchange(Stderr, -1));
    if (off_t Size = lseek(Caught, 0, SEEK_END); Size > 0) {
      Text.resize(Size);
      Text.resize(std::max<ssize_t>(pread(Caught, Text.data(), Size, 0), 0));
    }
    return Text;
  }

private:
  int Caught, Stderr;
};

/// What stands in the first pair of quotes of \p Message.
StringRef quotedIn(StringRef Message) {
  StringRef Rest = Message.split('\'').second;
  return Rest.take_until([](char C) { return C == '\''; });
}

const Command *chosenCommand() {
  for (const Command *C : allCommands())
    if (C->Sub)
      return C;
  return nullptr;
}

const CommandTable &tableOf(const Command &C, ArrayRef<CommandTable> Tables) {
  return *find_if(Tables, [&](const CommandTable &Table) {
    return Table.Name == C.Sub.getName();
  });
}

const OptionRow *rowNamed(const CommandTable &Table, StringRef Name) {
  for (const OptionRow &Row : Table.Options)
    if (StringRef(Row.Name).ltrim('-') == Name.ltrim('-'))
      return &Row;
  return nullptr;
}

/// The name of the command in front of what is said of its arguments.
std::string about(const CommandTable &Table) {
  return Table.Name.empty() ? "" : Table.Name + ": ";
}

/// What to say of \p Argument, which \p Table does not know.
std::string unknownArgument(StringRef Argument, const CommandTable &Table,
                            ArrayRef<CommandTable> Tables) {
  if (!Argument.starts_with("-"))
    return about(Table) + "'" + Argument.str() + "' is an argument too many";
  auto [Name, Value] = Argument.split('=');
  std::string Said = about(Table) + "unknown option '" + Argument.str() + "'";
  std::vector<std::string> Elsewhere;
  for (const CommandTable &Other : Tables)
    if (rowNamed(Other, Name))
      Elsewhere.push_back(Other.Name.empty() ? "a lint"
                                             : "'" + Other.Name + "'");
  if (!Elsewhere.empty())
    return Said + "; others have it: " + join(Elsewhere, ", ");
  if (Name.ltrim('-').size() < 2)
    return Said;
  std::vector<StringRef> Names;
  for (const OptionRow &Row : Table.Options)
    Names.push_back(StringRef(Row.Name).ltrim('-'));
  if (StringRef Nearest = nearestName(Name.ltrim('-'), Names); !Nearest.empty())
    Said += "; did you mean '" + rowNamed(Table, Nearest)->Name +
            Argument.drop_front(Name.size()).str() + "'?";
  return Said;
}

/// What to say where the parser says \p What of the option \p Name.
std::string wrongValue(StringRef Name, StringRef What,
                       const CommandTable &Table) {
  std::string Value = "'" + quotedIn(What).str() + "'";
  std::string Said = Name.str() + ": ";
  if (What.contains("requires a value"))
    return Said + "no value is given";
  if (What.contains("for uint argument"))
    return Said + Value + " is no number";
  if (What.contains("for boolean argument"))
    return Said + Value + " is neither true nor false";
  if (What.contains("Cannot find option named")) {
    const OptionRow *Row = rowNamed(Table, Name);
    std::vector<StringRef> Known;
    if (Row)
      Known.assign(Row->Hint.List.begin(), Row->Hint.List.end());
    return Said + "unknown value " + Value +
           didYouMeanOneOf(quotedIn(What), Known);
  }
  return Said + What.rtrim("!.").str();
}

/// \p Messages of the parser in one line.
std::string complaint(StringRef Messages, const Command &Chosen) {
  std::vector<CommandTable> Tables = optionTables();
  const CommandTable &Table = tableOf(Chosen, Tables);
  auto [Line, Rest] = Messages.ltrim().split('\n');
  Line.consume_front("coro-tidy: ");
  if (Line.starts_with("Unknown command line argument"))
    return unknownArgument(quotedIn(Line), Table, Tables);
  if (Line.starts_with("Not enough positional"))
    return about(Table) + "takes " + Table.Arguments + ", and none is given";
  if (Line.starts_with("Too many positional"))
    return about(Table) + "takes " + Table.Arguments + " and nothing else";
  if (Line.consume_front("for the "))
    if (auto [Name, What] = Line.split(" option: "); !What.empty())
      return wrongValue(Name, What, Table);
  return Line.str();
}

/// An option that was given and is none of \p Chosen: the parser takes those of a lint for every command. Empty if there
/// is none.
std::string strangeOption(const Command &Chosen) {
  for (const auto &[Name, Option] :
       cl::getRegisteredOptions(cl::SubCommand::getTopLevel()))
    if (Option->getNumOccurrences() &&
        is_contained(Option->Categories, &Category) &&
        !Option->Subs.contains(&Chosen.Sub))
      return (Name.size() == 1 ? "-" : "--") + Name.str();
  return {};
}

std::vector<StringRef> commandNames() {
  std::vector<StringRef> Names;
  for (const Command *C : allCommands())
    if (!C->Sub.getName().empty())
      Names.push_back(C->Sub.getName());
  return Names;
}

/// Whether \p First looks like a misspelt command: the lint would take it for a file.
bool mayBeMisspelt(StringRef First) {
  return !First.starts_with("-") &&
         First.find_first_of("./\\") == StringRef::npos &&
         !sys::fs::exists(First) && !nearestName(First, commandNames()).empty();
}

} // namespace

const Command *readCommandLine(int Argc, const char *const *Argv) {
  StringRef First = Argc < 2 ? "" : Argv[1];
  bool IsLint = !is_contained(commandNames(), First);
  if (IsLint && !First.empty() && mayBeMisspelt(First)) {
    printError("unknown command '" + First + "'" +
               didYouMean(First, commandNames()));
    return nullptr;
  }
  std::string Messages;
  raw_string_ostream Stream(Messages);
  CaughtErrors Caught;
  bool Good =
      cl::ParseCommandLineOptions(Argc, Argv, IsLint ? Overview : "", &Stream);
  Messages += Caught.take();
  const Command *Chosen = chosenCommand();
  if (!Good) {
    printError(complaint(Messages, *Chosen));
    return nullptr;
  }
  if (std::string Option = strangeOption(*Chosen); !Option.empty()) {
    std::vector<CommandTable> Tables = optionTables();
    printError(unknownArgument(Option, tableOf(*Chosen, Tables), Tables));
    return nullptr;
  }
  return Chosen;
}

} // namespace clang::tidy::coro
