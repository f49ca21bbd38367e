// Which functions of a translation unit block, found by following their calls.
#ifndef CORO_TIDY_ANALYSIS_EFFECTS_H
#define CORO_TIDY_ANALYSIS_EFFECTS_H

#include "Analysis/EffectSummary.h"
#include "Analysis/Suppression.h"
#include "llvm/ADT/MapVector.h"
#include <memory>

namespace clang::tidy::coro {

/// A call in a coroutine that does not block as far as this translation unit shows, but whose chain leaves it.
struct OpenCall {
  const CallEdge *Edge;
  uint8_t Tiers; ///< a bit for each tier that the check is to report
};

/// The effects of the functions of one translation unit. Use effectsOf().
///
/// Only what is asked for is looked at: the functions that the asked one reaches. The bodies of system headers are
/// never entered, the profiles speak for them; so the result does not depend on whether they were parsed.
class EffectAnalysis {
public:
  explicit EffectAnalysis(CoroutineModel &Model) : Model(Model) {}

  /// What \p F does, with everything that it reaches solved. The reference stays valid.
  const FunctionNode &summary(const FunctionDecl *F);

  /// All functions that were looked at so far, in the order of their discovery.
  llvm::ArrayRef<FunctionNode *> functions() const { return Order; }

  /// The methods that override the pure virtual \p Method, classes of system headers left out.
  llvm::ArrayRef<const CXXMethodDecl *>
  overriders(const CXXMethodDecl *Method);
  /// Each pure virtual method with its overriders.
  const llvm::MapVector<const CXXMethodDecl *,
                        std::vector<const CXXMethodDecl *>> &
  allOverriders();

  /// What coro-blocking-call leaves to those who see other translation units as well.
  void addOpenCall(OpenCall Call) { OpenCalls.push_back(Call); }
  llvm::ArrayRef<OpenCall> openCalls() const { return OpenCalls; }

  CoroutineModel &model() { return Model; }

  /// Whether \p F is written in a system header.
  bool isSystem(const Decl *D) const;

private:
  FunctionNode *nodeFor(const FunctionDecl *F);
  void discover(FunctionNode &Node);
  void addEdge(FunctionNode &Node, const CallSite &Site);
  const FunctionDecl *resolve(const CallSite &Site, bool &Open);
  void solve(llvm::ArrayRef<FunctionNode *> New);
  void solve(llvm::ArrayRef<FunctionNode *> New, BlockingTier Tier);
  void findUnknown(llvm::ArrayRef<FunctionNode *> New);
  void indexOverriders();

  CoroutineModel &Model;
  SuppressionComments Suppressed{"coro-blocking-call"};
  llvm::DenseMap<const FunctionDecl *, std::unique_ptr<FunctionNode>> Nodes;
  std::vector<FunctionNode *> Order;
  llvm::DenseSet<const FunctionNode *> Solved;
  std::vector<OpenCall> OpenCalls;
  bool OverridersIndexed = false;
  llvm::MapVector<const CXXMethodDecl *, std::vector<const CXXMethodDecl *>>
      Overriders;
};

/// The effects of the translation unit of \p Model, shared by all who ask.
EffectAnalysis &effectsOf(CoroutineModel &Model);

/// Whether a blocking call in the coroutine \p F stops others: not in what runs in its caller, as an iterated generator
/// does, and not in what has a thread of its own.
bool sharesItsThread(const FunctionDecl *F, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
