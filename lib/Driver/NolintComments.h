// The NOLINT comments of a file, read as clang-tidy reads them: where each is, what it names, and which lines it covers.
#ifndef CORO_TIDY_DRIVER_NOLINTCOMMENTS_H
#define CORO_TIDY_DRIVER_NOLINTCOMMENTS_H

#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace clang::tidy::coro {

/// One of the names or globs in the parentheses.
struct NolintItem {
  llvm::StringRef Glob;
  unsigned Offset = 0; ///< of the glob
};

struct NolintComment {
  enum { ThisLine, NextLine, Begin, End } Kind = ThisLine;
  unsigned Offset = 0; ///< of the word
  unsigned Size = 0;   ///< with the parentheses
  unsigned Line = 0;
  bool HasItems = false;
  bool HasReason = false; ///< "NOLINT(…): why"
  std::vector<NolintItem> Items;
  int Partner = -1; ///< of a Begin or an End: the index of the other one

  unsigned end() const { return Offset + Size; }
};

class NolintComments {
public:
  /// Reads \p Text, which has to stay.
  explicit NolintComments(llvm::StringRef Text);

  llvm::ArrayRef<NolintComment> comments() const { return Comments; }

  /// Whether the comment \p Index covers the offset \p At in line \p Line.
  bool covers(unsigned Index, unsigned At, unsigned Line) const;

  /// The edits of \p File that take \p Items out of the comment \p Index, and of its partner; the whole comment if no
  /// other item is left. None where it is part of a comment that says more.
  tooling::Replacements without(unsigned Index, llvm::ArrayRef<unsigned> Items,
                                llvm::StringRef File) const;

private:
  void addItems(NolintComment &To, llvm::StringRef List, unsigned Offset);
  void pairBlocks();
  std::pair<unsigned, unsigned> wholeComment(const NolintComment &Of) const;

  llvm::StringRef Text;
  std::vector<NolintComment> Comments;
};

} // namespace clang::tidy::coro

#endif
