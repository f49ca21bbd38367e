// `coro-tidy man [COMMAND]`: the manual page of a command, made from the option table.
#include "OptionTable.h"
#include "Report/Report.h"
#include "Support/DidYouMean.h"
#include "Support/WholeFile.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

cl::SubCommand Man("man", "Print the manual page of a command");
cl::opt<std::string> CommandName(cl::Positional, cl::desc("[COMMAND]"),
                                 cl::sub(Man), cl::cat(Category));
cl::opt<std::string> Into("into", cl::value_desc("directory"),
                          cl::desc("Write the pages of all commands there"),
                          cl::sub(Man), cl::cat(Category));

/// \p Text as roff takes it: backslashes and hyphens would mean something else, and so would a dot or an apostrophe at
/// the start of a line.
std::string roff(StringRef Text) {
  std::string Made;
  for (char C : Text) {
    bool AtStart = Made.empty() || Made.back() == '\n';
    if (AtStart && (C == '.' || C == '\''))
      Made += "\\&";
    if (C == '\\')
      Made += "\\e";
    else if (C == '-')
      Made += "\\-";
    else
      Made += C;
  }
  return Made;
}

void printSynopsis(const CommandTable &Table, raw_ostream &OS) {
  OS << ".SH SYNOPSIS\n.B coro\\-tidy"
     << (Table.Name.empty() ? "" : " " + roff(Table.Name)) << "\n"
     << "[\\fIoptions\\fR] \\fI" << roff(Table.Arguments) << "\\fR\n";
  // The commands that lint take the flags of a file.
  if (any_of(Table.Options,
             [](const OptionRow &Row) { return Row.Name == "-p"; }))
    OS << "[\\-\\- \\fIcompiler flags\\fR]\n";
}

void printOptions(const CommandTable &Table, raw_ostream &OS) {
  OS << ".SH OPTIONS\n";
  for (const OptionRow &Row : Table.Options) {
    OS << ".TP\n\\fB" << roff(Row.Name) << "\\fR";
    if (!Row.isSwitch())
      OS << (StringRef(Row.Name).starts_with("--") ? "=" : " ") << "\\fI"
         << roff(Row.ValueName) << "\\fR";
    OS << '\n' << roff(Row.Help) << ".\n";
    if (StringRef(Row.ValueName).starts_with("format"))
      for (const ReportFormat &Format : reportFormats())
        OS << ".br\n\\fB" << roff(Format.Name)
           << "\\fR: " << roff(Format.Description) << '\n';
  }
}

std::string pageName(const CommandTable &Table) {
  return "coro-tidy" + (Table.Name.empty() ? "" : "-" + Table.Name);
}

void printPage(const CommandTable &Table, ArrayRef<CommandTable> All,
               raw_ostream &OS) {
  std::string Name = pageName(Table);
  std::string Purpose = Table.Name.empty() ? "find misuse of C++20 coroutines"
                                           : Table.Description;
  OS << ".TH " << StringRef(roff(Name)).upper()
     << " 1 \"\" \"coro\\-tidy " CORO_TIDY_VERSION "\" \"User Commands\"\n"
     << ".SH NAME\n"
     << roff(Name) << " \\- " << roff(Purpose) << '\n';
  printSynopsis(Table, OS);
  printOptions(Table, OS);
  if (Table.Name.empty()) {
    OS << ".SH COMMANDS\n";
    for (const CommandTable &Other : All.drop_front())
      OS << ".TP\n.BR coro\\-tidy\\-" << roff(Other.Name) << " (1)\n"
         << roff(Other.Description) << ".\n";
  }
  OS << ".SH EXIT STATUS\n.TP\n.B 0\nclean\n.TP\n.B 1\nfindings\n"
        ".TP\n.B 2\nthe work could not be done\n"
        ".SH FILES\n.TP\n.I .clang\\-tidy\n"
        "The configuration of the files below its folder, as "
        "clang\\-tidy reads it.\n"
        ".TP\n.I compile_commands.json\n"
        "The compile commands of a project.\n"
        ".SH SEE ALSO\n";
  OS << (Table.Name.empty() ? "" : ".BR coro\\-tidy (1),\n")
     << ".BR clang\\-tidy (1)\n";
}

int writePages(ArrayRef<CommandTable> Tables) {
  for (const CommandTable &Table : Tables) {
    std::string File = Into + "/" + pageName(Table) + ".1";
    std::string Why = writeWholeFile(
        File, [&](raw_ostream &OS) { printPage(Table, Tables, OS); });
    if (!Why.empty()) {
      printError(Why);
      return CouldNotDoTheWork;
    }
  }
  return ExitStatus::Clean;
}

int manCommand(Invocation &) {
  std::vector<CommandTable> Tables = optionTables();
  if (!Into.empty())
    return writePages(Tables);
  std::vector<StringRef> Names;
  for (const CommandTable &Table : Tables) {
    if (Table.Name == CommandName) {
      printPage(Table, Tables, outs());
      return ExitStatus::Clean;
    }
    Names.push_back(Table.Name);
  }
  printError("man: no command '" + CommandName + "'" +
             didYouMean(CommandName, Names));
  return CouldNotDoTheWork;
}

Command Register(Man, manCommand);

} // namespace
} // namespace clang::tidy::coro
