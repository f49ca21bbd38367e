// What the commands that lint share: their options, and the lint itself.
#ifndef CORO_TIDY_TOOLS_LINTCOMMAND_H
#define CORO_TIDY_TOOLS_LINTCOMMAND_H

#include "Command.h"
#include "Driver/Configuration.h"

namespace clang::tidy::coro {

/// An option of all commands that lint.
struct OnLint {
  void apply(llvm::cl::Option &Option) const;
};

/// An option that is about the report: `merge` and `link` have it too.
struct OnReport {
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

/// Lints as the options say. \returns the exit status.
int lintCommand(Invocation &Invocation);

/// Takes the first of the positional arguments, which the command uses for something else than a file; empty if there
/// is none.
std::string takeFirstArgument();

} // namespace clang::tidy::coro

#endif
