// Which functions of a translation unit block, found by following their calls.
#include "Analysis/Effects.h"
#include "Analysis/BlockingSources.h"
#include "Analysis/LastWords.h"
#include "Model/RecordLookup.h"
#include "Support/PerASTContext.h"
#include "Support/TopLevel.h"
#include "clang/AST/ExprCXX.h"
#include <map>

namespace clang::tidy::coro {

namespace {
/// The analysis of one translation unit; made when the first who asks brings the model.
struct Holder {
  explicit Holder(ASTContext &) {}
  std::unique_ptr<EffectAnalysis> Analysis;
};
} // namespace

EffectAnalysis &effectsOf(CoroutineModel &Model) {
  Holder &Held = perASTContext<Holder>(Model.context());
  if (!Held.Analysis)
    Held.Analysis = std::make_unique<EffectAnalysis>(Model);
  return *Held.Analysis;
}

bool sharesItsThread(const FunctionDecl *F, CoroutineModel &Model) {
  const TypeFacets &Facets = Model.resultFacets(F);
  switch (Facets.Kind) {
  case TypeKind::Generator:
  case TypeKind::ShortCircuit:
    return false;
  default:
    return !Facets.Roles.has(TypeRole::JoiningDestructor);
  }
}

bool EffectAnalysis::isSystem(const Decl *D) const {
  const SourceManager &Sources = Model.context().getSourceManager();
  SourceLocation Loc = Sources.getExpansionLoc(D->getLocation());
  return Loc.isInvalid() || Sources.isInSystemHeader(Loc);
}

/// Whether the body of \p F is to be looked into: its own, the one of its pattern, or the members and bases of a
/// destructor or constructor that the compiler writes.
static bool hasBodyToSee(const FunctionDecl *F) {
  if (bodyOf(F))
    return true;
  return (isa<CXXDestructorDecl>(F) || isa<CXXConstructorDecl>(F)) &&
         (F->isImplicit() || F->isDefaulted()) && !F->isDeleted();
}

/// The declaration of \p F that has its body, else \p F.
static const FunctionDecl *definitionOf(const FunctionDecl *F) {
  const FunctionDecl *Definition = F->getDefinition();
  return Definition ? Definition : F;
}

FunctionNode *EffectAnalysis::nodeFor(const FunctionDecl *F) {
  F = F->getCanonicalDecl();
  auto [It, Inserted] = Nodes.try_emplace(F);
  if (Inserted) {
    It->second = std::make_unique<FunctionNode>();
    It->second->Function = F;
    Order.push_back(It->second.get());
  }
  return It->second.get();
}

const FunctionDecl *EffectAnalysis::resolve(const CallSite &Site, bool &Open) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Site.Callee);
  if (!Method || !Method->isVirtual())
    return Site.Callee;
  const Expr *Object = nullptr;
  if (Site.Kind == CallSite::Call) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(Site.Site);
    const auto *Member =
        Call ? dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens())
             : nullptr;
    if (!Member ||
        !Member->performsVirtualDispatch(Model.context().getLangOpts()))
      return Site.Callee;
    Object = Member->getBase();
  } else if (Site.Kind != CallSite::Destroy || Site.Ends) {
    return Site.Callee;
  }
  if (const CXXMethodDecl *Only =
          Object ? const_cast<CXXMethodDecl *>(Method)->getDevirtualizedMethod(
                       const_cast<Expr *>(Object), /*IsAppleKext=*/false)
                 : nullptr)
    return Only;
  llvm::ArrayRef<const CXXMethodDecl *> Candidates = overriders(Method);
  if (Method->isPureVirtual()) {
    Open = Candidates.empty();
    return Open ? Method : Candidates.size() == 1 ? Candidates[0] : nullptr;
  }
  return Candidates.empty() && !isSystem(Method) ? Method : nullptr;
}

/// Whether \p Loc stands in the body of a macro that a header defines: an assertion, a logger. Whoever uses one can
/// neither see nor change what it calls.
static bool isInMacroOfHeader(SourceLocation Loc,
                              const SourceManager &Sources) {
  while (Loc.isMacroID()) {
    if (!Sources.isMacroArgExpansion(Loc)) {
      SourceLocation Spelled = Sources.getSpellingLoc(Loc);
      return Sources.getFileID(Spelled) !=
             Sources.getFileID(Sources.getExpansionLoc(Loc));
    }
    Loc = Sources.getImmediateSpellingLoc(Loc);
  }
  return false;
}

