// Decides from its text alone whether a translation unit can hold anything that a check reports.
#ifndef CORO_TIDY_DRIVER_COROUTINESCAN_H
#define CORO_TIDY_DRIVER_COROUTINESCAN_H

#include "Driver/Inputs.h"
#include "Model/ProfileSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringSet.h"

namespace clang::tidy::coro {

/// The words of files, each file read once.
class WordIndex {
public:
  /// Whether \p Word is an identifier in \p Path, or a part of a string or of a comment with a suppression. A file that
  /// can't be read has all words.
  bool has(llvm::StringRef Path, llvm::StringRef Word);

  /// Whether the preprocessor can make words in \p Path that don't stand there.
  bool pastes(llvm::StringRef Path) { return has(Path, "##"); }

private:
  llvm::StringMap<std::optional<llvm::StringSet<>>> Words;
};

/// A type can be a coroutine's only by a member `promise_type` or by `std::coroutine_traits`, and can be awaited only by
/// `await_ready` or `operator co_await`; other types matter to a check if a profile names them. A translation unit that
/// reads none of these words has nothing to report.
bool mayHoldFindings(const Inputs &Read, const ProfileSet &Profiles,
                     WordIndex &Words);

/// \p Read without what mayDefine() does not ask for: it is kept for many translation units.
Inputs ownFiles(Inputs Read);

/// Whether a definition of a function that is called \p QualifiedName can stand in what was read.
bool mayDefine(const Inputs &Read, llvm::StringRef QualifiedName,
               WordIndex &Words);

} // namespace clang::tidy::coro

#endif
