// The order of findings: by place, whatever the order in which translation units were linted.
#ifndef CORO_TIDY_DRIVER_FINDINGORDER_H
#define CORO_TIDY_DRIVER_FINDINGORDER_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include <vector>

namespace clang::tidy::coro {

/// Sorts \p Findings by file, place, check and message, as clang-tidy does for one translation unit, and keeps one of
/// those that say the same at the same place: a header's finding is the same whoever includes it. Which one does not
/// depend on the order in which they came.
void sortFindings(std::vector<ClangTidyError> &Findings);

} // namespace clang::tidy::coro

#endif
