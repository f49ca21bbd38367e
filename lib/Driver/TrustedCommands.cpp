// What a compile command may make coro-tidy do: parse a file, and neither load code nor read arguments from files that
// are no part of the project.
#include "Driver/TrustedCommands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/StringSaver.h"

namespace clang::tidy::coro {
namespace {

class ExpandedDatabase : public tooling::CompilationDatabase {
public:
  ExpandedDatabase(std::unique_ptr<tooling::CompilationDatabase> Base,
                   std::vector<DirectoryPath> Trees)
      : Base(std::move(Base)), Trees(std::move(Trees)) {}

  std::vector<tooling::CompileCommand>
  getCompileCommands(llvm::StringRef File) const override {
    return expanded(Base->getCompileCommands(File));
  }
  std::vector<std::string> getAllFiles() const override {
    return Base->getAllFiles();
  }
  std::vector<tooling::CompileCommand> getAllCompileCommands() const override {
    return expanded(Base->getAllCompileCommands());
  }

private:
  /// Response files may name others; this many steps are no accident.
  static constexpr unsigned DeepestNesting = 16;

  std::vector<tooling::CompileCommand>
  expanded(std::vector<tooling::CompileCommand> Commands) const {
    for (tooling::CompileCommand &Command : Commands) {
      std::vector<std::string> Arguments;
      for (const std::string &Argument : Command.CommandLine)
        expand(Argument, Command.Directory, 0, Arguments);
      Command.CommandLine = std::move(Arguments);
    }
    return Commands;
  }

  void expand(const std::string &Argument, llvm::StringRef Directory,
              unsigned Nesting, std::vector<std::string> &Into) const {
    std::unique_ptr<llvm::MemoryBuffer> Text =
        Nesting < DeepestNesting ? responseFile(Argument, Directory) : nullptr;
    if (!Text) {
      Into.push_back(Argument);
      return;
    }
    llvm::BumpPtrAllocator Allocator;
    llvm::StringSaver Saver(Allocator);
    llvm::SmallVector<const char *, 32> Tokens;
    llvm::cl::TokenizeGNUCommandLine(Text->getBuffer(), Saver, Tokens);
    for (const char *Token : Tokens)
      expand(Token, Directory, Nesting + 1, Into);
  }

  std::unique_ptr<llvm::MemoryBuffer>
  responseFile(llvm::StringRef Argument, llvm::StringRef Directory) const {
    if (!Argument.consume_front("@"))
      return nullptr;
    // A link in the project may lead out of it.
    llvm::SmallString<256> Real;
    if (llvm::sys::fs::real_path(DirectoryPath(Directory).absolute(Argument),
                                 Real) ||
        llvm::none_of(Trees, [&](const DirectoryPath &Tree) {
          return Tree.contains(Real);
        }))
      return nullptr;
    auto Buffer = llvm::MemoryBuffer::getFile(Real);
    return Buffer ? std::move(*Buffer) : nullptr;
  }

  std::unique_ptr<tooling::CompilationDatabase> Base;
  std::vector<DirectoryPath> Trees;
};

/// Whether \p Argument, of the driver or of what is behind -Xclang and -mllvm, loads a shared object.
bool loadsCode(llvm::StringRef Argument) {
  if (!Argument.starts_with("-"))
    return false;
  llvm::StringRef Name = Argument.ltrim('-').split('=').first;
  return llvm::is_contained({"fplugin", "fpass-plugin", "load",
                             "load-pass-plugin", "plugin", "add-plugin"},
                            Name);
}

} // namespace

std::unique_ptr<tooling::CompilationDatabase>
expandResponseFilesBelow(std::unique_ptr<tooling::CompilationDatabase> Database,
                         std::vector<DirectoryPath> Trees) {
  return std::make_unique<ExpandedDatabase>(std::move(Database),
                                            std::move(Trees));
}

std::string refusal(llvm::ArrayRef<std::string> Arguments) {
  for (llvm::StringRef Argument : Arguments) {
    llvm::StringRef Passed = Argument;
    Passed.consume_front("-Xclang=") || Passed.consume_front("-mllvm=");
    if (loadsCode(Passed))
      return ("its compile command loads code into the compiler ('" + Argument +
              "'), which is refused; 'RemovedArgs' in .clang-tidy takes such "
              "arguments out")
          .str();
    if (Argument.starts_with("@"))
      return ("its compile command reads arguments from '" +
              Argument.drop_front() +
              "', which is no file below the folder of the compilation "
              "database or the working directory")
          .str();
  }
  return {};
}

} // namespace clang::tidy::coro
