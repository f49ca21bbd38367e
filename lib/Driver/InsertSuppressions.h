// Writes NOLINT comments into a file.
#ifndef CORO_TIDY_DRIVER_INSERTSUPPRESSIONS_H
#define CORO_TIDY_DRIVER_INSERTSUPPRESSIONS_H

#include "llvm/ADT/StringRef.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// The checks to be silenced in a file, by line.
using ChecksByLine = std::map<unsigned, std::set<std::string>>;

struct SuppressedText {
  std::string Text;
  std::vector<unsigned> Failed; ///< lines where no comment can stand
};

/// \p Text with a comment for each line of \p Wanted: at the end of the line, or on a line of its own above it where
/// that would get too long or is inside a string. A comment that is there already gets the further names.
SuppressedText withSuppressions(llvm::StringRef Text,
                                const ChecksByLine &Wanted,
                                llvm::StringRef Reason);

} // namespace clang::tidy::coro

#endif
