// The preambles of open documents: parsed once, used by each lint until what they include changes.
#ifndef CORO_TIDY_SERVER_PREAMBLES_H
#define CORO_TIDY_SERVER_PREAMBLES_H

#include "Driver/Preamble.h"

namespace clang::tidy::coro {

/// Keeps no more than a number of bytes: those that were not used for longest are dropped first. A file without a preamble
/// is linted all the same, and slower.
class Preambles {
public:
  explicit Preambles(size_t MostBytes) : MostBytes(MostBytes) {}

  /// The preamble of the document \p Path, or null.
  const Preamble *find(const std::string &Path) const;
  void markAsUsed(const std::string &Path);
  void keep(const std::string &Path, Preamble Made);
  void forget(const std::string &Path);

  /// Remembers that no preamble can be made of \p Text, the beginning of \p Path.
  void giveUp(const std::string &Path, std::string Text);
  /// Whether a preamble should be made of a document that begins with \p Text.
  bool isHopeless(const std::string &Path, llvm::StringRef Text) const;

private:
  struct Kept {
    Preamble Made;
    uint64_t LastUse = 0;
  };
  const size_t MostBytes;
  std::map<std::string, Kept> ByPath;
  std::map<std::string, std::string> GivenUp;
  size_t Bytes = 0;
  uint64_t Uses = 0;
};

} // namespace clang::tidy::coro

#endif
