// The options of the commands, read off the registry that the command line itself is parsed with.
#include "OptionTable.h"
#include "CheckPages.h"
#include "Report/Report.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

std::vector<std::string> checkNames() {
  std::vector<std::string> Names;
  for (const CheckPage &Page : checkPages())
    Names.push_back(Page.Name.str());
  return Names;
}

/// What the name of a value says of it: "file", "build", "text|json", or the names that help shows for arguments:
/// "[FILES]".
ValueHint hintOf(StringRef ValueName) {
  std::string Trimmed = ValueName.trim("[]. ").lower();
  StringRef Name = Trimmed;
  if (Name.starts_with("format")) {
    ValueHint Formats{ValueHint::Words, {}};
    for (const ReportFormat &Format : reportFormats())
      Formats.List.push_back(Format.Name.str());
    return Formats;
  }
  if (Name.contains('|')) {
    SmallVector<StringRef, 4> Words;
    Name.split(Words, '|');
    return {ValueHint::Words,
            std::vector<std::string>(Words.begin(), Words.end())};
  }
  if (Name == "file" || Name == "files" || Name == "facts")
    return {ValueHint::File, {}};
  if (Name == "build" || Name == "directory" || Name == "dir")
    return {ValueHint::Directory, {}};
  if (Name == "globs")
    return {ValueHint::Globs, checkNames()};
  if (Name == "check")
    return {ValueHint::Words, checkNames()};
  return {};
}

bool isOurs(const cl::Option &Option) {
  return is_contained(Option.Categories, &Category) &&
         Option.getOptionHiddenFlag() == cl::NotHidden;
}

std::vector<OptionRow> rowsOf(cl::SubCommand &Sub) {
  std::vector<OptionRow> Rows;
  for (const auto &[Name, Option] : cl::getRegisteredOptions(Sub)) {
    if (!isOurs(*Option))
      continue;
    OptionRow Row;
    Row.Name = (Name.size() == 1 ? "-" : "--") + Name.str();
    bool IsSwitch = Option->getValueExpectedFlag() != cl::ValueRequired;
    if (!IsSwitch)
      Row.ValueName =
          Option->ValueStr.empty() ? "value" : Option->ValueStr.str();
    Row.Help = Option->HelpStr.str();
    if (IsSwitch)
      Row.Hint.Kind = ValueHint::Nothing;
    else
      Row.Hint = hintOf(Row.ValueName);
    Rows.push_back(std::move(Row));
  }
  Rows.push_back({"--help", "", "Show the options", {ValueHint::Nothing, {}}});
  if (&Sub == &cl::SubCommand::getTopLevel())
    Rows.push_back(
        {"--version", "", "Show the version", {ValueHint::Nothing, {}}});
  sort(Rows, [](const OptionRow &A, const OptionRow &B) {
    return StringRef(A.Name).ltrim('-') < StringRef(B.Name).ltrim('-');
  });
  return Rows;
}

CommandTable tableOf(const Command &Of) {
  CommandTable Table;
  Table.Name = Of.Sub.getName().str();
  Table.Description = Of.Sub.getDescription().str();
  Table.Arguments = Of.Arguments;
  if (Table.Arguments.empty())
    for (const cl::Option *Argument : Of.Sub.PositionalOpts)
      Table.Arguments +=
          (Table.Arguments.empty() ? "" : " ") + Argument->HelpStr.str();
  SmallVector<StringRef, 4> Words;
  SplitString(Table.Arguments, Words);
  for (StringRef Word : Words)
    Table.ArgumentHints.push_back(hintOf(Word));
  Table.Options = rowsOf(Of.Sub);
  return Table;
}

} // namespace

std::vector<CommandTable> optionTables() {
  std::vector<CommandTable> Tables;
  for (const Command *Of : allCommands())
    Tables.push_back(tableOf(*Of));
  return Tables;
}

} // namespace clang::tidy::coro
