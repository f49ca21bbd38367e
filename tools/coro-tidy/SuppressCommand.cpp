#include "LintCommand.h"
namespace clang::tidy::coro {
llvm::cl::SubCommand &suppressSubCommand() {
  static llvm::cl::SubCommand Suppress(
      "suppress", "Lint, and silence what is found with NOLINT comments");
  return Suppress;
}
}
