// Text as XML takes it.
#ifndef CORO_TIDY_REPORT_XML_H
#define CORO_TIDY_REPORT_XML_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace clang::tidy::coro {

/// \p Text for an attribute or an element: escaped, in UTF-8, without the characters that XML 1.0 has no way to write.
std::string xmlText(llvm::StringRef Text);

} // namespace clang::tidy::coro

#endif
