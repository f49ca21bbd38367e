// Which lines a NOLINT comment exempts, asked before there is a diagnostic.
#include "Analysis/Suppression.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Tooling/Core/Diagnostic.h"

namespace clang::tidy::coro {

bool SuppressionComments::fileHasAny(FileID File,
                                     const SourceManager &Sources) {
  auto [It, Inserted] = HasAny.try_emplace(File, false);
  if (Inserted)
    if (std::optional<llvm::StringRef> Text = Sources.getBufferDataOrNone(File))
      It->second = Text->contains("NOLINT");
  return It->second;
}

bool SuppressionComments::cover(SourceLocation Loc, ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  // Most files have none; for the others clang-tidy looks in the macro's definition as well.
  if (Loc.isInvalid() ||
      !(fileHasAny(Sources.getFileID(Sources.getExpansionLoc(Loc)), Sources) ||
        fileHasAny(Sources.getFileID(Sources.getSpellingLoc(Loc)), Sources)))
    return false;
  DiagnosticStorage Storage;
  Diagnostic Warning(&Context.getDiagnostics(), Loc, /*DiagID=*/0, Storage, "");
  llvm::SmallVector<tooling::Diagnostic, 1> Malformed;
  bool IsCovered = Handler.shouldSuppress(DiagnosticsEngine::Warning, Warning,
                                          Check, Malformed, /*AllowIO=*/true,
                                          /*EnableNoLintBlocks=*/true);
  if (IsCovered)
    SilencedPlaces::of(Context).Places.push_back({Check.str(), Loc});
  return IsCovered;
}

} // namespace clang::tidy::coro
