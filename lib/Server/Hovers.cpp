// What the model believes of the names in a file and of its suspension points.
#include "Server/Hovers.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Effects.h"
#include "Driver/FactsExtractor.h"
#include "Model/Inspection.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "llvm/Support/JSON.h"

namespace clang::tidy::coro {
namespace {

namespace json = llvm::json;

/// `task<int>` is a lazy task, move-only, single-shot; if it is dropped, it
/// never runs.
std::string describe(QualType T, CoroutineModel &Model) {
  const TypeFacets &Facets = Model.facets(T);
  llvm::SmallVector<std::string, 6> Words;
  if (Facets.Kind != TypeKind::None)
    Words.push_back(spelling(Facets.Kind).str());
  else if (Facets.isAwaitable())
    Words.push_back("awaitable");
  if (Facets.isCoroutine() && Facets.Start != StartKind::Unknown)
    Words.push_back("starts " + spelling(Facets.Start).str());
  for (StringRef Word : ownershipWords(Facets))
    Words.push_back(Word.str());
  for (unsigned R = 0; R != NumTypeRoles; ++R)
    if (Facets.Roles.has(TypeRole(R)))
      Words.push_back(spelling(TypeRole(R)).str());
  if (Words.empty())
    return "";
  if (Facets.Kind != TypeKind::None)
    Words.push_back("when dropped: " + spelling(Facets.Dropped).str());
  return "`" +
         displayName(T.getNonReferenceType().getUnqualifiedType(),
                     Model.context()) +
         "`: " + llvm::join(Words, ", ");
}

/// Says how functions block: as far as this file shows, and by what is known of the others.
class BlockingChains {
public:
  BlockingChains(CoroutineModel &Model, FactsLinker *Project)
      : Effects(effectsOf(Model)), Project(Project) {
    if (Project)
      Project->add(factsOf(Effects));
  }

  /// The chain of \p F in this file, or a shortest one that leaves it.
  BlockingChain of(const FunctionDecl *F) {
    const FunctionNode *Node = &Effects.summary(F);
    if (Node->blocks(BlockingTier::Always))
      return inFile(Node);
    return Project && Node->ReachesUnknown ? acrossFiles(Node)
                                           : BlockingChain();
  }

private:
  static BlockingChain inFile(const FunctionNode *Node) {
    BlockingChain Chain;
    for (Chain.Names.push_back(displayName(Node->Function));;) {
      const CallEdge &Edge =
          Node->Edges[Node->Via[unsigned(BlockingTier::Always)]];
      const FunctionDecl *Called =
          Edge.Source ? Edge.Source->Function : Edge.Target->Function;
      Chain.Names.push_back(displayName(Called));
      if (Edge.Source) {
        Chain.Reason = Edge.Source->Reason;
        return Chain;
      }
      Node = Edge.Target;
    }
  }

  /// Breadth first along the calls that may lead out.
  BlockingChain acrossFiles(const FunctionNode *From) {
    llvm::MapVector<const FunctionNode *, const FunctionNode *> CallerOf;
    CallerOf.insert({From, nullptr});
    for (size_t I = 0; I != CallerOf.size(); ++I) {
      const FunctionNode *Node = CallerOf.begin()[I].first;
      if (Node->IsCoroutine)
        continue;
      if (!Node->IsDefined) {
        uint64_t Key = factKey(Node->Function);
        BlockingChain Chain = Key ? Project->chainOf(Key) : BlockingChain();
        if (Chain.Names.empty())
          continue;
        while ((Node = CallerOf.lookup(Node)))
          Chain.Names.insert(Chain.Names.begin(), displayName(Node->Function));
        return Chain;
      }
      for (const CallEdge &Edge : Node->Edges)
        if (Edge.Target && Edge.Target->ReachesUnknown)
          CallerOf.insert({Edge.Target, Node});
    }
    return BlockingChain();
  }

  EffectAnalysis &Effects;
  FactsLinker *Project; ///< null if nothing is known
};

/// Gathers what there is to say of the names in the main file.
class NameVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  using Say = std::function<void(SourceLocation, std::string)>;
  NameVisitor(CoroutineModel &Model, const Inspection &Inspected,
              BlockingChains &Chains, Say Tell)
      : Model(Model), Chains(Chains),
        Sources(Model.context().getSourceManager()), Tell(std::move(Tell)) {
    for (const InspectedCoroutine &C : Inspected.Coroutines)
      Coroutines[C.Function->getCanonicalDecl()] = &C;
  }

