// The nearest known name to a misspelt one.
#ifndef CORO_TIDY_SUPPORT_DIDYOUMEAN_H
#define CORO_TIDY_SUPPORT_DIDYOUMEAN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace clang::tidy::coro {

/// The one of \p Known that \p Typed most likely stands for, or an empty string: the one with the least edit distance, at
/// most a third of the length, rounded up, since two letters that changed places are two edits.
llvm::StringRef nearestName(llvm::StringRef Typed,
                            llvm::ArrayRef<llvm::StringRef> Known);

/// "; did you mean 'x'?" for the nearest name, or an empty string: to be appended to an error.
std::string didYouMean(llvm::StringRef Typed,
                       llvm::ArrayRef<llvm::StringRef> Known);

/// The same, and all that there are: "; did you mean 'x'? (there are x, y and z)".
std::string didYouMeanOneOf(llvm::StringRef Typed,
                            llvm::ArrayRef<llvm::StringRef> Known);

} // namespace clang::tidy::coro

#endif
