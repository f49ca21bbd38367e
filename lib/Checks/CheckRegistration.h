// How a check makes itself known: the last line of its file registers it, and no list is kept anywhere.
#ifndef CORO_TIDY_CHECKS_CHECKREGISTRATION_H
#define CORO_TIDY_CHECKS_CHECKREGISTRATION_H

#include "Checks/CoroCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include <functional>
#include <vector>

namespace clang::tidy::coro {

/// One self-registered check.
struct RegisteredCheck {
  llvm::StringRef Name;
  ClangTidyCheckFactories::CheckFactory Make;
};

/// All checks that are linked in, in no particular order.
std::vector<RegisteredCheck> &registeredChecks();

/// `static CheckRegistration<XCheck> Register("coro-x");` adds XCheck to the coro module.
template <typename Check> struct CheckRegistration {
  static_assert(std::is_base_of_v<CoroCheck, Check>,
                "a check reaches the model through CoroCheck");
  explicit CheckRegistration(llvm::StringRef Name) {
    registeredChecks().push_back(
        {Name, [](llvm::StringRef Name, ClangTidyContext *Context) {
           return std::make_unique<Check>(Name, Context);
         }});
  }
};

} // namespace clang::tidy::coro

#endif
