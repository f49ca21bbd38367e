// Takes spaces that a translation unit was read with, and that are not in its file, out of what is said of it.
#ifndef CORO_TIDY_DRIVER_PADDING_H
#define CORO_TIDY_DRIVER_PADDING_H

#include "Driver/LintedFile.h"

namespace clang::tidy::coro {

/// Spaces in front of the first directive of a main file.
struct Padding {
  size_t Offset = 0, Size = 0;

  /// The offset in the file of what was read at \p Seen.
  size_t inFile(size_t Seen) const {
    if (Seen <= Offset)
      return Seen;
    return Seen <= Offset + Size ? Offset : Seen - Size;
  }
};

/// Has all places in the main file of \p Linted, which was read with \p Spaces, be those in the file.
void removePadding(LintedFile &Linted, const Padding &Spaces);

} // namespace clang::tidy::coro

#endif
