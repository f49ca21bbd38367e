// Finds a declaration by its qualified name, as far as it is declared in the translation unit.
#ifndef CORO_TIDY_ANALYSIS_QUALIFIEDNAMES_H
#define CORO_TIDY_ANALYSIS_QUALIFIEDNAMES_H

#include "clang/AST/ASTContext.h"

namespace clang::tidy::coro {

/// The declaration that \p QualifiedName (`std::chrono::ceil`) names; null if none can be seen. Namespace aliases, using
/// declarations and type aliases are looked through, a class template gives its pattern. Of overloads it is one.
const NamedDecl *declarationNamed(llvm::StringRef QualifiedName,
                                  const ASTContext &Context);

} // namespace clang::tidy::coro

#endif
