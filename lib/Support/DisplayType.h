// Types in messages, as a user would write them.
#ifndef CORO_TIDY_SUPPORT_DISPLAYTYPE_H
#define CORO_TIDY_SUPPORT_DISPLAYTYPE_H

#include "clang/AST/ASTContext.h"

namespace clang::tidy::coro {

/// The name of \p T for a message: what the source says where that is a name, and not the machinery by which a library
/// computed it (`typename enable_if<…>::type`); that prints as the class it stands for, without default arguments. Where the
/// arguments of a template would fill lines, they are left out: `deferred_async_operation<...>`.
std::string displayType(QualType T, const ASTContext &Context);

} // namespace clang::tidy::coro

#endif
