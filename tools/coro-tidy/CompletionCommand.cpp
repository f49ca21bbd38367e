// `coro-tidy completions SHELL`: a script that completes commands, options and their values, made from the option table.
#include "OptionTable.h"
#include "Support/DidYouMean.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

cl::SubCommand Completions("completions", "Print the completions for a shell");
cl::opt<std::string> Shell(cl::Positional, cl::Required,
                           cl::desc("bash|zsh|fish"), cl::sub(Completions),
                           cl::cat(Category));

/// \p Text in single quotes, where the three shells expand nothing; fish reads backslashes there.
std::string quoted(StringRef Text, bool IsFish = false) {
  std::string Made = "'";
  for (char C : Text)
    if (C == '\'')
      Made += IsFish ? "\\'" : "'\\''";
    else if (C == '\\' && IsFish)
      Made += "\\\\";
    else
      Made += C;
  return Made + "'";
}

std::string namesOf(ArrayRef<CommandTable> Tables) {
  std::vector<std::string> Names;
  for (const CommandTable &Table : Tables)
    if (!Table.Name.empty())
      Names.push_back(Table.Name);
  return join(Names, " ");
}

//===- bash ---------------------------------------------------------------===//

/// The statement that completes what \p Hint describes.
std::string bashStatement(const ValueHint &Hint) {
  switch (Hint.Kind) {
  case ValueHint::File:
    return "_coro_tidy_reply -f -- \"$cur\"";
  case ValueHint::Directory:
    return "_coro_tidy_reply -d -- \"$cur\"";
  case ValueHint::Words:
    return "_coro_tidy_reply -W " + quoted(join(Hint.List, " ")) +
           " -- \"$cur\"";
  case ValueHint::Globs:
    return "_coro_tidy_globs " + quoted(join(Hint.List, " "));
  default:
    return "COMPREPLY=()";
  }
}

void printBashCommand(const CommandTable &Table) {
  std::vector<std::string> Options;
  outs() << "  " << (Table.Name.empty() ? "''" : Table.Name) << ")\n"
         << "    case $option in\n";
  for (const OptionRow &Row : Table.Options) {
    Options.push_back(Row.isSwitch() || Row.Name.size() == 2 ? Row.Name
                                                             : Row.Name + "=");
    if (!Row.isSwitch())
      outs() << "    " << Row.Name << ") " << bashStatement(Row.Hint)
             << "; return ;;\n";
  }
  outs() << "    esac\n    if [[ $cur == -* ]]; then\n"
         << "      _coro_tidy_reply -W " << quoted(join(Options, " "))
         << " -- \"$cur\"\n"
         << "      [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace\n"
         << "      return\n    fi\n    case $position in\n";
  for (size_t I = 0; I != Table.ArgumentHints.size(); ++I)
    outs() << "    "
           << (I + 1 == Table.ArgumentHints.size() ? "*" : std::to_string(I))
           << ") " << bashStatement(Table.ArgumentHints[I]) << " ;;\n";
  outs() << "    esac ;;\n";
}

