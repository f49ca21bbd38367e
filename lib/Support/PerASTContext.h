// One object of a kind per ASTContext, so that all checks of a translation unit share what was found out once.
#ifndef CORO_TIDY_SUPPORT_PERASTCONTEXT_H
#define CORO_TIDY_SUPPORT_PERASTCONTEXT_H

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>

namespace clang::tidy::coro {

/// The \p T of \p Context, made by `T(Context, Args...)` when first asked for and destroyed with the context.
///
/// clang-tidy gives its checks no common place to keep state; the AST is the one thing they share. The map is per
/// thread because a translation unit is linted on one.
template <typename T, typename... Ts>
T &perASTContext(ASTContext &Context, const Ts &...Args) {
  static thread_local llvm::DenseMap<ASTContext *, std::unique_ptr<T>> Objects;
  auto [It, Inserted] = Objects.try_emplace(&Context);
  if (Inserted) {
    It->second = std::make_unique<T>(Context, Args...);
    Context.AddDeallocation(
        [](void *Key) { Objects.erase(static_cast<ASTContext *>(Key)); },
        &Context);
    // The constructor may itself have asked for another context's object.
    return *Objects.find(&Context)->second;
  }
  return *It->second;
}

} // namespace clang::tidy::coro

#endif
