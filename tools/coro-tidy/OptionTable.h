// The options of the commands, read off the registry that the command line itself is parsed with: completions and man
// pages are made from it.
#ifndef CORO_TIDY_TOOLS_OPTIONTABLE_H
#define CORO_TIDY_TOOLS_OPTIONTABLE_H

#include "Command.h"

namespace clang::tidy::coro {

/// What can stand in the place of an argument or of an option's value.
struct ValueHint {
  enum { Nothing, Text, File, Directory, Words, Globs } Kind = Text;
  std::vector<std::string> List; ///< also of globs, a list with commas
};

struct OptionRow {
  std::string Name;      ///< with its dashes
  std::string ValueName; ///< empty for a switch
  std::string Help;
  ValueHint Hint;
  bool isSwitch() const { return ValueName.empty(); }
};

struct CommandTable {
  std::string Name; ///< empty for the lint
  std::string Description;
  std::string Arguments;                ///< as they are written in a synopsis
  std::vector<ValueHint> ArgumentHints; ///< the last is for all that follow
  std::vector<OptionRow> Options;       ///< by name
};

/// The tables of all commands; the first is the one without a name.
std::vector<CommandTable> optionTables();

} // namespace clang::tidy::coro

#endif