/// Whether \p Site calls a member of a task type that a profile knows: what it says of the others holds for them all,
/// and where the library's own sources are linted, the continuation that `f.then(…)` runs finds `f` ready.
static bool isSpokenFor(const CallSite &Site, const FunctionDecl &Callee,
                        CoroutineModel &Model) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Method || Site.Kind != CallSite::Call ||
      Model.profiles().types(Method->getParent()).empty())
    return false;
  const TypeFacets &Facets =
      Model.facets(Model.context().getCanonicalTagType(Method->getParent()));
  return Facets.isTask() || Facets.isAwaitable();
}

void EffectAnalysis::addEdge(FunctionNode &Node, const CallSite &Site) {
  if (isInMacroOfHeader(Site.Loc, Model.context().getSourceManager()))
    return;
  CallVerdict Verdict = judge(Site, Node.Calls, Node.Function, Model);
  if (Site.Elsewhere || (Verdict.Settled && !Verdict.Source))
    return;
  FunctionNode *Target = nullptr;
  if (!Verdict.Source) {
    bool Open = false;
    const FunctionDecl *Callee = resolve(Site, Open);
    if (!Callee)
      return;
    Callee = definitionOf(Callee);
    if (isSystem(Callee) || isSpokenFor(Site, *Callee, Model))
      return;
    Target = nodeFor(Callee);
    Target->IsOpenVirtual = Open;
  }
  // In a coroutine the finding stands at the call, and clang-tidy itself heeds the comment.
  if (!Node.IsCoroutine && Suppressed.cover(Site.Loc, Model.context()))
    return;
  Node.Edges.push_back({&Site, std::move(Verdict.Source), Target});
}

void EffectAnalysis::discover(FunctionNode &Node) {
  const FunctionDecl *F = definitionOf(Node.Function);
  if (!hasBodyToSee(F) || isSystem(F))
    return;
  Node.IsDefined = true;
  const TypeFacets &Facets = Model.resultFacets(F);
  // A coroutine that runs in its caller is followed like any function.
  Node.IsCoroutine = coroutineBody(F) && Facets.Kind != TypeKind::ShortCircuit;
  Node.Calls = callsOf(F, Model);
  std::unique_ptr<FunctionCFG> Graph =
      endsProcess(Node.Calls) ? FunctionCFG::build(*F) : nullptr;
  for (const CallSite &Site : Node.Calls.Sites)
    if (!Graph || Site.Kind == CallSite::Destroy ||
        !isBeforeTheEnd(Site.Site, *Graph))
      addEdge(Node, Site);
}

const FunctionNode &EffectAnalysis::summary(const FunctionDecl *F) {
  FunctionNode *Asked = nodeFor(definitionOf(F));
  if (Solved.insert(Asked).second) {
    std::vector<FunctionNode *> New{Asked};
    for (size_t Next = 0; Next != New.size(); ++Next) {
      discover(*New[Next]);
      for (const CallEdge &Edge : New[Next]->Edges)
        if (Edge.Target && Solved.insert(Edge.Target).second)
          New.push_back(Edge.Target);
    }
    solve(New);
  }
  return *Asked;
}

void EffectAnalysis::solve(llvm::ArrayRef<FunctionNode *> New) {
  for (unsigned Tier = 0; Tier != NumBlockingTiers; ++Tier)
    solve(New, BlockingTier(Tier));
  findUnknown(New);
}

/// Breadth first from the sources against the calls: each function gets its shortest chain, and of equally short ones
/// that which comes first in its body. Cycles need no care, and the work is linear in the number of calls.
void EffectAnalysis::solve(llvm::ArrayRef<FunctionNode *> New,
                           BlockingTier Tier) {
  unsigned T = unsigned(Tier);
  llvm::DenseMap<FunctionNode *, std::vector<FunctionNode *>> Callers;
  /// Who to visit at which distance.
  std::map<unsigned, std::vector<FunctionNode *>> Levels;
  auto DistanceBy = [&](const CallEdge &Edge) {
    if (Edge.Source)
      return Edge.Source->Tier == Tier ? 1u : FunctionNode::Never;
    if (Edge.Target->IsCoroutine ||
        Edge.Target->Distance[T] == FunctionNode::Never)
      return FunctionNode::Never;
    return Edge.Target->Distance[T] + 1;
  };
  auto Improve = [&](FunctionNode *Node) {
    for (unsigned I = 0; I != Node->Edges.size(); ++I) {
      unsigned Distance = DistanceBy(Node->Edges[I]);
      if (Distance < Node->Distance[T]) {
        Node->Distance[T] = Distance;
        Node->Via[T] = I;
        Levels[Distance].push_back(Node);
      }
    }
  };
  for (FunctionNode *Node : New) {
    for (const CallEdge &Edge : Node->Edges)
      if (Edge.Target)
        Callers[Edge.Target].push_back(Node);
    Improve(Node);
  }
  while (!Levels.empty()) {
    auto Level = Levels.extract(Levels.begin());
    unsigned Distance = Level.key();
    for (FunctionNode *Node : Level.mapped())
      if (Node->Distance[T] == Distance)
        for (FunctionNode *Caller : Callers[Node])
          Improve(Caller);
  }
}

