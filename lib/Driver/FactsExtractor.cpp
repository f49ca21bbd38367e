// Takes the facts of a translation unit from its AST.
#include "Driver/FactsExtractor.h"
#include "Checks/CoroCheck.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

namespace clang::tidy::coro {
namespace {

constexpr llvm::StringLiteral Marker = "open call #";

/// Whether a closure type is among \p Args, at any depth: then no other translation unit can name the specialisation,
/// and two of them can have one USR.
bool namesClosure(llvm::ArrayRef<TemplateArgument> Args) {
  return llvm::any_of(Args, [](const TemplateArgument &Arg) {
    if (Arg.getKind() == TemplateArgument::Pack)
      return namesClosure(Arg.pack_elements());
    if (Arg.getKind() != TemplateArgument::Type)
      return false;
    QualType T = Arg.getAsType().getNonReferenceType();
    const CXXRecordDecl *Record = T->isPointerType()
                                      ? T->getPointeeCXXRecordDecl()
                                      : T->getAsCXXRecordDecl();
    const auto *Spec =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record);
    return Record &&
           (Record->isLambda() ||
            (Spec && namesClosure(Spec->getTemplateArgs().asArray())));
  });
}

} // namespace

uint64_t factKey(const FunctionDecl *F) {
  if (!F->isExternallyVisible() || F->getParentFunctionOrMethod())
    return 0;
  if (const TemplateArgumentList *Args = F->getTemplateSpecializationArgs())
    if (namesClosure(Args->asArray()))
      return 0;
  for (const DeclContext *DC = F->getDeclContext(); DC; DC = DC->getParent()) {
    if (const auto *Record = dyn_cast<CXXRecordDecl>(DC);
        Record && (Record->isLambda() || Record->getParentFunctionOrMethod()))
      return 0;
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(DC);
        Spec && namesClosure(Spec->getTemplateArgs().asArray()))
      return 0;
  }
  llvm::SmallString<128> USR;
  if (index::generateUSRForDecl(F, USR))
    return 0;
  return llvm::xxh3_64bits(USR.str());
}

namespace {

class Extractor {
public:
  Extractor(EffectAnalysis &Effects, Facts &Result)
      : Effects(Effects), Sources(Effects.model().context().getSourceManager()),
        Result(Result) {}

  /// All but the roots.
  void run();
  FactRoot root(const OpenCall &Call);
  uint32_t string(llvm::StringRef S);
  std::string absolutePath(FileID File);

private:
  void functions();
  void overrides();
  FactPlace place(SourceLocation Loc);
  bool isRelevant(const FunctionNode &Node) const;
  bool isRelevant(const CallEdge &Edge) const;
  uint32_t function(const FunctionNode &Node);
  uint32_t source(const BlockingSource &Source);
  void calls(const FunctionNode &Node);

