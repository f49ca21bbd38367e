// Memory for a process that will need a lot of it, in large pages.
#include "Support/LargePages.h"
#include "llvm/Support/Compiler.h"
#include "llvm/Support/MathExtras.h"
#include <cstdlib>
#include <limits>
#include <malloc.h>
#include <sys/mman.h>

namespace clang::tidy::coro {

void useLargePages(const void *Begin, size_t Bytes) {
  constexpr size_t PageSize = size_t(2) << 20;
  uintptr_t From = llvm::alignTo(reinterpret_cast<uintptr_t>(Begin), PageSize);
  uintptr_t To =
      llvm::alignDown(reinterpret_cast<uintptr_t>(Begin) + Bytes, PageSize);
  // Where it can't be done, pages are small.
  if (From < To)
    (void)madvise(reinterpret_cast<void *>(From), To - From, MADV_HUGEPAGE);
}

void growInLargePages(size_t Bytes) {
// Sanitizers have a heap of their own, which does not use again what is freed.
#if defined(__GLIBC__) && !LLVM_ADDRESS_SANITIZER_BUILD
  // All in one heap, which is not given back before the end.
  mallopt(M_MMAP_THRESHOLD, std::numeric_limits<int>::max());
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  void *Room = std::malloc(Bytes);
  if (!Room)
    return;
  useLargePages(Room, Bytes);
  std::free(Room);
#endif
}

} // namespace clang::tidy::coro
