// What every check of coro-tidy is: a clang-tidy check for C++20 that sees types through the model.
#include "Checks/CoroCheck.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {

ProjectProfiles projectProfiles(const ClangTidyContext &Context) {
  // clang-tidy makes its list of all options by watching which ones are asked for.
  if (llvm::StringSet<> *Asked = Context.getOptionsCollector()) {
    Asked->insert(ProfilesOption);
    // No check reads it, but a .clang-tidy is for clang-tidy too.
    Asked->insert(ReasonsOption);
  }
  const auto &Options = Context.getOptions().CheckOptions;
  auto It = Options.find(ProfilesOption);
  // Checks are also made without a file, to list their options.
  if (It == Options.end() || Context.getCurrentFile().empty())
    return {};
  llvm::StringRef Option = It->getValue().Value;
  llvm::SmallString<256> MainFile(Context.getCurrentFile());
  llvm::sys::path::make_absolute(Context.getCurrentBuildDirectory(), MainFile);
  return ProjectProfiles::read(Option, profilesDirectory(Option, MainFile));
}

CoroCheck::CoroCheck(StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Project(projectProfiles(*Context)) {
  // Every check says it; clang-tidy prints equal errors once.
  for (const std::string &Why : Project.errors())
    configurationDiag("%0", DiagnosticIDs::Error) << Why;
}

void FunctionCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
}

void FunctionCheck::check(const MatchFinder::MatchResult &Result) {
  checkFunction(*Result.Nodes.getNodeAs<FunctionDecl>("function"),
                *Result.Context);
}

void CoroutineCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition(), hasBody(coroutineBodyStmt()))
                         .bind("function"),
                     this);
}

/// Whether \p Checks, a list of globs as clang-tidy reads it, enables \p Check by more than its module.
static bool isNamed(StringRef Checks, StringRef Check) {
  bool Named = false;
  llvm::SmallVector<StringRef, 8> Globs;
  llvm::SplitString(Checks, Globs, ",\n");
  for (StringRef Glob : Globs) {
    Glob = Glob.trim();
    bool TakesAway = Glob.consume_front("-");
    GlobList Matches(Glob.trim());
    if (!Matches.contains(Check))
      continue;
    // `*` and `coro-*` match every check of the module, and so the bare prefix, too.
    if (TakesAway)
      Named = false;
    else if (!Matches.contains("coro-"))
      Named = true;
  }
  return Named;
}

HintCheck::HintCheck(StringRef Name, ClangTidyContext *Context)
    : CoroCheck(Name, Context),
      IsNamed(isNamed(Context->getOptions().Checks.value_or(""), Name)) {}

} // namespace clang::tidy::coro
