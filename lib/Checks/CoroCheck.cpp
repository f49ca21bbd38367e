// What every check of coro-tidy is: a clang-tidy check for C++20 that sees types through the model.
#include "Checks/CoroCheck.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

ProjectProfiles projectProfiles(const ClangTidyContext &Context) {
  // clang-tidy makes its list of all options by watching which ones are asked for.
  if (llvm::StringSet<> *Asked = Context.getOptionsCollector())
    Asked->insert(ProfilesOption);
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

} // namespace clang::tidy::coro
