// Splits the translation units of a project over machines.
#ifndef CORO_TIDY_DRIVER_SHARDS_H
#define CORO_TIDY_DRIVER_SHARDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace clang::tidy::coro {

struct Shard {
  unsigned Number = 1, Count = 1;

  /// Reads `K/N`, 1 <= K <= N.
  static std::optional<Shard> parse(llvm::StringRef Text);

  /// Those of \p Files that belong to this shard. That is decided for each file alone, by its path from where it and
  /// \p Directory part: a new file moves no other one to another machine, and the project may be at another place there.
  std::vector<std::string> of(llvm::ArrayRef<std::string> Files,
                              llvm::StringRef Directory) const;
};

/// Which of \p Parts' project is in none of them: "2/3"; empty if one division into shards is there as a whole.
std::vector<std::string> missingShards(llvm::ArrayRef<Shard> Parts);

} // namespace clang::tidy::coro

#endif
