// `coro-tidy [-p BUILD] [FILES]`: lints, prints the findings, applies or exports their fixes.
#include "LintCommand.h"
#include "Driver/Shards.h"
#include "LintOptions.h"
#include "LintRun.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

using namespace options;

/// The changes to look at; none if everything is to be looked at.
Expected<std::optional<ChangedLines>> chooseChanges() {
  if (Staged + Diff + (Since.getNumOccurrences() != 0) > 1)
    return createStringError(
        "of '--since', '--staged' and '--diff' only one can be given");
  if (Since.getNumOccurrences() || Staged || Diff)
    for (const cl::opt<std::string> *Output : {&SaveResults, &EmitFacts})
      if (!Output->empty())
        return createStringError(
            "'--" + Output->ArgStr +
            "' writes what whole files show; '--since', '--staged' and "
            "'--diff', which look at some lines only, can't be given with it");
  auto Wrap = [](Expected<ChangedLines> Changed)
      -> Expected<std::optional<ChangedLines>> {
    if (!Changed)
      return Changed.takeError();
    return std::optional(std::move(*Changed));
  };
  if (Since.getNumOccurrences())
    return Wrap(ChangedLines::since(Since));
  if (Staged)
    return Wrap(ChangedLines::staged());
  if (!Diff)
    return std::nullopt;
  auto Input = MemoryBuffer::getSTDIN();
  SmallString<256> Here;
  if (!Input || sys::fs::current_path(Here))
    return createStringError("--diff: can't read the standard input");
  if (!ChangedLines::isDiff((*Input)->getBuffer()))
    return createStringError(
        "--diff: what the standard input has is no unified diff");
  ChangedLines Changed = ChangedLines::ofDiff((*Input)->getBuffer(), Here);
  if (!Changed.Files.empty() && none_of(Changed.Files, [](const auto &File) {
        return sys::fs::exists(File.first);
      }))
    return createStringError("--diff: no file of the diff is in or above the "
                             "working directory");
  return std::optional(std::move(Changed));
}

/// Which part of the project to lint: all of it, if no option says so.
Expected<Shard> chooseShard() {
  if (ShardOption.getNumOccurrences() == 0)
    return Shard();
  if (std::optional<Shard> Part = Shard::parse(ShardOption))
    return *Part;
  return createStringError("--shard: expected K/N such as 1/4, got '" +
                           ShardOption + "'");
}

/// What to lint of \p Database, as absolute paths.
Expected<std::vector<std::string>>
chooseUnits(const tooling::CompilationDatabase &Database, const Shard &Part) {
  std::vector<std::string> Chosen = chooseFiles(Files, Database);
  if (Chosen.empty())
    return createStringError(
        "the compilation database is empty: there is nothing to lint");
  if (!EmitFacts.empty() && Chosen.size() != 1)
    return createStringError("'--emit-facts' is for one file at a time, " +
                             Twine(Chosen.size()) + " are given");
  SmallString<256> Base(databaseDirectory(BuildPath, Files));
  if (Base.empty())
    (void)sys::fs::current_path(Base);
  return Part.of(Chosen, Base);
}

/// The directory for results; empty if they are not kept.
std::string chooseCache(const Invocation &Invocation) {
  if (NoCache)
    return {};
  return cacheDirectory(
      CacheDir, Invocation.Fixed ? "" : databaseDirectory(BuildPath, Files));
}

/// Lints what the options name.
int lint(Configuration &Config, RunReport &Reports,
         const std::optional<ChangedLines> &Changed, Invocation &Invocation) {
  if (Invocation.Fixed && Files.empty())
    return fail(
        createStringError("no file given; 'coro-tidy FILE -- FLAGS' lints "
                          "one, 'coro-tidy -p BUILD' a project"));
  std::unique_ptr<tooling::CompilationDatabase> Owner;
  const tooling::CompilationDatabase *Database =
      chooseDatabase(Invocation, BuildPath, Files, Owner);
  if (!Database)
    return CouldNotDoTheWork;
  Expected<Shard> Part = chooseShard();
  if (!Part)
    return fail(Part.takeError());
  Expected<std::vector<std::string>> Units = chooseUnits(*Database, *Part);
  if (!Units)
    return fail(Units.takeError());
  Expected<CachePruningPolicy> Policy = cachePolicy(CachePolicy);
  if (!Policy)
    return fail(
        createStringError("--cache-policy: " + toString(Policy.takeError())));
  std::optional<Cache> Store;
  if (std::string Directory = chooseCache(Invocation); !Directory.empty())
    Store.emplace(Directory);
  // Alone, a file has nothing to be linked with.
  bool WithFacts = !EmitFacts.empty() || !SaveResults.empty() ||
                   Units->size() > 1 || Part->Count > 1;
  int Status = runLint({Config, *Database, Reports, Store ? &*Store : nullptr,
                        Changed, *Part, WithFacts},
                       *Units);
  if (Store)
    Store->prune(*Policy);
  return Status;
}

} // namespace

int lintCommand(Invocation &Invocation) {
  Configuration Config(configurationFlags());
  for (const std::string &Error : Config.errors())
    printError(Error);
  if (!Config.errors().empty())
    return CouldNotDoTheWork;

  Expected<std::optional<ChangedLines>> Changed = chooseChanges();
  if (!Changed)
    return fail(Changed.takeError());
  Expected<RunReport> Reports = RunReport::open(
      Config, overlayFileSystem(*Changed ? (*Changed)->Text : Overlay()));
  if (!Reports)
    return fail(Reports.takeError());
  return lint(Config, *Reports, *Changed, Invocation);
}

namespace {

int checkCommand(Invocation &Invocation) {
  if (!EmitFacts.empty())
    return lintCommand(Invocation);
  printError("nothing says where the facts go: '--emit-facts OUT' does; to "
             "lint without them, leave 'check' out");
  return CouldNotDoTheWork;
}

Command Register(cl::SubCommand::getTopLevel(), lintCommand);
Command RegisterCheck(checkSubCommand(), checkCommand);

} // namespace
} // namespace clang::tidy::coro
