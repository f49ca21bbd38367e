// The type of an expression that the compiler threw away, read off its tokens.
#ifndef CORO_TIDY_ANALYSIS_WRITTENTYPE_H
#define CORO_TIDY_ANALYSIS_WRITTENTYPE_H

#include "Support/SourceTokens.h"
#include "clang/AST/Decl.h"

namespace clang::tidy::coro {

/// The type of the postfix expression \p Span inside \p Function: names, calls and member accesses, as in
/// `ns::f(x)` or `session->read(buffer)`. A null type for everything else, and where overloads differ in what they
/// give: better no answer than a wrong one.
QualType typeOfWritten(TokenSpan Span, const SourceTokens &Tokens,
                       const FunctionDecl *Function);

} // namespace clang::tidy::coro

#endif