  bool TraverseDecl(const Decl *D) override {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !Sources.isInMainFile(Sources.getExpansionLoc(D->getLocation())))
      return true;
    return ConstDynamicRecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(const FunctionDecl *F) override {
    if (F->getDeclName().isIdentifier())
      tellFunction(F->getLocation(), F);
    return true;
  }
  bool VisitVarDecl(const VarDecl *Var) override {
    Tell(Var->getLocation(), describe(Var->getType(), Model));
    return true;
  }
  bool VisitFieldDecl(const FieldDecl *Field) override {
    Tell(Field->getLocation(), describe(Field->getType(), Model));
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    return tellUse(Ref->getLocation(), Ref->getDecl());
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    return tellUse(Member->getMemberLoc(), Member->getMemberDecl());
  }
  bool VisitTypeLoc(TypeLoc Loc) override {
    if (auto Name = Loc.getAs<TemplateSpecializationTypeLoc>())
      Tell(Name.getTemplateNameLoc(), describe(Loc.getType(), Model));
    else if (auto Name = Loc.getAs<TagTypeLoc>())
      Tell(Name.getNameLoc(), describe(Loc.getType(), Model));
    else if (auto Name = Loc.getAs<TypedefTypeLoc>())
      Tell(Name.getNameLoc(), describe(Loc.getType(), Model));
    return true;
  }

private:
  bool tellUse(SourceLocation At, const ValueDecl *Used) {
    if (const auto *F = dyn_cast<FunctionDecl>(Used)) {
      if (F->getDeclName().isIdentifier())
        tellFunction(At, F);
    } else {
      Tell(At, describe(Used->getType(), Model));
    }
    return true;
  }

  void tellFunction(SourceLocation At, const FunctionDecl *F) {
    llvm::SmallVector<std::string, 3> Lines;
    auto Known = Coroutines.find(F->getCanonicalDecl());
    if (Known != Coroutines.end()) {
      llvm::SmallVector<std::string, 8> Points;
      for (const SuspensionPoint &Point : Known->second->Points)
        if (!Point.Suspends || *Point.Suspends)
          Points.push_back(
              spelling(Point.Kind).str() + " in line " +
              std::to_string(Sources.getExpansionLineNumber(Point.Where)));
      Lines.push_back("coroutine, may suspend: " + llvm::join(Points, ", "));
    }
    if (std::string Result = describe(F->getReturnType(), Model);
        !Result.empty())
      Lines.push_back("gives " + Result);
    if (BlockingChain Chain = Chains.of(F); !Chain.Names.empty())
      Lines.push_back("blocks: `" + llvm::join(Chain.Names, "` → `") +
                      "`: " + Chain.Reason);
    if (!Lines.empty())
      Tell(At, "**" + displayName(F) + "**\n\n" + llvm::join(Lines, "\n\n"));
  }

  CoroutineModel &Model;
  BlockingChains &Chains;
  const SourceManager &Sources;
  Say Tell;
  llvm::DenseMap<const Decl *, const InspectedCoroutine *> Coroutines;
};

/// Finds the calls in the body of a coroutine that block.
class BlockingCallVisitor : public BodyVisitor {
public:
  using Say = std::function<void(const CallExpr *, const BlockingChain &)>;
  BlockingCallVisitor(BlockingChains &Chains, Say Tell)
      : Chains(Chains), Tell(std::move(Tell)) {}