  EffectAnalysis &Effects;
  const SourceManager &Sources;
  Facts &Result;
  llvm::StringMap<uint32_t> StringIds;
  llvm::DenseMap<FileID, uint32_t> Paths;
  llvm::DenseMap<const FunctionNode *, uint32_t> FunctionIds;
  llvm::StringMap<uint32_t> SourceIds;
};

uint32_t Extractor::string(llvm::StringRef S) {
  if (S.empty())
    return 0;
  auto [It, Inserted] = StringIds.try_emplace(S, Result.Strings.size());
  if (Inserted)
    Result.Strings.push_back(S.str());
  return It->second;
}

std::string Extractor::absolutePath(FileID File) {
  OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (!Entry)
    return {};
  llvm::SmallString<256> Path(Entry->getName());
  Sources.getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

FactPlace Extractor::place(SourceLocation Loc) {
  Loc = Sources.getExpansionLoc(Loc);
  if (Loc.isInvalid())
    return {};
  auto [File, Offset] = Sources.getDecomposedLoc(Loc);
  auto [It, Inserted] = Paths.try_emplace(File, 0);
  if (Inserted)
    It->second = string(absolutePath(File));
  if (It->second == 0)
    return {};
  return {It->second, Offset, Sources.getLineNumber(File, Offset),
          Sources.getColumnNumber(File, Offset)};
}

bool Extractor::isRelevant(const FunctionNode &Node) const {
  return Node.ReachesUnknown || Node.blocks(BlockingTier::Always) ||
         Node.blocks(BlockingTier::Descriptor) ||
         Node.blocks(BlockingTier::Lock);
}

/// A call that a chain can go through. What is known not to block is left out, and so is what nobody can define.
bool Extractor::isRelevant(const CallEdge &Edge) const {
  if (Edge.Source)
    return true;
  return !Edge.Target->IsCoroutine && isRelevant(*Edge.Target) &&
         (Edge.Target->IsDefined || factKey(Edge.Target->Function));
}

uint32_t Extractor::source(const BlockingSource &Source) {
  std::string Name = displayName(Source.Function);
  auto [It, Inserted] = SourceIds.try_emplace(
      Name + "\n" + Source.Reason + "\n" + std::to_string(int(Source.Tier)),
      Result.Functions.size());
  if (Inserted) {
    FactFunction &F = Result.Functions.emplace_back();
    F.Name = string(Name);
    F.Grade = Source.Grade;
    F.Tier = uint8_t(Source.Tier);
    F.Reason = string(Source.Reason);
    F.Instead = string(Source.Instead);
  }
  return It->second;
}

uint32_t Extractor::function(const FunctionNode &Node) {
  auto [It, Inserted] = FunctionIds.try_emplace(&Node, Result.Functions.size());
  if (!Inserted)
    return It->second;
  const FunctionDecl *Definition = Node.Function->getDefinition();
  FactFunction F;
  F.Key = factKey(Node.Function);
  F.Name = string(displayName(Node.Function));
  F.IsDefined = Node.IsDefined;
  F.IsCoroutine = Node.IsCoroutine;
  F.IsOpenVirtual = Node.IsOpenVirtual;
  if (Node.IsDefined)
    F.Place = place((Definition ? Definition : Node.Function)->getLocation());
  Result.Functions.push_back(std::move(F));
  return It->second;
}

void Extractor::calls(const FunctionNode &Node) {
  if (Node.IsCoroutine)
    return;
  uint32_t Caller = function(Node);
  for (const CallEdge &Edge : Node.Edges)
    if (isRelevant(Edge)) {
      FactCall Call{Edge.Source ? source(*Edge.Source) : function(*Edge.Target),
                    place(Edge.Site->Loc)};
      Result.Functions[Caller].Calls.push_back(Call);
    }
}

void Extractor::functions() {
  // A function that nobody else can name matters if something here calls it, which isRelevant() of that call says.
  for (const FunctionNode *Node : Effects.functions())
    if (Node->IsDefined && (factKey(Node->Function) || isRelevant(*Node))) {
      function(*Node);
      calls(*Node);
    }
}

void Extractor::overrides() {
  for (const auto &[Base, Overriders] : Effects.allOverriders()) {
    uint64_t Key = Base->isPureVirtual() ? factKey(Base) : 0;
    if (!Key)
      continue;
    for (const CXXMethodDecl *Overrider : Overriders)
      Result.Overrides.push_back({Key, function(Effects.summary(Overrider))});
  }
}

FactRoot Extractor::root(const OpenCall &Open) {
  FactRoot Root;
  const CallSite &Site = *Open.Edge->Site;
  Root.Call = {function(*Open.Edge->Target), place(Site.Loc)};
  Root.Subject = string(subjectOf(Site, Open.Edge->Target->Function));
  Root.Kind =
      Site.Kind == CallSite::Destroy ? HopKind::Destroys : HopKind::Calls;
  Root.Tiers = Open.Tiers;
  return Root;
}

/// Finds the functions that the user's code defines.
class DefinitionVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  explicit DefinitionVisitor(EffectAnalysis &Effects) : Effects(Effects) {
    ShouldVisitTemplateInstantiations = true;
    ShouldVisitImplicitCode = false;
  }

  bool TraverseDecl(const Decl *D) override {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        Effects.isSystem(D))
      return true;
    return ConstDynamicRecursiveASTVisitor::TraverseDecl(D);
  }
  // What is defined inside is reached by the calls there, if at all.
  bool TraverseStmt(const Stmt *) override { return true; }
  bool TraverseTypeLoc(TypeLoc, bool) override { return true; }

  bool VisitFunctionDecl(const FunctionDecl *F) override {
    if (F->isThisDeclarationADefinition() && !F->isDependentContext())
      Effects.summary(F);
    return true;
  }

private:
  EffectAnalysis &Effects;
};

void Extractor::run() {
  DefinitionVisitor(Effects).TraverseAST(Effects.model().context());
  overrides();
  functions();
  Result.MainFile = string(absolutePath(Sources.getMainFileID()));
}

class FactsConsumer : public ASTConsumer {
public:
  FactsConsumer(ClangTidyContext &Context, FactsSink &Sink)
      : Context(Context), Sink(Sink) {}

  void HandleTranslationUnit(ASTContext &AST) override {
    EffectAnalysis &Effects = effectsOf(modelOf(AST, projectProfiles(Context)));
    Extractor Extractor(Effects, Sink.Result);
    Extractor.run();
    for (const OpenCall &Open : Effects.openCalls()) {
      Context.diag(CrossFileCheck, Open.Edge->Site->Loc,
                   Marker.str() + std::to_string(Sink.Candidates.size()));
      Sink.Candidates.push_back(Extractor.root(Open));
    }
  }

private:
  ClangTidyContext &Context;
  FactsSink &Sink;
};

} // namespace

Facts factsOf(EffectAnalysis &Effects) {
  Facts Result;
  Extractor(Effects, Result).run();
  return Result;
}

std::unique_ptr<ASTConsumer> makeFactsConsumer(ClangTidyContext &Context,
                                               FactsSink &Sink) {
  return std::make_unique<FactsConsumer>(Context, Sink);
}

void takeRoots(std::vector<ClangTidyError> &Findings, FactsSink &Sink) {
  std::vector<std::pair<unsigned, bool>> Kept;
  llvm::erase_if(Findings, [&](const ClangTidyError &Finding) {
    llvm::StringRef Message = Finding.Message.Message;
    unsigned Index;
    if (Finding.DiagnosticName != CrossFileCheck ||
        !Message.consume_front(Marker) || Message.getAsInteger(10, Index))
      return false;
    Kept.push_back({Index, Finding.IsWarningAsError});
    return true;
  });
  llvm::sort(Kept);
  for (auto [Index, AsError] : Kept) {
    Sink.Result.Roots.push_back(Sink.Candidates[Index]);
    Sink.Result.Roots.back().AsError = AsError;
  }
}

} // namespace clang::tidy::coro
