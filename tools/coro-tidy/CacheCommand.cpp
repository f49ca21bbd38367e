// `coro-tidy cache stats|clear|prune`: looks after the results of earlier runs.
#include "Command.h"
#include "Driver/Cache.h"
#include "Support/DidYouMean.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

cl::SubCommand CacheSub("cache", "Look after the results of earlier runs");
cl::opt<std::string> Action(cl::Positional, cl::Required,
                            cl::desc("stats|clear|prune"),
                            cl::value_desc("action"), cl::sub(CacheSub),
                            cl::cat(Category));
cl::opt<std::string> BuildPath("p", cl::value_desc("build"),
                               cl::desc("Directory of compile_commands.json "
                                        "(default: looked for from here)"),
                               cl::sub(CacheSub), cl::cat(Category));
cl::opt<std::string> CacheDir("cache-dir", cl::value_desc("dir"),
                              cl::desc("The cache, if it is not beside the "
                                       "compilation database"),
                              cl::sub(CacheSub), cl::cat(Category));
cl::opt<std::string> CachePolicy("cache-policy", cl::value_desc("policy"),
                                 cl::desc("What may stay: "
                                          "'cache_size_bytes=2g:prune_after="
                                          "720h'"),
                                 cl::sub(CacheSub), cl::cat(Category));

int stats(const Cache &Store) {
  Cache::Contents Found = Store.contents();
  outs() << "directory: " << Store.directory() << '\n'
         << "results:   " << Found.Entries << '\n'
         << "size:      " << formatv("{0:f1} MiB", Found.Bytes / 1048576.0)
         << '\n';
  if (Found.OldestUse)
    outs() << "oldest:    used "
           << formatv("{0:%Y-%m-%d %H:%M}",
                      sys::toTimePoint(Found.OldestUse, 0))
           << '\n';
  return Clean;
}

int clear(Cache &Store) {
  std::string Why = Store.clear();
  if (Why.empty())
    return Clean;
  printError("can't clear '" + Store.directory() + "': " + Why);
  return CouldNotDoTheWork;
}

int prune(Cache &Store) {
  Expected<CachePruningPolicy> Policy = cachePolicy(CachePolicy);
  if (!Policy) {
    printError("--cache-policy: " + toString(Policy.takeError()));
    return CouldNotDoTheWork;
  }
  Policy->Interval = std::chrono::seconds(0); // now, not when it is time again
  Store.prune(*Policy);
  return stats(Store);
}

int cacheCommand(Invocation &) {
  if (!is_contained({"stats", "clear", "prune"}, Action)) {
    printError("cache: unknown action '" + Action + "'" +
               didYouMeanOneOf(Action, {"stats", "clear", "prune"}));
    return CouldNotDoTheWork;
  }
  std::string Directory =
      cacheDirectory(CacheDir, databaseDirectory(BuildPath, {}));
  if (Directory.empty()) {
    printError("no compile_commands.json in " +
               (BuildPath.empty() ? Twine("or above the working directory")
                                  : "'" + Twine(BuildPath) + "'") +
               "; name its directory with '-p' or the cache with "
               "'--cache-dir'");
    return CouldNotDoTheWork;
  }
  Cache Store(Directory);
  if (Action == "stats")
    return stats(Store);
  return Action == "clear" ? clear(Store) : prune(Store);
}

Command Register(CacheSub, cacheCommand);

} // namespace
} // namespace clang::tidy::coro
