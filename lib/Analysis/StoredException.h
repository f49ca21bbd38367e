// Whether the exception that a promise stores is ever looked at.
#ifndef CORO_TIDY_ANALYSIS_STOREDEXCEPTION_H
#define CORO_TIDY_ANALYSIS_STOREDEXCEPTION_H

#include "clang/AST/DeclCXX.h"

namespace clang::tidy::coro {

/// The std::exception_ptr member in which \p UnhandledException stores the exception and that nothing else in the
/// translation unit mentions; null if there is none, or if some member of its class is defined elsewhere.
const FieldDecl *exceptionNeverRead(const CXXMethodDecl &UnhandledException);

/// Whether \p UnhandledException throws the exception away in so many words: its body is empty, or rethrows into an
/// empty handler.
bool swallowsException(const CXXMethodDecl &UnhandledException);

} // namespace clang::tidy::coro

#endif
