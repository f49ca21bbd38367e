// Memory for a process that will need a lot of it, in large pages.
#ifndef CORO_TIDY_SUPPORT_LARGEPAGES_H
#define CORO_TIDY_SUPPORT_LARGEPAGES_H

#include <cstddef>

namespace clang::tidy::coro {

/// Has the kernel give the next \p Bytes of the heap in large pages, where it has those. A parser asks for memory in small
/// pieces and keeps nearly all of it; otherwise each 4 KiB of that are an interrupt, which is a tenth of a short parse.
/// Nothing is taken before it is needed.
void growInLargePages(size_t Bytes);

/// Asks for large pages for the \p Bytes from \p Begin, as far as nothing was written there yet. Who reads here and there
/// in many megabytes otherwise waits for the addresses.
void useLargePages(const void *Begin, size_t Bytes);

} // namespace clang::tidy::coro

#endif