void EffectAnalysis::findUnknown(llvm::ArrayRef<FunctionNode *> New) {
  llvm::DenseMap<FunctionNode *, std::vector<FunctionNode *>> Callers;
  std::vector<FunctionNode *> Work;
  for (FunctionNode *Node : New) {
    if (!Node->IsDefined)
      Node->ReachesUnknown = true;
    for (const CallEdge &Edge : Node->Edges)
      if (Edge.Target) {
        Callers[Edge.Target].push_back(Node);
        if (!Edge.Target->IsCoroutine &&
            (Edge.Target->ReachesUnknown || !Edge.Target->IsDefined))
          Node->ReachesUnknown = true;
      }
    if (Node->ReachesUnknown)
      Work.push_back(Node);
  }
  while (!Work.empty()) {
    FunctionNode *Node = Work.back();
    Work.pop_back();
    if (Node->IsCoroutine)
      continue;
    for (FunctionNode *Caller : Callers[Node])
      if (!Caller->ReachesUnknown) {
        Caller->ReachesUnknown = true;
        Work.push_back(Caller);
      }
  }
}

//===----------------------------------------------------------------------===//
// Overriders
//===----------------------------------------------------------------------===//

namespace {

/// Calls a function for each method of each class outside of functions.
class MethodWalk {
public:
  MethodWalk(const EffectAnalysis &Analysis,
             llvm::function_ref<void(const CXXMethodDecl *)> Visit)
      : Analysis(Analysis), Visit(Visit) {}

  void all(ASTContext &Context) {
    for (const Decl *D : topLevelDeclarations(Context))
      declaration(D);
  }

private:
  void context(const DeclContext *DC) {
    for (const Decl *D : DC->decls())
      declaration(D);
  }
  void declaration(const Decl *D) {
    if (isa<NamespaceDecl, LinkageSpecDecl>(D)) {
      context(cast<DeclContext>(D));
    } else if (const auto *Template = dyn_cast<ClassTemplateDecl>(D)) {
      if (Template->isCanonicalDecl())
        for (const auto *Spec : Template->specializations())
          if (!isa<ClassTemplatePartialSpecializationDecl>(Spec))
            record(Spec);
    } else if (const auto *Record = dyn_cast<CXXRecordDecl>(D)) {
      if (!isa<ClassTemplateSpecializationDecl>(Record))
        record(Record);
    }
  }
  void record(const CXXRecordDecl *Record) {
    if (!Record->isThisDeclarationADefinition() || Analysis.isSystem(Record))
      return;
    for (const CXXMethodDecl *Method : Record->methods())
      Visit(Method);
    context(Record);
  }

  const EffectAnalysis &Analysis;
  llvm::function_ref<void(const CXXMethodDecl *)> Visit;
};

} // namespace

void EffectAnalysis::indexOverriders() {
  OverridersIndexed = true;
  auto Add = [this](const CXXMethodDecl *Method) {
    if (Method->isPureVirtual())
      return;
    llvm::SmallVector<const CXXMethodDecl *, 4> Work(
        Method->overridden_methods());
    llvm::SmallPtrSet<const CXXMethodDecl *, 4> Seen;
    while (!Work.empty()) {
      const CXXMethodDecl *Base = Work.pop_back_val()->getCanonicalDecl();
      if (!Seen.insert(Base).second)
        continue;
      Overriders[Base].push_back(Method);
      llvm::append_range(Work, Base->overridden_methods());
    }
  };
  MethodWalk(*this, Add).all(Model.context());
}

const llvm::MapVector<const CXXMethodDecl *,
                      std::vector<const CXXMethodDecl *>> &
EffectAnalysis::allOverriders() {
  if (!OverridersIndexed)
    indexOverriders();
  return Overriders;
}

llvm::ArrayRef<const CXXMethodDecl *>
EffectAnalysis::overriders(const CXXMethodDecl *Method) {
  allOverriders();
  auto It = Overriders.find(Method->getCanonicalDecl());
  if (It == Overriders.end())
    return {};
  return It->second;
}

} // namespace clang::tidy::coro
