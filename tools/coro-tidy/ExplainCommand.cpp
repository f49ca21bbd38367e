// `coro-tidy explain CHECK`: the page of a check, rendered for a terminal.
#include "CheckPages.h"
#include "Command.h"
#include "Support/DidYouMean.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

cl::SubCommand Explain("explain", "Show what a check is about");
cl::opt<std::string> CheckName(cl::Positional, cl::Required, cl::desc("CHECK"),
                               cl::sub(Explain), cl::cat(Category));

/// Prints one line of prose: `code` and **strong** words stand out where the terminal can show it.
void printProse(StringRef Line) {
  bool Code = false, Strong = false;
  while (!Line.empty()) {
    if (Line.consume_front("**")) {
      Strong = !Strong;
    } else if (Line.consume_front("`")) {
      Code = !Code;
    } else {
      size_t End = std::min(Line.find("**"), Line.find('`'));
      StringRef Text = Line.substr(0, End);
      if (outs().has_colors() && (Code || Strong)) {
        outs().changeColor(Code ? raw_ostream::CYAN : raw_ostream::SAVEDCOLOR,
                           Strong);
        outs() << Text;
        outs().resetColor();
      } else {
        outs() << (Code ? "'" : "") << Text << (Code ? "'" : "");
      }
      Line = Line.drop_front(Text.size());
    }
  }
  outs() << '\n';
}

/// Prints a page: headings bold, code indented, prose as it is written.
void render(StringRef Markdown) {
  bool InCode = false;
  while (!Markdown.empty()) {
    auto [Line, Rest] = Markdown.split('\n');
    Markdown = Rest;
    if (Line.starts_with("```")) {
      InCode = !InCode;
    } else if (InCode) {
      outs() << "    " << Line << '\n';
    } else if (Line.starts_with("#")) {
      Line = Line.ltrim("# ");
      if (outs().has_colors())
        outs().changeColor(raw_ostream::SAVEDCOLOR, /*Bold=*/true);
      outs() << Line << '\n';
      if (outs().has_colors())
        outs().resetColor();
    } else {
      printProse(Line);
    }
  }
}

int explainCommand(Invocation &) {
  for (const std::string &Name : {CheckName.getValue(), "coro-" + CheckName})
    if (std::optional<RulePage> Page = rulePage(Name)) {
      render(Page->Markdown);
      return ExitStatus::Clean;
    }
  std::vector<StringRef> Names;
  for (const CheckPage &Page : checkPages())
    Names.push_back(Page.Name);
  printError("unknown check '" + CheckName + "'" +
             didYouMean(CheckName, Names) +
             " ('coro-tidy list' shows them all)");
  return CouldNotDoTheWork;
}

Command Register(Explain, explainCommand);

} // namespace
} // namespace clang::tidy::coro
