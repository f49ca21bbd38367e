// Finds out quickly which files a translation unit would read.
#include "Driver/DependencyScan.h"
#include "Driver/NormalPaths.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/DependencyScanning/DependencyScanningService.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/DependencyScanningTool.h"
#include "llvm/ADT/StringRef.h"

namespace clang::tidy::coro {

struct DependencyScan::Scanner {
  dependencies::DependencyScanningService Service{
      dependencies::ScanningMode::DependencyDirectivesScan,
      dependencies::ScanningOutputFormat::Make};
  tooling::DependencyScanningTool Tool;
  NormalPaths Names;

  explicit Scanner(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files)
      : Tool(Service, std::move(Files)) {}
};

DependencyScan::DependencyScan(
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files)
    : Impl(std::make_unique<Scanner>(std::move(Files))) {}
DependencyScan::~DependencyScan() = default;

/// The prerequisites of the one rule of a makefile.
static std::vector<std::string> prerequisites(llvm::StringRef Rule) {
  std::vector<std::string> Names;
  Rule = Rule.split(':').second;
  std::string Name;
  auto End = [&] {
    if (!Name.empty())
      Names.push_back(std::move(Name));
    Name.clear();
  };
  for (size_t I = 0; I < Rule.size(); ++I) {
    char C = Rule[I], Next = I + 1 < Rule.size() ? Rule[I + 1] : '\n';
    if (C == '\\' && Next == '\n')
      ++I, End();
    else if ((C == '\\' && (Next == ' ' || Next == '#')) ||
             (C == '$' && Next == '$'))
      Name += Rule[++I];
    else if (C == ' ' || C == '\n')
      End();
    else
      Name += C;
  }
  End();
  return Names;
}

std::optional<std::vector<std::string>>
DependencyScan::filesReadBy(const tooling::CompileCommand &Command) {
  tooling::CommandLineArguments Arguments = Command.CommandLine;
  for (const auto &Adjust : {tooling::getClangStripOutputAdjuster(),
                             tooling::getClangStripDependencyFileAdjuster(),
                             tooling::getClangSyntaxOnlyAdjuster()})
    Arguments = Adjust(Arguments, Command.Filename);
  // As the lint will see it.
  Arguments.insert(Arguments.begin() + 1,
                   {"-M", "-MT", "unit", "-D__clang_analyzer__=1", "-w"});
  DiagnosticConsumer
      Counter; // says nothing, but counts: a rule is given even if a header is missing
  std::optional<std::string> Rule =
      Impl->Tool.getDependencyFile(Arguments, Command.Directory, Counter);
  if (!Rule || Counter.getNumErrors())
    return std::nullopt;
  std::vector<std::string> Files = prerequisites(*Rule);
  for (std::string &File : Files)
    File = Impl->Names.of(File, Command.Directory);
  return Files;
}

} // namespace clang::tidy::coro
