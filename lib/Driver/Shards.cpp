// Splits the translation units of a project over machines.
#include "Driver/Shards.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

namespace clang::tidy::coro {

std::optional<Shard> Shard::parse(llvm::StringRef Text) {
  Shard S;
  auto [Number, Count] = Text.split('/');
  if (Number.getAsInteger(10, S.Number) || Count.getAsInteger(10, S.Count) ||
      S.Number == 0 || S.Number > S.Count)
    return std::nullopt;
  return S;
}

/// What \p Path has after the directories that it shares with \p Directory.
static std::string remainder(llvm::StringRef Path, llvm::StringRef Directory) {
  auto It = llvm::sys::path::begin(Path), End = llvm::sys::path::end(Path);
  auto Other = llvm::sys::path::begin(Directory),
       OtherEnd = llvm::sys::path::end(Directory);
  for (; It != End && Other != OtherEnd && *It == *Other; ++It)
    ++Other;
  std::string Rest;
  for (; It != End; ++It)
    (Rest += '/') += *It;
  return Rest;
}

std::vector<std::string> Shard::of(llvm::ArrayRef<std::string> Files,
                                   llvm::StringRef Directory) const {
  std::vector<std::string> Ours;
  for (const std::string &File : Files)
    if (llvm::xxh3_64bits(remainder(File, Directory)) % Count == Number - 1)
      Ours.push_back(File);
  return Ours;
}

std::vector<std::string> missingShards(llvm::ArrayRef<Shard> Parts) {
  std::vector<std::string> Fewest;
  for (const Shard &Any : Parts) {
    std::vector<std::string> Missing;
    for (unsigned Number = 1; Number <= Any.Count; ++Number)
      if (llvm::none_of(Parts, [&](const Shard &Part) {
            return Part.Number == Number && Part.Count == Any.Count;
          }))
        Missing.push_back(std::to_string(Number) + "/" +
                          std::to_string(Any.Count));
    if (Missing.empty())
      return {};
    if (Fewest.empty() || Missing.size() < Fewest.size())
      Fewest = std::move(Missing);
  }
  return Fewest;
}

} // namespace clang::tidy::coro
