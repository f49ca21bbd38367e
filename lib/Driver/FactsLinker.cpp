// Follows calls across translation units: from the facts of all of them to the findings that none of them shows alone.
#include "Driver/FactsLinker.h"
#include "Analysis/EffectSummary.h"
#include "Driver/FindingOrder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"
#include <set>
#include <tuple>

namespace clang::tidy::coro {

static constexpr uint32_t None = ~uint32_t(0);
static constexpr unsigned NumTiers = 3;

/// The call graph of the project, in flat arrays: a project can have millions of calls.
///
/// A vertex is one definition of a function, or the function itself where no facts define it. Definitions of one
/// function hang together by Next; the first of them, the head, stands for the function.
class FactsLinker::Graph {
public:
  void add(const Facts &Unit);
  void finish();
  void solve(unsigned Tier);
  /// The head that a call of the function with this key leads to, or None.
  uint32_t calledBy(uint64_t Key) const;
  /// The vertex through which the function of \p Head blocks, or None.
  uint32_t blockingDefinition(uint32_t Head) const { return Best[Head]; }

  struct Vertex {
    uint64_t Key = 0;
    uint32_t Name = 0, Reason = 0, Instead = 0;
    FactPlace Place;
    uint32_t Head = None, Next = None;
    uint32_t FirstEdge = 0, EndEdge = 0;
    BlockingGrade Grade = BlockingGrade::None;
    uint8_t Tier = 0;
    bool IsDefined = false, IsCoroutine = false, IsOpenVirtual = false;
  };
  struct Edge {
    uint32_t Target = None; ///< a head
    FactPlace Place;
  };
  struct Root {
    FactRoot Fact;   ///< with the strings of the graph
    uint32_t Target; ///< a head
  };

  std::vector<Vertex> Vertices;
  std::vector<Edge> Edges;
  std::vector<Root> Roots;
  /// Per vertex, the edge by which it blocks.
  std::vector<uint32_t> Via;

  llvm::StringRef string(uint32_t Id) const { return Strings[Id]; }

  /// The vertices that the roots lead to; virtual calls to every override. To be asked instead of finish().
  std::vector<bool> reached() const;

private:
  uint32_t intern(llvm::StringRef S);
  FactPlace translate(FactPlace Place) const {
    Place.File = StringOf[Place.File];
    return Place;
  }
  uint32_t vertexFor(const FactFunction &F);
  uint32_t addVertex(const FactFunction &F);
  uint32_t bound(uint32_t Target) const;
  void bindVirtualCalls();
  void indexCallers();

  llvm::BumpPtrAllocator Memory;
  llvm::UniqueStringSaver Saver{Memory};
  llvm::DenseMap<llvm::StringRef, uint32_t> StringIds;
  std::vector<llvm::StringRef> Strings;
  std::vector<uint32_t> StringOf; ///< of the unit that is being added

  llvm::DenseMap<uint64_t, uint32_t> HeadOfKey;
  /// By key of the overridden function: the heads of its overriders.
  llvm::DenseMap<uint64_t, llvm::SmallVector<uint32_t, 1>> Overriders;

