// The options of the commands that lint, and which command has which.
#include "LintOptions.h"

using namespace llvm;

namespace clang::tidy::coro {

cl::SubCommand &checkSubCommand() {
  static cl::SubCommand Check(
      "check", "Lint, and write the facts of a translation unit for 'link'");
  return Check;
}

void OnLint::apply(cl::Option &Option) const {
  Option.addCategory(Category);
  for (cl::SubCommand *Command :
       {&cl::SubCommand::getTopLevel(), &checkSubCommand(),
        &baselineSubCommand(), &suppressSubCommand()})
    Option.addSubCommand(*Command);
}

void OnReport::apply(cl::Option &Option) const {
  OnLint().apply(Option);
  Option.addSubCommand(mergeSubCommand());
  Option.addSubCommand(linkSubCommand());
}

void OnFixes::apply(cl::Option &Option) const {
  Option.addCategory(Category);
  Option.addSubCommand(cl::SubCommand::getTopLevel());
  Option.addSubCommand(checkSubCommand());
}

void OnFormats::apply(cl::Option &Option) const {
  OnFixes().apply(Option);
  Option.addSubCommand(mergeSubCommand());
  Option.addSubCommand(linkSubCommand());
}

void OnConfiguration::apply(cl::Option &Option) const {
  OnLint().apply(Option);
  Option.addSubCommand(configSubCommand());
  Option.addSubCommand(serverSubCommand());
}

namespace options {

cl::opt<std::string> EmitFacts("emit-facts", cl::value_desc("file"),
                               cl::desc("Write the facts of the file there"),
                               cl::cat(Category), cl::sub(checkSubCommand()));
cl::list<std::string> Files(cl::Positional, cl::desc("[FILES]"), OnLint(),
                            cl::sub(configSubCommand()));
cl::opt<std::string>
    BuildPath("p", cl::value_desc("build"),
              cl::desc("Directory of compile_commands.json (default: looked "
                       "for above the first file)"),
              OnLint());
cl::opt<std::string> LineFilter("line-filter", cl::value_desc("json"),
                                cl::desc("Lines whose findings are reported: "
                                         "[{\"name\":\"a.cpp\",\"lines\":[[1,"
                                         "9]]}]"),
                                OnLint());
cl::opt<bool> Fix("fix", cl::desc("Apply the safe fixes"), OnFixes());
cl::opt<bool> FixNotes("fix-notes",
                       cl::desc("Apply suggested fixes too, which change what "
                                "the program does"),
                       OnFixes());
cl::opt<bool> DiffFixes("diff-fixes",
                        cl::desc("Print what '--fix' would do as a patch for "
                                 "'git apply', and do nothing"),
                        OnFixes());
cl::alias DryRun("dry-run", cl::desc("The same as '--diff-fixes'"),
                 cl::aliasopt(DiffFixes), cl::cat(Category));
cl::opt<bool> FixErrors("fix-errors",
                        cl::desc("Apply fixes even if a file does not "
                                 "compile"),
                        OnFixes());
cl::opt<unsigned> Jobs("j", cl::value_desc("n"), cl::Prefix,
                       cl::desc("Lint this many files at once (default: as "
                                "processors and memory allow); 0 lints in "
                                "this process"),
                       OnLint());
cl::opt<unsigned> Timeout("timeout", cl::value_desc("seconds"),
                          cl::desc("Give up on a file after this long "
                                   "(default: 600; 0 is never)"),
                          cl::init(600), OnLint());
cl::opt<std::string> CrashReport("crash-report", cl::value_desc("dir"),
                                 cl::desc("If the linter crashes on a file, "
                                          "write there what reproduces it"),
                                 OnLint());
cl::opt<std::string> CacheDir("cache-dir", cl::value_desc("dir"),
                              cl::desc("Keep results there (default: "
                                       ".coro-tidy-cache beside the "
                                       "compilation database)"),
                              OnLint());
cl::opt<bool> NoCache("no-cache", cl::desc("Neither use nor keep results"),
                      OnLint());
cl::opt<std::string> CachePolicy("cache-policy", cl::value_desc("policy"),
                                 cl::desc("What the cache may keep, as in lld: "
                                          "'cache_size_bytes=2g:prune_after="
                                          "720h'"),
                                 OnLint());
cl::opt<std::string> SaveResults("save-results", cl::value_desc("file"),
                                 cl::desc("Write findings and facts for "
                                          "'merge'"),
                                 OnLint());
cl::opt<std::string> Since("since", cl::value_desc("ref"),
                           cl::desc("Report findings on lines that changed "
                                    "since the work left this commit of git"),
                           OnLint());
cl::opt<bool> Staged("staged",
                     cl::desc("Report findings on lines that are staged in "
                              "git, as they are staged"),
                     OnLint());
cl::opt<bool> Diff("diff",
                   cl::desc("Report findings on lines that a unified diff on "
                            "stdin changes"),
                   OnLint());
cl::opt<std::string> ShardOption("shard", cl::value_desc("k/n"),
                                 cl::desc("Lint the k-th of n parts of the "
                                          "files; see 'merge'"),
                                 OnLint());
cl::opt<bool> NoSkip("no-skip", cl::desc("Parse files without coroutines too"),
                     OnLint());
cl::opt<bool> AllBodies("all-bodies",
                        cl::desc("Parse the bodies of functions in system "
                                 "headers too"),
                        OnLint());
cl::opt<Sharing> SharedPreamble(
    "shared-preamble", cl::value_desc("auto|always|never"),
    cl::desc("Parse what several files begin with once:"),
    cl::values(clEnumValN(Sharing::Automatic, "auto",
                          "where that pays (default)"),
               clEnumValN(Sharing::Always, "always", "wherever it can be done"),
               clEnumValN(Sharing::Never, "never", "parse each file alone")),
    cl::init(Sharing::Automatic), OnLint());
cl::opt<bool> ShowStatistics("statistics",
                             cl::desc("Print what the run did, and what that "
                                      "cost"),
                             OnLint());

} // namespace options

namespace {

cl::opt<std::string> Checks("checks", cl::value_desc("globs"),
                            cl::desc("Checks to run, as in clang-tidy: "
                                     "'-*,coro-unawaited-task'"),
                            OnConfiguration());
cl::opt<std::string> WarningsAsErrors("warnings-as-errors",
                                      cl::value_desc("globs"),
                                      cl::desc("Checks whose findings are "
                                               "errors"),
                                      OnConfiguration());
cl::opt<std::string> Config("config", cl::value_desc("yaml"),
                            cl::desc("Configuration, in place of .clang-tidy "
                                     "files"),
                            OnConfiguration());
cl::opt<std::string> ConfigFile("config-file", cl::value_desc("file"),
                                cl::desc("A file with a configuration, in "
                                         "place of .clang-tidy files"),
                                OnConfiguration());
cl::opt<std::string> HeaderFilter("header-filter", cl::value_desc("regex"),
                                  cl::desc("Headers whose findings are "
                                           "reported"),
                                  OnConfiguration());
cl::opt<std::string> ExcludeHeaderFilter("exclude-header-filter",
                                         cl::value_desc("regex"),
                                         cl::desc("Headers whose findings are "
                                                  "not reported"),
                                         OnConfiguration());
cl::opt<bool> SystemHeaders("system-headers",
                            cl::desc("Report findings in system headers"),
                            OnConfiguration());
cl::list<std::string> ExtraArgs("extra-arg", cl::value_desc("flag"),
                                cl::desc("A compiler flag to add at the end"),
                                OnConfiguration());
cl::list<std::string>
    ExtraArgsBefore("extra-arg-before", cl::value_desc("flag"),
                    cl::desc("A compiler flag to add at the start"),
                    OnConfiguration());
cl::opt<std::string> FormatStyle("format-style", cl::value_desc("style"),
                                 cl::desc("clang-format style for the code "
                                          "around fixes: file, llvm, none…"),
                                 OnConfiguration());
cl::opt<bool> UseColor("use-color",
                       cl::desc("Colours even when not on a "
                                "terminal"),
                       OnReport(), cl::sub(configSubCommand()));

template <typename T> std::optional<T> ifGiven(const cl::opt<T> &Option) {
  if (Option.getNumOccurrences() == 0)
    return std::nullopt;
  return Option.getValue();
}

} // namespace

ConfigurationFlags configurationFlags() {
  ConfigurationFlags Flags;
  Flags.Checks = ifGiven(Checks);
  Flags.WarningsAsErrors = ifGiven(WarningsAsErrors);
  Flags.HeaderFilter = ifGiven(HeaderFilter);
  Flags.ExcludeHeaderFilter = ifGiven(ExcludeHeaderFilter);
  Flags.SystemHeaders = ifGiven(SystemHeaders);
  Flags.FormatStyle = ifGiven(FormatStyle);
  Flags.UseColor = ifGiven(UseColor);
  Flags.ExtraArgs = ExtraArgs;
  Flags.ExtraArgsBefore = ExtraArgsBefore;
  Flags.LineFilter = options::LineFilter;
  Flags.Config = Config;
  Flags.ConfigFile = ConfigFile;
  return Flags;
}

std::string takeFirstArgument() {
  if (options::Files.empty())
    return {};
  std::string First = options::Files[0];
  options::Files.erase(options::Files.begin());
  return First;
}

bool wantsFixes() {
  using namespace options;
  return Fix || FixNotes || FixErrors || DiffFixes;
}

} // namespace clang::tidy::coro
