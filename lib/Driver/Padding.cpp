// Takes spaces that a translation unit was read with, and that are not in its file, out of what is said of it.
#include "Driver/Padding.h"
#include "Driver/NormalPaths.h"

namespace clang::tidy::coro {
namespace {

class PaddingRemover {
public:
  PaddingRemover(const std::string &File, const Padding &Spaces)
      : Main(Paths.of(File)), Spaces(Spaces) {}

  void remove(ClangTidyError &Finding) {
    Directory = Finding.BuildDirectory;
    remove(Finding.Message);
    for (tooling::DiagnosticMessage &Note : Finding.Notes)
      remove(Note);
  }

  void remove(Facts &Facts) {
    auto Move = [&](FactPlace &Place) {
      if (Paths.of(Facts.Strings[Place.File]) == Main)
        Place.Offset = uint32_t(Spaces.inFile(Place.Offset));
    };
    for (FactFunction &Function : Facts.Functions) {
      Move(Function.Place);
      for (FactCall &Call : Function.Calls)
        Move(Call.Place);
    }
    for (FactRoot &Root : Facts.Roots)
      Move(Root.Call.Place);
  }

private:
  bool isMain(llvm::StringRef Path) {
    return Paths.of(Path, Directory) == Main;
  }

  void remove(tooling::DiagnosticMessage &Message) {
    if (isMain(Message.FilePath))
      Message.FileOffset = unsigned(Spaces.inFile(Message.FileOffset));
    for (tooling::FileByteRange &Range : Message.Ranges)
      if (isMain(Range.FilePath)) {
        size_t Begin = Spaces.inFile(Range.FileOffset),
               End = Spaces.inFile(Range.FileOffset + Range.Length);
        Range.FileOffset = unsigned(Begin);
        Range.Length = unsigned(End - Begin);
      }
    for (auto &Fix : Message.Fix)
      if (isMain(Fix.getKey()))
        Fix.getValue() = moved(Fix.getValue());
  }

  tooling::Replacements moved(const tooling::Replacements &Edits) const {
    tooling::Replacements Moved;
    for (const tooling::Replacement &Edit : Edits) {
      size_t Begin = Spaces.inFile(Edit.getOffset()),
             End = Spaces.inFile(Edit.getOffset() + Edit.getLength());
      // What did not overlap does not overlap now.
      llvm::cantFail(
          Moved.add({Edit.getFilePath(), unsigned(Begin), unsigned(End - Begin),
                     Edit.getReplacementText()}));
    }
    return Moved;
  }

  NormalPaths Paths;
  const std::string Main;
  const Padding &Spaces;
  std::string Directory; ///< of the finding at hand
};

} // namespace

void removePadding(LintedFile &Linted, const Padding &Spaces) {
  if (!Spaces.Size)
    return;
  PaddingRemover Remover(Linted.File, Spaces);
  for (ClangTidyError &Finding : Linted.Findings)
    Remover.remove(Finding);
  Remover.remove(Linted.UnitFacts);
}

} // namespace clang::tidy::coro
