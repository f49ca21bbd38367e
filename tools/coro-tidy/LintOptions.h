// The options of the commands that lint, and which command has which.
#ifndef CORO_TIDY_TOOLS_LINTOPTIONS_H
#define CORO_TIDY_TOOLS_LINTOPTIONS_H

#include "Command.h"
#include "Driver/Configuration.h"
#include "Driver/SharedPreamble.h"

namespace clang::tidy::coro {

/// An option of all commands that lint.
struct OnLint {
  void apply(llvm::cl::Option &Option) const;
};

/// An option that is about which findings are told: `merge` and `link` have it too.
struct OnReport {
  void apply(llvm::cl::Option &Option) const;
};

/// An option that is about what becomes of the findings: only for commands that do not do something of their own with
/// them, as `baseline` and `suppress` do.
struct OnFixes {
  void apply(llvm::cl::Option &Option) const;
};

/// The same, where no fixes are at hand but what they need: `merge` and `link` have it too.
struct OnFormats {
  void apply(llvm::cl::Option &Option) const;
};

/// An option that is about the configuration: `config` and `server` have it too.
struct OnConfiguration {
  void apply(llvm::cl::Option &Option) const;
};

/// The commands that take the options of a lint, beside the one without a name. Functions, because options of several
/// files are registered with them before main.
llvm::cl::SubCommand &checkSubCommand();
llvm::cl::SubCommand &baselineSubCommand();
llvm::cl::SubCommand &suppressSubCommand();
llvm::cl::SubCommand &configSubCommand();
llvm::cl::SubCommand &mergeSubCommand();
llvm::cl::SubCommand &linkSubCommand();
llvm::cl::SubCommand &serverSubCommand();

/// What the options say of the configuration.
ConfigurationFlags configurationFlags();

/// Takes the first of the positional arguments, which the command uses for something else than a file; empty if there
/// is none.
std::string takeFirstArgument();

/// What was given, for the lint itself.
namespace options {
extern llvm::cl::opt<std::string> EmitFacts;
extern llvm::cl::list<std::string> Files;
extern llvm::cl::opt<std::string> BuildPath;
extern llvm::cl::opt<std::string> LineFilter;
extern llvm::cl::opt<bool> Fix;
extern llvm::cl::opt<bool> FixNotes;
extern llvm::cl::opt<bool> DiffFixes;
extern llvm::cl::opt<bool> FixErrors;
extern llvm::cl::opt<unsigned> Jobs;
extern llvm::cl::opt<unsigned> Timeout;
extern llvm::cl::opt<std::string> CrashReport;
extern llvm::cl::opt<std::string> CacheDir;
extern llvm::cl::opt<bool> NoCache;
extern llvm::cl::opt<std::string> CachePolicy;
extern llvm::cl::opt<std::string> SaveResults;
extern llvm::cl::opt<std::string> Since;
extern llvm::cl::opt<bool> Staged;
extern llvm::cl::opt<bool> Diff;
extern llvm::cl::opt<std::string> ShardOption;
extern llvm::cl::opt<bool> NoSkip;
extern llvm::cl::opt<bool> AllBodies;
extern llvm::cl::opt<Sharing> SharedPreamble;
extern llvm::cl::opt<bool> ShowStatistics;
} // namespace options

/// Whether fixes are asked for, whatever becomes of them.
bool wantsFixes();

} // namespace clang::tidy::coro

#endif
