// Classes that own a coroutine by its handle, and their special members that lose it or destroy it twice.
#ifndef CORO_TIDY_ANALYSIS_HANDLEOWNERS_H
#define CORO_TIDY_ANALYSIS_HANDLEOWNERS_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace clang::tidy::coro {

enum class OwnerFaultKind : uint8_t {
  Leaked,    ///< a move assignment overwrites the handle of a live coroutine
  KeptTwice, ///< a move leaves the handle in the source as well
};

struct OwnerFault {
  OwnerFaultKind Kind;
  const FieldDecl *Handle;
  const CXXMethodDecl *Member; ///< the special member at fault
  const Expr *Where = nullptr; ///< what overwrites or copies the handle
};

/// The handle that the destructor of \p Record destroys, if its body is seen and does so.
const FieldDecl *ownedHandle(const CXXRecordDecl &Record);

/// The faults of the special members of \p Record, an owner.
llvm::SmallVector<OwnerFault, 2> ownerFaults(const CXXRecordDecl &Record);

} // namespace clang::tidy::coro

#endif
