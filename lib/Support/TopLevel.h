// The declarations outside of all others.
#ifndef CORO_TIDY_SUPPORT_TOPLEVEL_H
#define CORO_TIDY_SUPPORT_TOPLEVEL_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include <vector>

namespace clang::tidy::coro {

/// Those that the translation unit is to be looked at with: all, unless ASTContext::setTraversalScope() has named some.
/// To be asked in place of the TranslationUnitDecl, which has a precompiled header read as a whole.
inline std::vector<Decl *> topLevelDeclarations(ASTContext &Context) {
  std::vector<Decl *> Found;
  for (Decl *D : Context.getTraversalScope())
    if (auto *Unit = dyn_cast<TranslationUnitDecl>(D))
      Found.insert(Found.end(), Unit->decls_begin(), Unit->decls_end());
    else
      Found.push_back(D);
  return Found;
}

} // namespace clang::tidy::coro

#endif
