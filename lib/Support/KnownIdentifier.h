// The identifiers of a translation unit, by name.
#ifndef CORO_TIDY_SUPPORT_KNOWNIDENTIFIER_H
#define CORO_TIDY_SUPPORT_KNOWNIDENTIFIER_H

#include "clang/AST/ASTContext.h"

namespace clang::tidy::coro {

/// The identifier \p Name; null if the translation unit never spells it, so that nothing in it has that name. The table
/// of identifiers does not grow by the question, and what a precompiled header has is found: that brings an identifier
/// into the table only when it is asked for.
inline const IdentifierInfo *knownIdentifier(llvm::StringRef Name,
                                             const ASTContext &Context) {
  const IdentifierTable &Known = Context.Idents;
  auto It = Known.find(Name);
  if (It != Known.end())
    return It->second;
  IdentifierInfoLookup *External = Known.getExternalIdentifierLookup();
  return External ? External->get(Name) : nullptr;
}

} // namespace clang::tidy::coro

#endif
