// What a user sends in when the linter crashes on a file.
#include "Driver/CrashReport.h"
#include "Driver/Cache.h"
#include "Support/WholeFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace clang::tidy::coro {

/// The flags that still mean something once the source is preprocessed.
static std::string flagsForPreprocessed(const std::vector<std::string> &All) {
  std::string Flags;
  for (size_t I = 1; I < All.size(); ++I) {
    llvm::StringRef Flag = All[I];
    bool TakesNext = llvm::is_contained({"-I", "-D", "-U", "-isystem",
                                         "-iquote", "-include", "-idirafter",
                                         "-imacros", "-o", "-MF", "-MT", "-MQ"},
                                        Flag);
    if (TakesNext) {
      ++I;
      continue;
    }
    bool Keep = Flag.starts_with("-std") || Flag.starts_with("-f") ||
                Flag.starts_with("-m") || Flag.starts_with("-W") ||
                Flag.starts_with("--target");
    if (!Keep)
      continue;
    Flags += " '";
    for (char C : Flag)
      Flags += C == '\'' ? std::string("'\\''") : std::string(1, C);
    Flags += "'";
  }
  return Flags;
}

std::string CrashReporter::report(const std::string &File,
                                  const JobResult &Crash) {
  if (Directory.empty())
    return "; '--crash-report=DIR' writes down what reproduces it";
  llvm::SmallString<256> Into(Directory);
  llvm::sys::path::append(Into, llvm::sys::path::stem(File) + "-" +
                                    Cache::keyFor(File).substr(0, 8));
  std::string Failure;
  if (std::error_code Error = llvm::sys::fs::create_directories(Into))
    return "; the report can't be written to '" + std::string(Into) +
           "': " + Error.message();
  auto Write = [&](llvm::StringRef Name, llvm::StringRef Text) {
    llvm::SmallString<256> Path(Into);
    llvm::sys::path::append(Path, Name);
    if (Failure.empty())
      Failure = writeAtomically(Path, Text);
  };

  // The preprocessor can crash or hang as well, so that it gets a worker of its own.
  std::string Source;
  WorkerPool Preprocessor({1, std::chrono::seconds(60)},
                          [&](size_t) { return Linter.preprocess(File); });
  Preprocessor.run({0},
                   [&](JobResult Result) { Source = std::move(Result.Bytes); });
  if (Source.empty())
    Source = "// It could not be preprocessed.\n";
  Write("source.cpp", Source);
  Write("config.yaml", Config.asText(File));
  Write("said.txt", Crash.Failure + "\n" + Crash.Output);
  auto Commands = Linter.commands(File);
  std::string Original, Flags;
  if (!Commands.empty()) {
    Original = llvm::join(Commands.front().CommandLine, " ");
    Flags = flagsForPreprocessed(Commands.front().CommandLine);
  }
  Write("reproduce.sh",
        "#!/bin/sh\n# Lints " + File + " again, as it was compiled by\n#   " +
            Original +
            "\ncd \"$(dirname \"$0\")\" && exec \"${CORO_TIDY:-coro-tidy}\" "
            "--config-file=config.yaml source.cpp --" +
            Flags + "\n");
  return Failure.empty() ? "; see '" + std::string(Into) + "'"
                         : "; the report can't be written: " + Failure;
}

} // namespace clang::tidy::coro