  /// The edges that lead to each head, as slices of one array.
  std::vector<uint32_t> FirstCaller, CallerEdges, SourceOfEdge;
  std::vector<uint32_t> Distance, Best;
};

uint32_t FactsLinker::Graph::intern(llvm::StringRef S) {
  auto It = StringIds.find(S);
  if (It != StringIds.end())
    return It->second;
  llvm::StringRef Kept = Saver.save(S);
  uint32_t Id = Strings.size();
  StringIds.try_emplace(Kept, Id);
  Strings.push_back(Kept);
  return Id;
}

uint32_t FactsLinker::Graph::addVertex(const FactFunction &F) {
  Vertex V;
  V.Key = F.Key;
  V.Name = StringOf[F.Name];
  V.Reason = StringOf[F.Reason];
  V.Instead = StringOf[F.Instead];
  V.Place = translate(F.Place);
  V.Head = Vertices.size();
  V.Grade = F.Grade;
  V.Tier = F.Tier;
  V.IsDefined = F.IsDefined;
  V.IsCoroutine = F.IsCoroutine;
  V.IsOpenVirtual = F.IsOpenVirtual;
  Vertices.push_back(V);
  return V.Head;
}

/// The vertex of \p F: that of the same definition, a new one for another definition, the head for a declaration.
uint32_t FactsLinker::Graph::vertexFor(const FactFunction &F) {
  if (!F.Key)
    return addVertex(F);
  auto [It, Inserted] = HeadOfKey.try_emplace(F.Key, Vertices.size());
  if (Inserted)
    return addVertex(F);
  uint32_t Head = It->second;
  if (!F.IsDefined)
    return Head;
  FactPlace Place = translate(F.Place);
  uint32_t Last = Head;
  for (uint32_t V = Head; V != None; V = Vertices[V].Next) {
    Vertex &Known = Vertices[V];
    if (!Known.IsDefined) { // only declared so far
      Known.IsDefined = true;
      Known.IsCoroutine = F.IsCoroutine;
      Known.Place = Place;
      return V;
    }
    if (std::tie(Known.Place.File, Known.Place.Offset) ==
        std::tie(Place.File, Place.Offset))
      return V;
    Last = V;
  }
  uint32_t New = addVertex(F);
  Vertices[New].Head = Head;
  Vertices[Last].Next = New;
  return New;
}

void FactsLinker::Graph::add(const Facts &Unit) {
  if (Strings.empty())
    intern("");
  StringOf.clear();
  for (const std::string &S : Unit.Strings)
    StringOf.push_back(intern(S));
  std::vector<uint32_t> VertexOf;
  for (const FactFunction &F : Unit.Functions)
    VertexOf.push_back(vertexFor(F));
  auto HeadOf = [&](uint32_t Function) {
    return Vertices[VertexOf[Function]].Head;
  };
  for (size_t I = 0; I != Unit.Functions.size(); ++I) {
    Vertex &V = Vertices[VertexOf[I]];
    // The same definition seen again brings the same calls.
    if (V.FirstEdge != V.EndEdge || Unit.Functions[I].Calls.empty())
      continue;
    V.FirstEdge = Edges.size();
    for (const FactCall &Call : Unit.Functions[I].Calls)
      Edges.push_back({HeadOf(Call.Callee), translate(Call.Place)});
    V.EndEdge = Edges.size();
  }
  for (const FactOverride &O : Unit.Overrides) {
    auto &Of = Overriders[O.Base];
    if (!llvm::is_contained(Of, HeadOf(O.Overrider)))
      Of.push_back(HeadOf(O.Overrider));
  }
  for (const FactRoot &R : Unit.Roots) {
    Root Root{R, HeadOf(R.Call.Callee)};
    Root.Fact.Call.Place = translate(R.Call.Place);
    Root.Fact.Subject = StringOf[R.Subject];
    Roots.push_back(Root);
  }
}

/// A call of a pure virtual function goes to the only function that overrides it in the whole project.
uint32_t FactsLinker::Graph::bound(uint32_t Target) const {
  const Vertex &V = Vertices[Target];
  if (!V.IsOpenVirtual || V.IsDefined)
    return Target;
  auto It = Overriders.find(V.Key);
  return It != Overriders.end() && It->second.size() == 1 ? It->second.front()
                                                          : Target;
}

void FactsLinker::Graph::bindVirtualCalls() {
  for (Edge &E : Edges)
    E.Target = bound(E.Target);
  for (Root &R : Roots)
    R.Target = bound(R.Target);
}

uint32_t FactsLinker::Graph::calledBy(uint64_t Key) const {
  auto Known = HeadOfKey.find(Key);
  return Known == HeadOfKey.end() ? None : bound(Known->second);
}

void FactsLinker::Graph::indexCallers() {
  FirstCaller.assign(Vertices.size() + 1, 0);
  SourceOfEdge.resize(Edges.size());
  for (uint32_t V = 0; V != Vertices.size(); ++V)
    for (uint32_t E = Vertices[V].FirstEdge; E != Vertices[V].EndEdge; ++E) {
      SourceOfEdge[E] = V;
      ++FirstCaller[Edges[E].Target + 1];
    }
  for (size_t V = 0; V != Vertices.size(); ++V)
    FirstCaller[V + 1] += FirstCaller[V];
  CallerEdges.resize(Edges.size());
  std::vector<uint32_t> Fill(FirstCaller.begin(), FirstCaller.end() - 1);
  for (uint32_t E = 0; E != Edges.size(); ++E)
    CallerEdges[Fill[Edges[E].Target]++] = E;
}

std::vector<bool> FactsLinker::Graph::reached() const {
  std::vector<bool> Reached(Vertices.size());
  std::vector<uint32_t> Open;
  auto Reach = [&](uint32_t V) {
    if (!Reached[V])
      Open.push_back(V);
    Reached[V] = true;
  };
  for (const Root &R : Roots)
    Reach(R.Target);
  while (!Open.empty()) {
    uint32_t Head = Open.back();
    Open.pop_back();
    auto Overrides = Overriders.find(Vertices[Head].Key);
    if (Overrides != Overriders.end())
      llvm::for_each(Overrides->second, Reach);
    for (uint32_t V = Head; V != None; V = Vertices[V].Next)
      for (uint32_t E = Vertices[V].FirstEdge; E != Vertices[V].EndEdge; ++E)
        Reach(Edges[E].Target);
  }
  return Reached;
}

void FactsLinker::Graph::finish() {
  bindVirtualCalls();
  indexCallers();
}

/// Breadth first from the sources of the tier against the calls: every vertex and every edge is looked at once.
void FactsLinker::Graph::solve(unsigned Tier) {
  Distance.assign(Vertices.size(), None);
  Best.assign(Vertices.size(), None);
  Via.assign(Vertices.size(), None);
  std::vector<uint32_t> Level;
  for (uint32_t V = 0; V != Vertices.size(); ++V)
    if (Vertices[V].Grade != BlockingGrade::None && Vertices[V].Tier == Tier) {
      Distance[V] = 0;
      Level.push_back(V);
    }
  for (uint32_t Depth = 1; !Level.empty(); ++Depth) {
    std::vector<uint32_t> Next;
    for (uint32_t V : Level) {
      uint32_t Head = Vertices[V].Head;
      if (Best[Head] != None)
        continue;
      Best[Head] = V;
      for (uint32_t I = FirstCaller[Head]; I != FirstCaller[Head + 1]; ++I) {
        uint32_t E = CallerEdges[I], Caller = SourceOfEdge[E];
        if (Vertices[Caller].IsCoroutine)
          continue;
        if (Distance[Caller] == None) {
          Distance[Caller] = Depth;
          Via[Caller] = E;
          Next.push_back(Caller);
        } else if (Distance[Caller] == Depth && E < Via[Caller]) {
          Via[Caller] = E; // of equally short chains, the first in the body
        }
      }
    }
    llvm::sort(Next); // so that of several definitions the first is named
    Level = std::move(Next);
  }
}

namespace {

/// Makes the findings of a solved graph.
class ChainWriter {
public:
  template <typename Graph>
  static ClangTidyError write(const Graph &G, const typename Graph::Root &Root);

private:
  /// A message at a place. Where the file can't be read, the place is part of the text.
  static tooling::DiagnosticMessage
  message(std::string Text, const FactPlace &Place, llvm::StringRef File) {
    tooling::DiagnosticMessage Message(Text);
    if (llvm::sys::fs::exists(File)) {
      Message.FilePath = File.str();
      Message.FileOffset = Place.Offset;
    } else {
      Message.Message = (File + ":" + llvm::Twine(Place.Line) + ":" +
                         llvm::Twine(Place.Column) + ": " + Text)
                            .str();
    }
    return Message;
  }
};

} // namespace

template <typename Graph>
ClangTidyError ChainWriter::write(const Graph &G,
                                  const typename Graph::Root &Root) {
  const FactRoot &Fact = Root.Fact;
  ClangTidyError Finding(CrossFileCheck,
                         Fact.AsError ? ClangTidyError::Error
                                      : ClangTidyError::Warning,
                         "", Fact.AsError);
  auto Name = [&](uint32_t Vertex) {
    return G.string(G.Vertices[Vertex].Name);
  };
  uint32_t Head = Root.Target;
  uint32_t At = G.blockingDefinition(Head);
  FactPlace LastPlace = Fact.Call.Place;
  while (G.Via[At] != None) {
    const auto &Edge = G.Edges[G.Via[At]];
    Finding.Notes.push_back(message(hopMessage(Name(At), Name(Edge.Target)),
                                    Edge.Place, G.string(Edge.Place.File)));
    for (uint32_t Other = Head; Other != None; Other = G.Vertices[Other].Next)
      if (Other != At) {
        const FactPlace &Place = G.Vertices[Other].Place;
        bool Blocks = G.Via[Other] != None;
        Finding.Notes.push_back(
            message("another definition of '" + Name(At).str() +
                        (Blocks ? "', which blocks as well, is here"
                                : "', which does not block, is here"),
                    Place, G.string(Place.File)));
      }
    LastPlace = Edge.Place;
    Head = Edge.Target;
    At = G.blockingDefinition(Head);
  }
  const auto &Source = G.Vertices[At];
  Finding.Message =
      message(blockingMessage(Fact.Kind, G.string(Fact.Subject), Name(At),
                              Source.Grade, G.string(Source.Reason)),
              Fact.Call.Place, G.string(Fact.Call.Place.File));
  if (!G.string(Source.Instead).empty())
    Finding.Notes.push_back(
        message("use " + G.string(Source.Instead).str() + " instead", LastPlace,
                G.string(LastPlace.File)));
  return Finding;
}

FactsLinker::FactsLinker() = default;
FactsLinker::~FactsLinker() = default;

void FactsLinker::add(Facts Facts) { Units.push_back(std::move(Facts)); }

std::vector<std::string> FactsLinker::reachedNames() const {
  Graph G;
  for (const Facts &Unit : Units)
    G.add(Unit);
  std::vector<bool> Reached = G.reached();
  std::set<llvm::StringRef> Names;
  for (size_t V = 0; V != Reached.size(); ++V)
    if (Reached[V])
      Names.insert(G.string(G.Vertices[V].Name));
  return {Names.begin(), Names.end()};
}

/// Adds all units in an order that does not depend on that in which they came.
void FactsLinker::addUnits(Graph &To) {
  llvm::sort(Units, [](const Facts &A, const Facts &B) {
    return A.Strings[A.MainFile] < B.Strings[B.MainFile];
  });
  for (Facts &Unit : Units) {
    To.add(Unit);
    Unit = Facts(); // it is in the graph now
  }
  Units.clear();
  To.finish();
}

BlockingChain FactsLinker::chainOf(uint64_t Key) {
  if (!Chains) {
    Chains = std::make_unique<Graph>();
    addUnits(*Chains);
    Chains->solve(unsigned(BlockingTier::Always));
  }
  BlockingChain Chain;
  uint32_t Head = Chains->calledBy(Key);
  if (Head == None || Chains->Vertices[Head].IsCoroutine)
    return Chain;
  uint32_t At = Chains->blockingDefinition(Head);
  if (At == None)
    return Chain;
  auto Add = [&] {
    Chain.Names.push_back(Chains->string(Chains->Vertices[At].Name).str());
  };
  for (Add(); Chains->Via[At] != None; Add())
    At = Chains->blockingDefinition(Chains->Edges[Chains->Via[At]].Target);
  Chain.Reason = Chains->string(Chains->Vertices[At].Reason).str();
  return Chain;
}

std::vector<ClangTidyError> FactsLinker::link() {
  Graph G;
  addUnits(G);

  std::vector<ClangTidyError> Findings;
  std::vector<bool> Done(G.Roots.size());
  for (unsigned Tier = 0; Tier != NumTiers; ++Tier) {
    G.solve(Tier);
    for (size_t I = 0; I != G.Roots.size(); ++I) {
      const Graph::Root &Root = G.Roots[I];
      if (Done[I] || !(Root.Fact.Tiers & 1u << Tier) ||
          G.Vertices[Root.Target].IsCoroutine ||
          G.blockingDefinition(Root.Target) == None)
        continue;
      Done[I] = true;
      Findings.push_back(ChainWriter::write(G, Root));
    }
  }
  // A header's coroutine is a root of every unit that includes it.
  sortFindings(Findings);
  return Findings;
}

} // namespace clang::tidy::coro
