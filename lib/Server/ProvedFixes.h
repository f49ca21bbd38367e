// All fixes of a document at once, each proved as `--fix` proves it.
#ifndef CORO_TIDY_SERVER_PROVEDFIXES_H
#define CORO_TIDY_SERVER_PROVEDFIXES_H

#include "Driver/Linter.h"
#include "clang/Tooling/Core/Replacement.h"
#include <set>

namespace clang::tidy::coro {

/// Edits of the texts that the editor has, by path.
using FileEdits = std::map<std::string, tooling::Replacements>;

/// By check what its fixes make, and under the empty name what all safe fixes make together.
using ProvedFixes = std::map<std::string, FileEdits>;

/// What is to be proved, and with what.
struct FixProof {
  std::string File; ///< whose findings are fixed
  /// Other open files that read it: what is edited must go on to compile there, too.
  std::vector<std::string> Readers;
  std::set<std::string> Checks; ///< the keys of what comes out
};

/// Applies the safe fixes of \p Asked in memory until no more can be applied; what does not compile then, or leaves its
/// warning standing, is not among the edits. \p Linter must not have been told that a lint is its last.
ProvedFixes proveFixes(const FixProof &Asked, Configuration &Config,
                       Linter &Linter, const Overlay &Texts);

std::string writeProvedFixes(const ProvedFixes &Proved);
/// None if \p Bytes are not what writeProvedFixes() wrote.
std::optional<ProvedFixes> readProvedFixes(llvm::StringRef Bytes);

} // namespace clang::tidy::coro

#endif