void printBash(ArrayRef<CommandTable> Tables) {
  outs()
      << R"(# Completions of coro-tidy for bash; made by `coro-tidy completions bash`.

# Names of files may have blanks in them.
_coro_tidy_reply() {
  mapfile -t COMPREPLY < <(compgen "$@")
}

# Globs are separated by commas, and a dash before one takes away.
_coro_tidy_globs() {
  local last=${cur##*,} prefix
  prefix=${cur%"$last"}
  if [[ $last == -* ]]; then
    prefix+=- last=${last#-}
  fi
  _coro_tidy_reply -P "$prefix" -W "$1" -- "$last"
}

_coro_tidy() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous='' option='' command='' position=0 i
  ((COMP_CWORD == 0)) || previous=${COMP_WORDS[COMP_CWORD - 1]}
  # "--option=value" is three words to bash.
  if [[ $cur == = ]]; then
    option=$previous cur=''
  elif [[ $previous == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ $previous == -* ]]; then
    option=$previous
  fi
  if ((COMP_CWORD > 1)); then
    case ${COMP_WORDS[1]} in
    )" << join(split(namesOf(Tables), ' '), " | ")
      << R"() command=${COMP_WORDS[1]} ;;
    esac
    for ((i = 2; i < COMP_CWORD; i++)); do
      [[ ${COMP_WORDS[i]} == [-=]* || ${COMP_WORDS[i - 1]} == = ]] || ((position += 1))
    done
  elif [[ $cur != -* && $option != -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W ")"
      << namesOf(Tables) << R"(" -- "$cur"; compgen -f -- "$cur")
    return
  fi
  case $command in
)";
  for (const CommandTable &Table : Tables)
    printBashCommand(Table);
  outs() << "  esac\n}\ncomplete -o filenames -F _coro_tidy coro-tidy\n";
}

//===- zsh ----------------------------------------------------------------===//

/// The action of `_arguments` for \p Hint.
std::string zshAction(const ValueHint &Hint) {
  switch (Hint.Kind) {
  case ValueHint::File:
    return "_files";
  case ValueHint::Directory:
    return "_files -/";
  case ValueHint::Words:
    return "(" + join(Hint.List, " ") + ")";
  case ValueHint::Globs:
    return "_sequence compadd - " + join(Hint.List, " ");
  default:
    return " ";
  }
}

/// \p Text inside the brackets of a specification of `_arguments`.
std::string zshText(StringRef Text) {
  std::string Made;
  for (char C : Text) {
    if (StringRef("[]:\\").contains(C))
      Made += '\\';
    Made += C;
  }
  return Made;
}

void printZshCommand(const CommandTable &Table) {
  outs() << "  " << (Table.Name.empty() ? "''" : Table.Name)
         << ")\n    _arguments";
  for (const OptionRow &Row : Table.Options) {
    std::string Spec = "*" + Row.Name;
    if (!Row.isSwitch() && Row.Name.size() > 2)
      Spec += "=";
    Spec += "[" + zshText(Row.Help) + "]";
    if (!Row.isSwitch())
      Spec += ":" + zshText(Row.ValueName) + ":" + zshAction(Row.Hint);
    outs() << " \\\n      " << quoted(Spec);
  }
  for (size_t I = 0; I != Table.ArgumentHints.size(); ++I)
    outs() << " \\\n      "
           << quoted((I + 1 == Table.ArgumentHints.size()
                          ? std::string("*")
                          : std::to_string(I + 1)) +
                     ":argument:" + zshAction(Table.ArgumentHints[I]));
  outs() << " ;;\n";
}

void printZsh(ArrayRef<CommandTable> Tables) {
  outs() << "#compdef coro-tidy\n"
            "# Completions of coro-tidy for zsh; made by `coro-tidy "
            "completions zsh`.\n\n"
            "_coro-tidy() {\n  local command=\n  local -a commands=(\n";
  for (const CommandTable &Table : Tables)
    if (!Table.Name.empty())
      outs() << "    " << quoted(Table.Name + ":" + zshText(Table.Description))
             << '\n';
  outs() << "  )\n"
            "  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
            "    _describe command commands\n    _files\n    return\n  fi\n"
            "  if ((CURRENT > 2 && ${commands[(I)$words[2]:*]})); then\n"
            "    command=$words[2]\n    shift words\n    ((CURRENT--))\n  fi\n"
            "  case $command in\n";
  for (const CommandTable &Table : Tables)
    printZshCommand(Table);
  outs() << "  esac\n}\n\n"
            "# Read as a function of $fpath, or sourced.\n"
            "if [[ $funcstack[1] == _coro-tidy ]]; then\n"
            "  _coro-tidy \"$@\"\nelse\n  compdef _coro-tidy coro-tidy\nfi\n";
}

//===- fish ---------------------------------------------------------------===//

std::string fishValues(const ValueHint &Hint) {
  switch (Hint.Kind) {
  case ValueHint::File:
    return " -r -F";
  case ValueHint::Directory:
    return " -x -a '(__fish_complete_directories)'";
  case ValueHint::Words:
    return " -x -a " + quoted(join(Hint.List, " "), /*IsFish=*/true);
  case ValueHint::Globs:
    return " -x -a '(__fish_append , " + join(Hint.List, " ") + ")'";
  case ValueHint::Text:
    return " -x";
  default:
    return "";
  }
}

void printFish(ArrayRef<CommandTable> Tables) {
  outs() << "# Completions of coro-tidy for fish; made by `coro-tidy "
            "completions fish`.\n\n"
            "function __coro_tidy_command\n"
            "    set -l words (commandline -opc)\n"
            "    set -q words[2]; and contains -- $words[2] "
         << namesOf(Tables)
         << "; and echo $words[2]\nend\n"
            "function __coro_tidy_is\n"
            "    test \"$argv\" = (__coro_tidy_command; or echo '')\nend\n"
            "function __coro_tidy_is_first\n"
            "    test (count (commandline -opc)) -eq 1\nend\n\n";
  for (const CommandTable &Table : Tables) {
    std::string Condition = Table.Name.empty()
                                ? "not __coro_tidy_command >/dev/null"
                                : "__coro_tidy_is " + Table.Name;
    if (!Table.Name.empty())
      outs() << "complete -c coro-tidy -n __coro_tidy_is_first -a "
             << Table.Name << " -d " << quoted(Table.Description, true) << '\n';
    for (const OptionRow &Row : Table.Options)
      outs() << "complete -c coro-tidy -n " << quoted(Condition, true)
             << (Row.Name.size() == 2 ? " -s " : " -l ")
             << StringRef(Row.Name).ltrim('-').str() << fishValues(Row.Hint)
             << " -d " << quoted(Row.Help, true) << '\n';
    if (!Table.ArgumentHints.empty() &&
        Table.ArgumentHints.front().Kind == ValueHint::Words)
      outs() << "complete -c coro-tidy -n " << quoted(Condition, true)
             << (Table.ArgumentHints.size() == 1 ? " -f -a " : " -a ")
             << quoted(join(Table.ArgumentHints.front().List, " "), true)
             << '\n';
  }
}

int completionsCommand(Invocation &) {
  std::vector<CommandTable> Tables = optionTables();
  if (Shell == "bash")
    printBash(Tables);
  else if (Shell == "zsh")
    printZsh(Tables);
  else if (Shell == "fish")
    printFish(Tables);
  else {
    printError("completions: unknown shell '" + Shell + "'" +
               didYouMeanOneOf(Shell, {"bash", "zsh", "fish"}));
    return CouldNotDoTheWork;
  }
  return ExitStatus::Clean;
}

Command Register(Completions, completionsCommand);

} // namespace
} // namespace clang::tidy::coro
