// What a fix does, in words: the title of its quick fix.
#ifndef CORO_TIDY_SERVER_FIXTITLE_H
#define CORO_TIDY_SERVER_FIXTITLE_H

#include "Report/Finding.h"

namespace clang::tidy::coro {

/// Tells to do what the edits of \p Of do: `insert 'co_await'`, `replace 'f()' with 'co_await f()'`. The text of a note
/// with a fix is no title: it says why, and is shown beside the finding. \p TextOf gives the text of a file.
std::string
titleOf(const Fix &Of,
        llvm::function_ref<llvm::StringRef(llvm::StringRef Path)> TextOf);

} // namespace clang::tidy::coro

#endif
