// Writes a file as a whole or not at all.
#ifndef CORO_TIDY_SUPPORT_WHOLEFILE_H
#define CORO_TIDY_SUPPORT_WHOLEFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace clang::tidy::coro {

/// Writes what \p Write prints to \p File. A reader never sees half of it, and what stood there stays if it can't be
/// written; devices and pipes are written to as they are. \returns why it could not be, one line, or an empty string.
std::string writeWholeFile(llvm::StringRef File,
                           llvm::function_ref<void(llvm::raw_ostream &)> Write);

/// The same for \p Bytes. \returns the reason alone, for those who say themselves what it was that they wrote.
std::string writeAtomically(llvm::StringRef File, llvm::StringRef Bytes);

} // namespace clang::tidy::coro

#endif