  bool VisitCallExpr(const CallExpr *Call) override {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      if (BlockingChain Chain = Chains.of(Callee); !Chain.Names.empty())
        Tell(Call, Chain);
    return true;
  }

private:
  BlockingChains &Chains;
  Say Tell;
};

/// What happens at a suspension point.
std::string describe(const SuspensionPoint &Point, CoroutineModel &Model) {
  std::string Text = "**" + spelling(Point.Kind).str() + "**: ";
  Text += !Point.Suspends   ? "may suspend here"
          : *Point.Suspends ? "always suspends here"
                            : "never suspends here";
  if (Point.Operand)
    if (std::string Type = describe(Point.Operand->getType(), Model);
        !Type.empty())
      Text += "\n\n" + Type;
  return Text;
}

class HoverConsumer : public ASTConsumer {
public:
  HoverConsumer(const ProjectProfiles &Profiles, FactsLinker *Project,
                FileInspection &Into)
      : Profiles(Profiles), Project(Project), Into(Into) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    CoroutineModel &Model = modelOf(Context, Profiles);
    const SourceManager &Sources = Context.getSourceManager();
    auto Tell = [&](SourceLocation At, std::string Markdown) {
      if (At.isInvalid() || At.isMacroID() || Markdown.empty() ||
          !Sources.isInMainFile(At))
        return;
      unsigned Begin = Sources.getFileOffset(At);
      unsigned Length =
          Lexer::MeasureTokenLength(At, Sources, Context.getLangOpts());
      Into.Hovers.push_back({Begin, Begin + Length, std::move(Markdown)});
    };
    Inspection Inspected = inspect(Model);
    auto Mark = [&](SourceLocation At, unsigned Offset, std::string Label) {
      if (At.isFileID() && Sources.isInMainFile(At))
        Into.Marks.push_back({Sources.getFileOffset(At) + Offset, Label});
    };
    BlockingChains Chains(Model, Project);
    BlockingCallVisitor Blocking(
        Chains, [&](const CallExpr *Call, const BlockingChain &Chain) {
          Mark(Call->getEndLoc(), 1,
               "blocks: via " + llvm::join(Chain.Names, " → "));
        });
    for (const InspectedCoroutine &C : Inspected.Coroutines)
      Blocking.TraverseStmt(C.Function->getBody());
    for (const InspectedCoroutine &C : Inspected.Coroutines)
      for (const SuspensionPoint &Point : C.Points) {
        bool IsWritten = Point.Operand;
        if (IsWritten)
          Tell(Point.Where, describe(Point, Model));
        else if (Point.Suspends.value_or(true))
          Mark(Point.Where, 0, spelling(Point.Kind).str() + " suspension");
      }
    llvm::sort(Into.Marks, [](const InlayMark &A, const InlayMark &B) {
      return std::tie(A.Offset, A.Label) < std::tie(B.Offset, B.Label);
    });
    NameVisitor(Model, Inspected, Chains, Tell).TraverseAST(Context);
  }

private:
  const ProjectProfiles &Profiles;
  FactsLinker *Project; ///< null if there are no other files
  FileInspection &Into;
};

} // namespace

const HoverText *FileInspection::at(unsigned Offset) const {
  const HoverText *Best = nullptr;
  for (const HoverText &Text : Hovers)
    if (Text.Begin <= Offset && Offset < Text.End &&
        (!Best || Text.End - Text.Begin < Best->End - Best->Begin))
      Best = &Text;
  return Best;
}

FileInspection inspectFile(Linter &Linter, const ProjectProfiles &Profiles,
                           const std::string &File, const Overlay &Edited,
                           FactsLinker *Project) {
  FileInspection Inspected;
  Linter.show(File, Edited, [&](CompilerInstance &, StringRef) {
    std::vector<std::unique_ptr<ASTConsumer>> Consumers;
    Consumers.push_back(
        std::make_unique<HoverConsumer>(Profiles, Project, Inspected));
    return Consumers;
  });
  return Inspected;
}

std::string writeInspection(const FileInspection &Inspected) {
  json::Array Hovers, Marks;
  for (const HoverText &Text : Inspected.Hovers)
    Hovers.push_back(json::Array{Text.Begin, Text.End, Text.Markdown});
  for (const InlayMark &Mark : Inspected.Marks)
    Marks.push_back(json::Array{Mark.Offset, Mark.Label});
  std::string Bytes;
  llvm::raw_string_ostream(Bytes) << json::Value(
      json::Object{{"hovers", std::move(Hovers)}, {"marks", std::move(Marks)}});
  return Bytes;
}

FileInspection readInspection(llvm::StringRef Bytes) {
  FileInspection Inspected;
  auto Parsed = json::parse(Bytes);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return Inspected;
  }
  const json::Object &Root = *Parsed->getAsObject();
  for (const json::Value &Value : *Root.getArray("hovers")) {
    const json::Array &Text = *Value.getAsArray();
    Inspected.Hovers.push_back({unsigned(*Text[0].getAsInteger()),
                                unsigned(*Text[1].getAsInteger()),
                                Text[2].getAsString()->str()});
  }
  for (const json::Value &Value : *Root.getArray("marks")) {
    const json::Array &Mark = *Value.getAsArray();
    Inspected.Marks.push_back(
        {unsigned(*Mark[0].getAsInteger()), Mark[1].getAsString()->str()});
  }
  return Inspected;
}

} // namespace clang::tidy::coro
