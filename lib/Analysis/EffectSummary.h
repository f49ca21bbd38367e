// What calling a function does to its thread: whether it blocks, by which calls, and for what reason.
#ifndef CORO_TIDY_ANALYSIS_EFFECTSUMMARY_H
#define CORO_TIDY_ANALYSIS_EFFECTSUMMARY_H

#include "Analysis/CallGraph.h"
#include "Model/Profile.h"
#include <array>
#include <limits>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// How sure it is that a blocking function blocks, and whether that is worth a word: each tier has chains of its own.
enum class BlockingTier : uint8_t {
  Always,     ///< sleeps, joins, waits, files, processes
  Descriptor, ///< reads and writes that block unless the descriptor is in non-blocking mode
  Lock,       ///< takes a lock: normal for a short critical section
};
inline constexpr unsigned NumBlockingTiers = 3;

/// The end of a chain: a function that blocks by what a profile or an attribute says.
struct BlockingSource {
  const FunctionDecl *Function = nullptr;
  BlockingGrade Grade = BlockingGrade::Wait;
  BlockingTier Tier = BlockingTier::Always;
  std::string Reason;
  std::string Instead;
  /// It blocks because it runs an event loop.
  bool RunsLoop = false;
};

struct FunctionNode;

/// A call that matters: of something that blocks, or of something that may.
struct CallEdge {
  const CallSite *Site = nullptr;
  std::optional<BlockingSource> Source; ///< the callee blocks by itself
  FunctionNode *Target = nullptr;       ///< else the function that is called
};

/// A function of the translation unit and what it does.
struct FunctionNode {
  static constexpr unsigned Never = std::numeric_limits<unsigned>::max();

  const FunctionDecl *Function = nullptr;
  bool IsDefined = false;   ///< its body was looked into
  bool IsCoroutine = false; ///< a call of it is not followed
  /// A pure virtual function with no override to be seen.
  bool IsOpenVirtual = false;
  BodyCalls Calls;
  std::vector<CallEdge> Edges;

  /// Per tier, the number of calls to the nearest source, and the edge that leads there.
  std::array<unsigned, NumBlockingTiers> Distance{Never, Never, Never};
  std::array<unsigned, NumBlockingTiers> Via{};
  /// Some chain of calls leaves the translation unit.
  bool ReachesUnknown = false;

  bool blocks(BlockingTier Tier) const {
    return Distance[unsigned(Tier)] != Never;
  }
};

} // namespace clang::tidy::coro

#endif
