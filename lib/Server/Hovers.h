// What the model believes of the names in a file and of its suspension points, for hovers and inlay hints.
#ifndef CORO_TIDY_SERVER_HOVERS_H
#define CORO_TIDY_SERVER_HOVERS_H

#include "Driver/FactsLinker.h"
#include "Driver/Linter.h"

namespace clang::tidy::coro {

/// What there is to say of a piece of the file.
struct HoverText {
  unsigned Begin = 0, End = 0; ///< offsets
  std::string Markdown;
};

/// A mark at a place where something happens that is not written.
struct InlayMark {
  unsigned Offset = 0;
  std::string Label;
};

struct FileInspection {
  std::vector<HoverText> Hovers;
  std::vector<InlayMark> Marks;

  /// The narrowest text about \p Offset, or null.
  const HoverText *at(unsigned Offset) const;
};

/// Parses \p File, with \p Edited in place of what is on disk. Nothing is said of what can't be parsed or must not be.
/// \p Project has the facts of the other files; null if there are none.
FileInspection inspectFile(Linter &Linter, const ProjectProfiles &Profiles,
                           const std::string &File, const Overlay &Edited,
                           FactsLinker *Project);

std::string writeInspection(const FileInspection &Inspected);
FileInspection readInspection(llvm::StringRef Bytes);

} // namespace clang::tidy::coro

#endif
