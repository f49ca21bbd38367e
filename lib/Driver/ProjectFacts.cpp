// What earlier runs over a project have left in the cache about the calls between its files.
#include "Driver/ProjectFacts.h"
#include "Driver/Cache.h"
#include "Driver/Linter.h"
#include "llvm/ADT/DenseSet.h"

namespace clang::tidy::coro {
namespace {

/// Functions of some units, by unit and index.
using Node = std::pair<uint32_t, uint32_t>;

/// Finds the functions that lead to a source, against the calls.
class BlockingFinder {
public:
  explicit BlockingFinder(const std::vector<Facts> &Units) : Units(Units) {
    for (uint32_t U = 0; U != Units.size(); ++U)
      index(U);
  }

  llvm::DenseSet<Node> run() {
    for (uint32_t U = 0; U != Units.size(); ++U)
      for (uint32_t F = 0; F != Units[U].Functions.size(); ++F)
        if (Units[U].Functions[F].isSource())
          reach({U, F});
    while (!Open.empty()) {
      Node N = Open.pop_back_val();
      llvm::for_each(CallersOfNode[N], [this](Node C) { reach(C); });
      uint64_t Key = Units[N.first].Functions[N.second].Key;
      // One function, wherever it is named; and a virtual call may end at one that overrides.
      if (Key && Reached.insert(Key).second)
        reachAll(Key);
    }
    return std::move(Found);
  }

private:
  void index(uint32_t U) {
    const Facts &Unit = Units[U];
    for (uint32_t F = 0; F != Unit.Functions.size(); ++F) {
      if (uint64_t Key = Unit.Functions[F].Key)
        NodesOf[Key].push_back({U, F});
      for (const FactCall &Call : Unit.Functions[F].Calls)
        CallersOfNode[{U, Call.Callee}].push_back({U, F});
    }
    for (const FactOverride &O : Unit.Overrides)
      if (uint64_t Key = Unit.Functions[O.Overrider].Key) {
        BasesOf[Key].push_back(O.Base);
        OverridersOf[O.Base].push_back({U, O.Overrider});
      }
  }
  void reach(Node N) {
    if (Found.insert(N).second)
      Open.push_back(N);
  }
  void reachAll(uint64_t Key) {
    for (Node N : NodesOf.lookup(Key))
      reach(N);
    for (uint64_t Base : BasesOf.lookup(Key)) {
      for (Node N : NodesOf.lookup(Base))
        reach(N);
      // Whether it is the only one is for the link to see.
      for (Node N : OverridersOf.lookup(Base))
        reach(N);
    }
  }

  const std::vector<Facts> &Units;
  llvm::DenseMap<uint64_t, llvm::SmallVector<Node, 1>> NodesOf, OverridersOf;
  llvm::DenseMap<uint64_t, llvm::SmallVector<uint64_t, 1>> BasesOf;
  llvm::DenseMap<Node, llvm::SmallVector<Node, 2>> CallersOfNode;
  llvm::DenseSet<uint64_t> Reached;
  llvm::DenseSet<Node> Found;
  llvm::SmallVector<Node, 64> Open;
};

/// Copies what is left of a unit.
class FactsCopier {
public:
  explicit FactsCopier(const Facts &From) : From(From) {
    To.MainFile = string(From.MainFile);
  }

  Facts copy(llvm::function_ref<bool(uint32_t Function)> IsKept) {
    for (uint32_t F = 0; F != From.Functions.size(); ++F)
      if (IsKept(F))
        New[F] = uint32_t(New.size());
    for (uint32_t F = 0; F != From.Functions.size(); ++F)
      if (New.count(F))
        To.Functions.push_back(function(From.Functions[F]));
    for (const FactOverride &O : From.Overrides)
      if (auto It = New.find(O.Overrider); It != New.end())
        To.Overrides.push_back({O.Base, It->second});
    return std::move(To);
  }

private:
  uint32_t string(uint32_t Id) {
    if (!Id)
      return 0;
    auto [It, IsNew] = Strings.try_emplace(Id, To.Strings.size());
    if (IsNew)
      To.Strings.push_back(From.Strings[Id]);
    return It->second;
  }
  FactPlace place(FactPlace Place) {
    Place.File = string(Place.File);
    return Place;
  }
  FactFunction function(FactFunction F) {
    F.Name = string(F.Name);
    F.Reason = string(F.Reason);
    F.Instead = string(F.Instead);
    F.Place = place(F.Place);
    llvm::erase_if(F.Calls, [this](const FactCall &Call) {
      return !New.count(Call.Callee);
    });
    for (FactCall &Call : F.Calls)
      Call = {New.lookup(Call.Callee), place(Call.Place)};
    return F;
  }

  const Facts &From;
  Facts To;
  llvm::DenseMap<uint32_t, uint32_t> New, Strings;
};

} // namespace

void keepBlockingOnly(std::vector<Facts> &Units) {
  llvm::DenseSet<Node> Kept = BlockingFinder(Units).run();
  for (uint32_t U = 0; U != Units.size(); ++U)
    Units[U] = FactsCopier(Units[U]).copy(
        [&](uint32_t F) { return Kept.contains({U, F}); });
}

std::vector<Facts> factsInCache(Configuration &Config,
                                const tooling::CompilationDatabase &Database,
                                const std::string &Directory) {
  LintOptions Options;
  Options.WithFacts = true;
  Linter Described(Config, Database, Options);
  Cache Store(Directory, /*IsReadOnly=*/true);
  std::vector<Facts> Units;
  for (const std::string &File : Database.getAllFiles())
    if (auto Linted = Store.find(Cache::keyFor(Described.describe(File))))
      Units.push_back(std::move(Linted->UnitFacts));
  keepBlockingOnly(Units);
  return Units;
}

} // namespace clang::tidy::coro
