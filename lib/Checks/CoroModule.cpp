// The clang-tidy module "coro": every check that registered itself.
#include "Checks/CheckRegistration.h"

namespace clang::tidy::coro {

std::vector<RegisteredCheck> &registeredChecks() {
  static std::vector<RegisteredCheck> Checks;
  return Checks;
}

namespace {

class CoroModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
    for (const RegisteredCheck &Check : registeredChecks())
      Factories.registerCheckFactory(Check.Name, Check.Make);
  }
};

} // namespace

static ClangTidyModuleRegistry::Add<CoroModule>
    Register("coro-module", "Misuse of C++20 coroutines.");

} // namespace clang::tidy::coro
