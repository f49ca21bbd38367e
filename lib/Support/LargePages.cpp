// Memory for a process that will need a lot of it, in large pages.
#include "Support/LargePages.h"
#include "llvm/Support/Compiler.h"
#include "llvm/Support/MathExtras.h"
#include <cstdlib>
#include <limits>
#include <malloc.h>
#include <sys/mman.h>

namespace clang::tidy::coro {

void growInLargePages(size_t Bytes) {
// Sanitizers have a heap of their own, which does not use again what is freed.
#if defined(__GLIBC__) && !LLVM_ADDRESS_SANITIZER_BUILD
  // All in one heap, which is not given back before the end.
  mallopt(M_MMAP_THRESHOLD, std::numeric_limits<int>::max());
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  void *Room = std::malloc(Bytes);
  if (!Room)
    return;
  constexpr size_t PageSize = size_t(2) << 20;
  uintptr_t Begin = llvm::alignTo(reinterpret_cast<uintptr_t>(Room), PageSize);
  uintptr_t End =
      llvm::alignDown(reinterpret_cast<uintptr_t>(Room) + Bytes, PageSize);
  // Where it can't be done, pages are small.
  if (Begin < End)
    (void)madvise(reinterpret_cast<void *>(Begin), End - Begin, MADV_HUGEPAGE);
  std::free(Room);
#endif
}

} // namespace clang::tidy::coro
