// What every check of coro-tidy is: a clang-tidy check for C++20 that sees types through the model.
#ifndef CORO_TIDY_CHECKS_COROCHECK_H
#define CORO_TIDY_CHECKS_COROCHECK_H

#include "Model/CoroutineModel.h"
#include "Support/ErrorLog.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace clang::tidy::coro {

/// The base of all checks. It logs the compiler's errors of the translation unit, so that flow analyses can stay out of
/// functions whose AST is not what was written.
class CoroCheck : public ClangTidyCheck {
public:
  using ClangTidyCheck::ClangTidyCheck;

  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus20;
  }
  void registerPPCallbacks(const SourceManager &Sources, Preprocessor *PP,
                           Preprocessor *ModuleExpanderPP) override {
    Diagnostics = &PP->getDiagnostics();
    ErrorLog::start(*PP);
  }
  void onEndOfTranslationUnit() override {
    if (Diagnostics)
      ErrorLog::stop(*Diagnostics);
  }

protected:
  CoroutineModel &modelOf(ASTContext &Context) const {
    return coro::modelOf(Context);
  }
  const ErrorLog &errorLog() const { return ErrorLog::of(*Diagnostics); }

  /// Whether a finding at \p Loc has been reported before. A template is seen once as it is written and once per
  /// instantiation.
  bool isRepeated(SourceLocation Loc) { return !Seen.insert(Loc).second; }

private:
  DiagnosticsEngine *Diagnostics = nullptr;
  llvm::DenseSet<SourceLocation> Seen;
};

} // namespace clang::tidy::coro

#endif
