// Which translation units of a project begin alike, so that one parse can serve as the beginning of several.
#ifndef CORO_TIDY_DRIVER_PREAMBLEPLAN_H
#define CORO_TIDY_DRIVER_PREAMBLEPLAN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// The place behind an `#include` line up to which the main files of several translation units are the same, byte by
/// byte, but for the comments that come first. What the parser has read there differs in nothing but these and the name
/// of the main file.
struct SharedCut {
  size_t Offset = 0; ///< behind the leading comments
  size_t Node = 0;   ///< the same number for all that share this cut
};

/// What it takes to hold any of several main files, each with its first directive at the same place.
struct MainFileRoom {
  size_t Lead = 0; ///< for the comments in front of it
  size_t Rest = 0; ///< from there on
};

class PreamblePlan {
public:
  /// Adds the translation unit \p Unit. \p Key has all that decides about a parse but for the text and the name of the
  /// main file, which the compiler is told as \p Name.
  void add(size_t Unit, llvm::StringRef Key, llvm::StringRef Name,
           llvm::StringRef Text);
  /// Keeps what is shared. To be called when all are added.
  void settle();

  /// Why \p Unit shares nothing, if it has no cuts.
  llvm::StringRef whyAlone(size_t Unit) const;
  /// The cuts of \p Unit that it shares with others, from the first to the last. No two of them have the same sharers.
  llvm::ArrayRef<SharedCut> cutsOf(size_t Unit) const;
  /// The cut of \p Unit behind the one at \p Offset that is not in \p Without; null if there is none.
  const SharedCut *cutBehind(size_t Unit, size_t Offset,
                             llvm::function_ref<bool(size_t Node)> IsOut) const;

  /// What the main files of those that share the cut \p Node need.
  MainFileRoom roomOf(size_t Node) const { return Nodes[Node].Room; }
  llvm::StringRef nameOf(size_t Unit) const { return Units.at(Unit).Name; }

  /// Sorts units so that those that share most stand together; otherwise they stay in their order.
  void sort(std::vector<size_t> &Units) const;
  /// The same number for units that share something.
  size_t groupOf(size_t Unit) const;

private:
  struct UnitCuts {
    std::string Name;
    std::vector<SharedCut> Cuts;
    bool HasUnusualEnd = false; ///< and has to be read as it is
  };
  struct Node {
    size_t Members = 0;
    MainFileRoom Room;
  };
  std::map<size_t, UnitCuts> Units;
  std::map<std::pair<uint64_t, uint64_t>, size_t> NodeOf;
  std::vector<Node> Nodes;
};

/// Whether the line that ends with \p Text goes on in the next one.
bool isContinued(llvm::StringRef Text);

/// Whether lines can follow \p Text without changing what it means: it ends with a line of its own. Characters that the
/// lexer takes for the end of the file are left to those who read them as they are.
bool endsCleanly(llvm::StringRef Text);

/// The offset of the first directive of \p Text if nothing but comments stands in front of it, else 0.
size_t leadingComments(llvm::StringRef Text);

} // namespace clang::tidy::coro

#endif
