// The findings that a project lets be: known by what they say of which code, not by line, so that they stay known when
// the code around them changes.
#ifndef CORO_TIDY_REPORT_BASELINE_H
#define CORO_TIDY_REPORT_BASELINE_H

#include "Report/Finding.h"
#include "llvm/Support/Error.h"
#include <map>

namespace clang::tidy::coro {

class Baseline {
public:
  /// Findings with equal keys are told apart by nothing, and counted.
  struct Key {
    std::string Path; ///< relative to the directory of the baseline
    std::string Check, Code;
    bool operator<(const Key &Other) const {
      return std::tie(Path, Check, Code) <
             std::tie(Other.Path, Other.Check, Other.Code);
    }
  };

  /// An empty one, to be written to \p File.
  explicit Baseline(llvm::StringRef File);

  /// The one in \p File. The error is one line.
  static llvm::Expected<Baseline> read(llvm::StringRef File);

  Key keyOf(const Finding &Found) const;
  std::string absolutePath(const Key &Of) const {
    return Directory.absolute(Of.Path);
  }

  void add(const Key &Added, unsigned Count = 1) { Counts[Added] += Count; }

  void remove(const Key &Gone, unsigned Count);

  /// Takes out one entry with the key of \p Found. \returns whether there was one.
  bool take(const Finding &Found);

  /// The same for an entry of a file that is not there any more: its code has moved to where \p Found is. \returns the
  /// entry.
  std::optional<Key> takeMoved(const Finding &Found);

  /// What is there, or left.
  const std::map<Key, unsigned> &entries() const { return Counts; }
  unsigned size() const;

  /// \returns why it could not be written, or an empty string.
  std::string write() const;

private:
  std::string File;
  DirectoryPath Directory;
  std::map<Key, unsigned> Counts;
  /// The paths of the entries whose files are gone, by check and code; when they are first asked for.
  std::optional<
      std::map<std::pair<std::string, std::string>, std::vector<std::string>>>
      Orphans;
};

} // namespace clang::tidy::coro

#endif
