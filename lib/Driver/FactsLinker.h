// Follows calls across translation units: from the facts of all of them to the findings that none of them shows alone.
#ifndef CORO_TIDY_DRIVER_FACTSLINKER_H
#define CORO_TIDY_DRIVER_FACTSLINKER_H

#include "Driver/Facts.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <memory>

namespace clang::tidy::coro {

/// How a function comes to block.
struct BlockingChain {
  /// The functions from it to the one that blocks by itself; empty if it does not block.
  std::vector<std::string> Names;
  std::string Reason;
};

/// Links the facts of a project. The result does not depend on the order in which they are added.
///
/// Functions with one key are one function. A second definition at the same place is the same header in another
/// translation unit; one at another place is another definition: the function blocks if any of them does, and a finding
/// says so.
class FactsLinker {
public:
  FactsLinker();
  ~FactsLinker();

  void add(Facts Facts);

  /// The qualified names of all functions that calls in coroutines lead to, as far as the facts show: more definitions or
  /// overrides of them would change the findings.
  std::vector<std::string> reachedNames() const;

  /// How the function with the key \p Key blocks whoever calls it. To be asked in place of link(), when all facts are
  /// there.
  BlockingChain chainOf(uint64_t Key);

  /// The findings, sorted by place; done once, when all facts are there.
  std::vector<ClangTidyError> link();

private:
  class Graph;
  void addUnits(Graph &To);
  std::vector<Facts> Units;
  std::unique_ptr<Graph> Chains;
};

} // namespace clang::tidy::coro

#endif
