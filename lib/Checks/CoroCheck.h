// What every check of coro-tidy is: a clang-tidy check for C++20 that sees types through the model.
#ifndef CORO_TIDY_CHECKS_COROCHECK_H
#define CORO_TIDY_CHECKS_COROCHECK_H

#include "Model/CoroutineModel.h"
#include "Support/ErrorLog.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace clang::tidy::coro {

/// The key in `CheckOptions` with which a project asks for reasons of `NOLINT` comments. Only the command line sees what
/// they silence; it reads this option.
inline constexpr llvm::StringLiteral ReasonsOption = "CoroSuppressionReasons";

/// The profiles that the options of the current file of \p Context name.
ProjectProfiles projectProfiles(const ClangTidyContext &Context);

/// The base of all checks: the only way for a check to the model, so that the profiles of the project can't be left
/// out. An error in one of them is reported as an error of the configuration.
///
/// It logs the compiler's errors of the translation unit, so that flow analyses can stay out of functions whose AST is
/// not what was written.
class CoroCheck : public ClangTidyCheck {
public:
  CoroCheck(StringRef Name, ClangTidyContext *Context);

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
    return coro::modelOf(Context, Project);
  }
  const ErrorLog &errorLog() const { return ErrorLog::of(*Diagnostics); }

  /// Whether a finding at \p Loc has been reported before. A template is seen once as it is written and once per
  /// instantiation.
  bool isRepeated(SourceLocation Loc) { return !Seen.insert(Loc).second; }

private:
  ProjectProfiles Project;
  DiagnosticsEngine *Diagnostics = nullptr;
  llvm::DenseSet<SourceLocation> Seen;
};

/// The base of checks that look at one function at a time: at each definition, a template's as it is written and in each
/// instantiation.
class FunctionCheck : public CoroCheck {
public:
  using CoroCheck::CoroCheck;

  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  virtual void checkFunction(const FunctionDecl &Function,
                             ASTContext &Context) = 0;
};

/// The base of checks that look at one coroutine at a time.
class CoroutineCheck : public FunctionCheck {
public:
  using FunctionCheck::FunctionCheck;

  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
};

/// The base of hints: checks about performance or taste, which run where `Checks` names them and not for `coro-*` or `*`.
///
/// The list of checks says so in each host, so that neither needs a list of its own.
class HintCheck : public CoroCheck {
public:
  HintCheck(StringRef Name, ClangTidyContext *Context);

  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return IsNamed && CoroCheck::isLanguageVersionSupported(LangOpts);
  }

private:
  const bool IsNamed;
};

} // namespace clang::tidy::coro

#endif
