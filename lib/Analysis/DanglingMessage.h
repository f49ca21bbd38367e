// Why a task dangles, in notes: where what it refers to dies, where it runs on, and where its body is suspended.
#ifndef CORO_TIDY_ANALYSIS_DANGLINGMESSAGE_H
#define CORO_TIDY_ANALYSIS_DANGLINGMESSAGE_H

#include "Analysis/DanglingTasks.h"
#include <string>

namespace clang::tidy::coro {

struct DanglingNote {
  SourceLocation Where;
  std::string Text;
};

llvm::SmallVector<DanglingNote, 4> notesOf(const DanglingTask &Dangling,
                                           CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
