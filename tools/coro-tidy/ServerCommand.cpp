// `coro-tidy server`: the language server, on the standard streams.
#include "CheckPages.h"
#include "LintOptions.h"
#include "Server/LanguageServer.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/LSP/Logging.h"
#include "llvm/Support/Path.h"
#include <unistd.h>

using namespace llvm;

namespace clang::tidy::coro {

cl::SubCommand &serverSubCommand() {
  static cl::SubCommand Server(
      "server", "Speak the Language Server Protocol on the standard streams");
  return Server;
}

namespace {

cl::opt<std::string>
    CompileCommandsDir("compile-commands-dir", cl::value_desc("dir"),
                       cl::desc("Directory of compile_commands.json (default: "
                                "looked for above each file, and in 'build' "
                                "there)"),
                       cl::sub(serverSubCommand()), cl::cat(Category));
cl::opt<unsigned> Debounce("debounce", cl::value_desc("ms"),
                           cl::desc("Lint so long after the last edit "
                                    "(default: 250)"),
                           cl::init(250), cl::sub(serverSubCommand()),
                           cl::cat(Category));
cl::opt<unsigned> Timeout("timeout", cl::value_desc("seconds"),
                          cl::desc("Give up on a file after this long "
                                   "(default: 60)"),
                          cl::init(60), cl::sub(serverSubCommand()),
                          cl::cat(Category));
cl::opt<std::string>
    PageUrl("page-url", cl::value_desc("url"),
            cl::desc("Where the pages of the checks are, for links (default: "
                     "the files that are installed with coro-tidy)"),
            cl::sub(serverSubCommand()), cl::cat(Category));
cl::opt<unsigned>
    PreambleMemory("preamble-memory", cl::value_desc("MB"),
                   cl::desc("Keep what open files include parsed in at most "
                            "so much memory (default: 1024); 0 keeps nothing"),
                   cl::init(1024), cl::sub(serverSubCommand()),
                   cl::cat(Category));
cl::opt<unsigned>
    LintMemory("lint-memory", cl::value_desc("MB"),
               cl::desc("Give up on a file that needs more memory (default: "
                        "2048); 0 for no bound"),
               cl::init(2048), cl::sub(serverSubCommand()), cl::cat(Category));
cl::opt<bool> Verbose("verbose", cl::desc("Log each message on stderr"),
                      cl::sub(serverSubCommand()), cl::cat(Category));
// Client libraries add it to every server that they start.
cl::opt<bool> Stdio("stdio", cl::desc("Use the standard streams; the default"),
                    cl::sub(serverSubCommand()), cl::cat(Category));
cl::opt<bool> LitTest("lit-test",
                      cl::desc("Messages divided by '// -----', each answered "
                               "before the next is read, as tests need it"),
                      cl::Hidden, cl::sub(serverSubCommand()),
                      cl::cat(Category));

std::string programPath() {
  static char Here;
  return sys::fs::getMainExecutable("coro-tidy", &Here);
}

/// Starts this program anew, with all symbols looked up at once. They are otherwise when they are used first, and that is
/// in the copies of the server that lint: each would look up the same, a thirtieth of its work. Only the environment of a
/// new process tells the dynamic linker so.
void bindSymbolsNow(const char **Arguments) {
  constexpr char Variable[] = "LD_BIND_NOW";
  if (::getenv(Variable) || ::setenv(Variable, "1", /*overwrite=*/0) != 0)
    return;
  ::execv(programPath().c_str(), const_cast<char *const *>(Arguments));
  // Where that can't be done, lints take a little longer.
}

/// The directory of the pages that belong to this program: installed, or in its source tree. Empty if neither is there.
std::string pageDirectory() {
  std::string Program = programPath();
  StringRef Bin = sys::path::parent_path(Program);
  for (const char *Relative :
       {"../share/doc/coro-tidy/docs/checks", "../../../docs/checks"}) {
    SmallString<256> Path(Bin);
    sys::path::append(Path, Relative);
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    if (sys::fs::is_directory(Path))
      return std::string(Path);
  }
  return "";
}

const CheckPage *pageOf(StringRef Check) {
  for (const CheckPage &Page : checkPages())
    if (Page.Name == Check)
      return &Page;
  return nullptr;
}

std::string pageUri(StringRef Check, StringRef Directory) {
  if (!pageOf(Check))
    return "";
  if (!PageUrl.empty())
    return (StringRef(PageUrl).rtrim('/') + "/" + Check + ".md").str();
  if (Directory.empty())
    return "";
  auto Uri = lsp::URIForFile::fromFile((Directory + "/" + Check + ".md").str());
  if (Uri)
    return Uri->uri().str();
  consumeError(Uri.takeError());
  return "";
}

int serverCommand(Invocation &Invocation) {
  if (Invocation.Fixed) {
    printError("'server' takes the flags of its files from compilation "
               "databases");
    return CouldNotDoTheWork;
  }
  bindSymbolsNow(Invocation.Arguments);
  ServerOptions Options;
  Options.Flags = configurationFlags();
  Options.Version = CORO_TIDY_VERSION;
  if (!CompileCommandsDir.empty()) {
    SmallString<256> Path(CompileCommandsDir);
    sys::fs::make_absolute(Path);
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    Options.CompileCommandsDir = std::string(Path);
  }
  Options.Debounce = std::chrono::milliseconds(LitTest ? 0 : Debounce);
  Options.Timeout = std::chrono::seconds(Timeout);
  Options.PreambleMemory = size_t(PreambleMemory) << 20;
  Options.LintMemory = size_t(LintMemory) << 20;
  Options.ForTests = LitTest;
  std::string Pages = pageDirectory();
  Options.Page = [Pages](StringRef Check) { return pageUri(Check, Pages); };
  Options.PageText = [](StringRef Check) {
    const CheckPage *Page = pageOf(Check);
    return Page ? StringRef(Page->Markdown).str() : std::string();
  };
  lsp::Logger::setLogLevel(Verbose ? lsp::Logger::Level::Debug
                                   : lsp::Logger::Level::Error);
  return runLanguageServer(Options, STDIN_FILENO, outs()) ? Clean : Findings;
}

Command Register(serverSubCommand(), serverCommand);

} // namespace
} // namespace clang::tidy::coro
