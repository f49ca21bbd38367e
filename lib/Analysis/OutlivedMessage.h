// Why work outlives a local that it refers to, in notes: where it uses the local, and where that dies.
#ifndef CORO_TIDY_ANALYSIS_OUTLIVEDMESSAGE_H
#define CORO_TIDY_ANALYSIS_OUTLIVEDMESSAGE_H

#include "Analysis/DanglingMessage.h"
#include "Analysis/DetachedWork.h"

namespace clang::tidy::coro {

llvm::SmallVector<DanglingNote, 2> notesOf(const OutlivedLocal &Outlived);

} // namespace clang::tidy::coro

#endif
