// coro-tidy: finds misuse of C++20 coroutines. Reads the command line and hands over to the subcommand.
#include "Command.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/TargetSelect.h"
#include <csignal>

using namespace clang::tidy::coro;

static std::vector<Command *> &commands() {
  static std::vector<Command *> Commands;
  return Commands;
}

Command::Command(llvm::cl::SubCommand &Sub,
                 std::function<int(Invocation &)> Run, std::string Arguments)
    : Sub(Sub), Run(std::move(Run)), Arguments(std::move(Arguments)) {
  commands().push_back(this);
}

std::vector<const Command *> clang::tidy::coro::allCommands() {
  std::vector<const Command *> Sorted(commands().begin(), commands().end());
  llvm::sort(Sorted, [](const Command *A, const Command *B) {
    return A->Sub.getName() < B->Sub.getName();
  });
  return Sorted;
}

/// The messages of the option parser as one line: "coro-tidy: Unknown command line argument '--x'. …".
static std::string oneLine(llvm::StringRef Messages) {
  llvm::SmallVector<llvm::StringRef, 4> Lines;
  llvm::SplitString(Messages, Lines, "\n");
  std::string Joined;
  for (llvm::StringRef Line : Lines) {
    Line = Line.trim();
    Line.consume_front("coro-tidy: ");
    Joined += (Joined.empty() ? "" : " ") + Line.str();
  }
  return Joined;
}

int main(int argc, const char **argv) {
  llvm::InitLLVM Init(argc, argv);
  // A file that may not grow is an error of writing, and no reason to end.
  std::signal(SIGXFSZ, SIG_IGN);
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargets();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmParsers();

  Invocation Invocation;
  std::string Why;
  Invocation.Fixed =
      clang::tooling::FixedCompilationDatabase::loadFromCommandLine(argc, argv,
                                                                    Why);

  // The options of LLVM itself are linked in too; the help shows ours.
  for (Command *C : commands())
    llvm::cl::HideUnrelatedOptions(Category, C->Sub);
  llvm::cl::SetVersionPrinter([](llvm::raw_ostream &OS) {
    OS << "coro-tidy " CORO_TIDY_VERSION " (" << clang::getClangFullVersion()
       << ")\n";
  });
  std::string Messages;
  llvm::raw_string_ostream MessageStream(Messages);
  if (!llvm::cl::ParseCommandLineOptions(
          argc, argv,
          "coro-tidy finds misuse of C++20 coroutines\n\n"
          "  coro-tidy -p BUILD [FILES]       lint a project, or some files of "
          "it\n"
          "  coro-tidy FILE -- FLAGS          lint one file with these "
          "compiler flags\n"
          "  coro-tidy check --emit-facts OUT FILE, coro-tidy link FACTS...\n"
          "                                   the two steps of a lint across "
          "files, for build systems\n"
          "  coro-tidy merge RESULTS...       join the results of several "
          "machines\n"
          "  coro-tidy cache stats            look after the results of "
          "earlier "
          "runs\n"
          "  coro-tidy list                   the checks\n"
          "  coro-tidy explain CHECK          what a check is about\n"
          "  coro-tidy inspect FILE -- FLAGS  what coro-tidy believes of the "
          "types there\n"
          "  coro-tidy server                 the language server, for "
          "editors\n"
          "  coro-tidy config [FILE]          the configuration of a file, and "
          "where it comes from\n"
          "  coro-tidy baseline create|update|prune -p BUILD\n"
          "                                   let today's findings be\n"
          "  coro-tidy suppress -p BUILD      silence them with NOLINT "
          "comments\n"
          "  coro-tidy SUBCOMMAND --help      the options of a subcommand\n\n"
          "Exit status: 0 clean, 1 findings, 2 the work could not be done.\n",
          &MessageStream)) {
    printError(oneLine(Messages));
    return CouldNotDoTheWork;
  }
  for (Command *C : commands())
    if (C->Sub)
      return C->Run(Invocation);
  return CouldNotDoTheWork;
}
