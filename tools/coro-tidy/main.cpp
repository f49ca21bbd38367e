// coro-tidy: finds misuse of C++20 coroutines. Hands over to the subcommand that the command line names.
#include "CommandLine.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
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

int main(int argc, const char **argv) {
  llvm::InitLLVM Init(argc, argv);
  // A file that may not grow is an error of writing, and no reason to end.
  std::signal(SIGXFSZ, SIG_IGN);
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargets();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmParsers();

  Invocation Invocation;
  Invocation.Arguments = argv;
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
  const Command *Chosen = readCommandLine(argc, argv);
  const int Status = Chosen ? Chosen->Run(Invocation) : CouldNotDoTheWork;
  llvm::outs().flush();
  std::error_code Lost = llvm::outs().error();
  if (!Lost)
    return Status;
  // LLVM would end the process with the status of findings.
  llvm::outs().clear_error();
  printError("can't write to the standard output: " + Lost.message());
  return CouldNotDoTheWork;
}
