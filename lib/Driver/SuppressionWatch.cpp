// Watches what the NOLINT comments of a translation unit silence, to find those that silence nothing.
#include "Driver/SuppressionWatch.h"
#include "Analysis/Suppression.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Driver/Facts.h"
#include "Driver/NolintComments.h"
#include "Support/DidYouMean.h"
#include "clang-tidy/GlobList.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/YAMLTraits.h"

namespace clang::tidy::coro {

/// The name under which a unit says that it uses a comment.
static constexpr llvm::StringLiteral UsedSuppression = "coro-used-suppression";

namespace {

/// What is known of the comments of one file.
struct WatchedFile {
  std::unique_ptr<NolintComments> Comments;
  std::set<unsigned> Active; ///< offsets of comments that the compiler has seen
  std::set<std::pair<unsigned, unsigned>> Used; ///< comment, item
};

/// A body of code, by its lines.
struct BodyLines {
  FileID File;
  unsigned Begin, End;
  bool IsCoroutine;
};

/// Finds the bodies of functions and lambdas, and the code that depends on template parameters.
class BodyCollector : public RecursiveASTVisitor<BodyCollector> {
public:
  explicit BodyCollector(const SourceManager &Sources) : Sources(Sources) {}

  bool TraverseDecl(Decl *D) {
    if (D && D->getLocation().isValid() &&
        Sources.isInSystemHeader(D->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (!F->doesThisDeclarationHaveABody())
      return true;
    if (F->isDependentContext())
      add(Dependent, F->getBody(), false);
    add(Bodies, F->getBody(), isa<CoroutineBodyStmt>(F->getBody()));
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *Lambda) {
    // A generic one is a template, and any may be without a caller.
    if (Lambda->isGenericLambda())
      add(Dependent, Lambda->getBody(), false);
    add(Bodies, Lambda->getBody(), isa<CoroutineBodyStmt>(Lambda->getBody()));
    return true;
  }

  std::vector<BodyLines> Bodies, Dependent;

private:
  void add(std::vector<BodyLines> &To, const Stmt *Body, bool IsCoroutine) {
    SourceLocation Begin = Sources.getExpansionLoc(Body->getBeginLoc()),
                   End = Sources.getExpansionLoc(Body->getEndLoc());
    if (Begin.isValid() && End.isValid())
      To.push_back({Sources.getFileID(Begin),
                    Sources.getSpellingLineNumber(Begin),
                    Sources.getSpellingLineNumber(End), IsCoroutine});
  }

  const SourceManager &Sources;
};

/// Whether a comment's item can be judged, and what it stands for.
enum class ItemKind { NotOurs, NotJudged, UnknownCheck, Judged };

} // namespace

class SuppressionConsumer : public ASTConsumer, public CommentHandler {
public:
  SuppressionConsumer(SuppressionWatch &Watch, CompilerInstance &Compiler)
      : Watch(Watch), Context(Watch.Context), Compiler(Compiler),
        Options(Context.getOptions()) {
    Compiler.getPreprocessor().addCommentHandler(this);
    for (const RegisteredCheck &Check : registeredChecks())
      Checks.push_back(Check.Name);
  }
  ~SuppressionConsumer() override {
    if (Compiler.hasPreprocessor())
      Compiler.getPreprocessor().removeCommentHandler(this);
  }

  /// Comments in code that the preprocessor skips do not come here.
  bool HandleComment(Preprocessor &PP, SourceRange Comment) override {
    const SourceManager &Sources = PP.getSourceManager();
    auto [File, Begin] = Sources.getDecomposedLoc(Comment.getBegin());
    unsigned End = Sources.getFileOffset(Comment.getEnd());
    std::optional<llvm::StringRef> Text = Sources.getBufferDataOrNone(File);
    if (Text && Text->slice(Begin, End).contains("NOLINT"))
      Seen.push_back({File, {Begin, End}});
    return false;
  }

  void HandleTranslationUnit(ASTContext &AST) override {
    Sources = &AST.getSourceManager();
    Unit = &AST;
    for (const auto &[File, Range] : Seen)
      activate(File, Range);
    if (Sources->getPreambleFileID().isValid())
      for (const auto &Range : Watch.CommentsAhead)
        activate(Sources->getMainFileID(), Range);
    // A unit with errors has lost code: what is silenced in it is not known.
    bool IsBroken = AST.getDiagnostics().hasErrorOccurred();
    for (const WatchedDiagnostic &Diagnostic : Watch.Diagnostics)
      use(Diagnostic.Check, Diagnostic.Loc);
    for (const SilencedPlaces::Place &Silenced : SilencedPlaces::of(AST).Places)
      use(Silenced.Check, Silenced.Loc);
    Watch.Diagnostics.clear();
    for (auto &[File, Watched] : Files)
      for (unsigned I = 0; I != Watched.Comments->comments().size(); ++I)
        judge(File, Watched, I, IsBroken);
  }

private:
  WatchedFile &watched(FileID File) {
    // The part that was parsed ahead is a file of its own to clang.
    if (File == Sources->getPreambleFileID())
      File = Sources->getMainFileID();
    WatchedFile &Watched = Files[File];
    if (!Watched.Comments)
      Watched.Comments =
          std::make_unique<NolintComments>(Sources->getBufferData(File));
    return Watched;
  }

  void activate(FileID File, std::pair<unsigned, unsigned> Range) {
    WatchedFile &Watched = watched(File);
    for (const NolintComment &Comment : Watched.Comments->comments())
      if (Comment.Offset >= Range.first && Comment.Offset < Range.second)
        Watched.Active.insert(Comment.Offset);
  }

  /// Marks the comments that silence \p Check at \p Loc, or in the macros that \p Loc comes from.
  void use(const std::string &Check, SourceLocation Loc) {
    for (; Loc.isValid();
         Loc = Sources->getImmediateExpansionRange(Loc).getBegin()) {
      auto [File, Offset] = Sources->getDecomposedSpellingLoc(Loc);
      if (std::optional<llvm::StringRef> Text =
              Sources->getBufferDataOrNone(File);
          Text && Text->contains("NOLINT"))
        useIn(watched(File), Check, Offset,
              Sources->getLineNumber(File, Offset));
      if (!Loc.isMacroID())
        return;
    }
  }

  void useIn(WatchedFile &Watched, const std::string &Check, unsigned Offset,
             unsigned Line) {
    llvm::ArrayRef<NolintComment> Comments = Watched.Comments->comments();
    for (unsigned I = 0; I != Comments.size(); ++I)
      if (Watched.Comments->covers(I, Offset, Line))
        for (unsigned Item = 0; Item != Comments[I].Items.size(); ++Item)
          if (GlobList(Comments[I].Items[Item].Glob).contains(Check))
            Watched.Used.insert({I, Item});
  }

  ItemKind kindOf(llvm::StringRef Item) const {
    if (!Item.starts_with("coro-"))
      return ItemKind::NotOurs;
    GlobList Glob(Item);
    if (Glob.contains(UnusedSuppression) && !Item.contains('*'))
      return ItemKind::NotJudged;
    bool IsKnown = false;
    for (llvm::StringRef Check : Checks) {
      if (!Glob.contains(Check))
        continue;
      IsKnown = true;
      // A check that is not run might find something here, and so might one that would have to see other files.
      if (!Context.isCheckEnabled(Check) ||
          (Check == CrossFileCheck && !Watch.FollowsFiles))
        return ItemKind::NotJudged;
    }
    return IsKnown ? ItemKind::Judged : ItemKind::UnknownCheck;
  }

  void judge(FileID File, WatchedFile &Watched, unsigned Index, bool IsBroken) {
    const NolintComment &Comment = Watched.Comments->comments()[Index];
    bool IsBlock = Comment.Kind == NolintComment::Begin;
    if (Comment.Kind == NolintComment::End || (IsBlock && Comment.Partner < 0))
      return;
    SourceLocation Loc = Sources->getComposedLoc(File, Comment.Offset);
    std::vector<unsigned> Unused;
    bool HasOurs = false;
    for (unsigned I = 0; I != Comment.Items.size(); ++I) {
      ItemKind Kind = kindOf(Comment.Items[I].Glob);
      HasOurs |= Kind != ItemKind::NotOurs;
      if (Watched.Used.count({Index, I}) ||
          (IsBroken && Kind != ItemKind::NotOurs))
        say(UsedSuppression, "",
            Sources->getComposedLoc(File, Comment.Items[I].Offset));
      else if (Watched.Active.count(Comment.Offset) &&
               (Kind == ItemKind::UnknownCheck ||
                (Kind == ItemKind::Judged &&
                 !mayMatterElsewhere(File, Watched, Index,
                                     Comment.Items[I].Glob))))
        Unused.push_back(I);
    }
    for (unsigned Item : Unused)
      sayUnused(File, Watched, Index, Item, Unused);
    if (HasOurs && !Comment.HasReason && wantsReasons(Options) &&
        Watched.Active.count(Comment.Offset))
      say(UnexplainedSuppression,
          "no reason is given for this suppression; write it behind the "
          "parentheses: 'NOLINT(...): why'",
          Loc);
  }

  /// Whether something may be found here that this unit does not show: in code that depends on template parameters, and
  /// by the check that follows calls, in code that others may call.
  bool mayMatterElsewhere(FileID File, const WatchedFile &Watched,
                          unsigned Index, llvm::StringRef Glob) {
    const NolintComment &Comment = Watched.Comments->comments()[Index];
    unsigned First = Comment.Line, Last = Comment.Line;
    if (Comment.Kind == NolintComment::NextLine)
      First = Last = Comment.Line + 1;
    if (Comment.Kind == NolintComment::Begin)
      Last = Watched.Comments->comments()[Comment.Partner].Line;
    if (!Bodies) {
      Bodies.emplace(*Sources);
      Bodies->TraverseAST(*Unit);
    }
    auto Overlaps = [&](const BodyLines &Body) {
      return Body.File == File && Body.Begin <= Last && First <= Body.End;
    };
    if (llvm::any_of(Bodies->Dependent, Overlaps))
      return true;
    if (!GlobList(Glob).contains(CrossFileCheck))
      return false;
    // Its findings stand in coroutines; all around them a comment ends a chain, whoever calls.
    const BodyLines *Coroutine = nullptr;
    for (const BodyLines &Body : Bodies->Bodies)
      if (Body.IsCoroutine && Body.File == File && Body.Begin < First &&
          Last < Body.End && (!Coroutine || Body.Begin > Coroutine->Begin))
        Coroutine = &Body;
    return !Coroutine ||
           llvm::any_of(Bodies->Bodies, [&](const BodyLines &Body) {
             return !Body.IsCoroutine && Overlaps(Body) &&
                    Body.Begin >= Coroutine->Begin &&
                    Body.End <= Coroutine->End;
           });
  }

  void sayUnused(FileID File, const WatchedFile &Watched, unsigned Index,
                 unsigned Item, llvm::ArrayRef<unsigned> Unused) {
    const NolintComment &Comment = Watched.Comments->comments()[Index];
    std::string Glob = Comment.Items[Item].Glob.str();
    std::string Message;
    if (kindOf(Glob) == ItemKind::UnknownCheck)
      Message = "unused suppression: there is no check '" + Glob + "'" +
                didYouMean(Glob, Checks);
    else
      Message = "unused suppression: '" + Glob + "' finds nothing " +
                (Comment.Kind == NolintComment::Begin      ? "in this block"
                 : Comment.Kind == NolintComment::NextLine ? "on the next line"
                                                           : "on this line");
    SourceLocation Loc =
        Sources->getComposedLoc(File, Comment.Items[Item].Offset);
    ClangTidyError *Said = say(UnusedSuppression, Message, Loc);
    // All items of a comment are taken out at once: the first finding has the fix.
    if (!Said || Item != Unused.front())
      return;
    llvm::StringRef Path = Said->Message.FilePath;
    tooling::Replacements Edits =
        Watched.Comments->without(Index, Unused, Path);
    if (!Edits.empty())
      Said->Message.Fix[Path] = std::move(Edits);
  }

  /// Adds a finding if the configuration lets it through. clang-tidy can't be asked: the comment would silence what is
  /// said of it.
  ClangTidyError *say(llvm::StringRef Name, const std::string &Message,
                      SourceLocation Loc) {
    if (!passesFilters(Loc) ||
        (Name != UsedSuppression && !Context.isCheckEnabled(Name)))
      return nullptr;
    ClangTidyError Error(Name, ClangTidyError::Warning,
                         Context.getCurrentBuildDirectory(),
                         Context.treatAsError(Name));
    Error.Message = tooling::DiagnosticMessage(Message, *Sources, Loc);
    Watch.Findings.push_back(std::move(Error));
    return &Watch.Findings.back();
  }

  bool passesFilters(SourceLocation Loc) const {
    FileID File = Sources->getFileID(Loc);
    OptionalFileEntryRef Entry = Sources->getFileEntryRefForID(File);
    if (!Entry)
      return false;
    llvm::StringRef Name = Entry->getName();
    if (File != Sources->getMainFileID()) {
      if (Sources->isInSystemHeader(Loc) &&
          !Options.SystemHeaders.value_or(false))
        return false;
      if (!llvm::Regex(Options.HeaderFilterRegex.value_or("")).match(Name))
        return false;
      std::string Exclude = Options.ExcludeHeaderFilterRegex.value_or("");
      if (!Exclude.empty() && llvm::Regex(Exclude).match(Name))
        return false;
    }
    return passesLineFilter(Name, Sources->getSpellingLineNumber(Loc));
  }

  bool passesLineFilter(llvm::StringRef Name, unsigned Line) const {
    const auto &Filter = Context.getGlobalOptions().LineFilter;
    if (Filter.empty())
      return true;
    for (const FileFilter &File : Filter)
      if (Name.ends_with(File.Name))
        return File.LineRanges.empty() ||
               llvm::any_of(File.LineRanges, [&](const auto &Range) {
                 return Range.first <= Line && Line <= Range.second;
               });
    return false;
  }

  SuppressionWatch &Watch;
  ClangTidyContext &Context;
  CompilerInstance &Compiler;
  ClangTidyOptions Options;
  const SourceManager *Sources = nullptr;
  ASTContext *Unit = nullptr;
  std::optional<BodyCollector> Bodies; ///< when first asked for
  std::vector<llvm::StringRef> Checks;
  std::vector<std::pair<FileID, std::pair<unsigned, unsigned>>> Seen;
  std::map<FileID, WatchedFile> Files;
};

std::unique_ptr<ASTConsumer>
SuppressionWatch::makeConsumer(CompilerInstance &Compiler) {
  return std::make_unique<SuppressionConsumer>(*this, Compiler);
}

/// The absolute path of the file that \p Error is in.
static std::string pathOf(const ClangTidyError &Error) {
  llvm::SmallString<256> Path(Error.Message.FilePath);
  llvm::sys::path::make_absolute(Error.BuildDirectory, Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

void settleSuppressions(std::vector<ClangTidyError> &Findings,
                        llvm::ArrayRef<std::string> MainFiles,
                        bool SawAllUnits) {
  // The sign that an item is used stands where another unit says that it is not.
  std::set<std::pair<std::string, unsigned>> Used;
  for (const ClangTidyError &Error : Findings)
    if (Error.DiagnosticName == UsedSuppression)
      Used.insert({pathOf(Error), Error.Message.FileOffset});
  llvm::erase_if(Findings, [&](const ClangTidyError &Error) {
    if (Error.DiagnosticName == UsedSuppression)
      return true;
    if (Error.DiagnosticName != UnusedSuppression)
      return false;
    std::string Path = pathOf(Error);
    return (!SawAllUnits && !llvm::is_contained(MainFiles, Path)) ||
           Used.count({Path, Error.Message.FileOffset});
  });
}

std::optional<bool> readReasonsOption(llvm::StringRef Value) {
  if (std::optional<bool> Read = llvm::yaml::parseBool(Value))
    return Read;
  long long Number;
  if (Value.getAsInteger(10, Number))
    return std::nullopt;
  return Number != 0;
}

bool wantsReasons(const ClangTidyOptions &Options) {
  auto It = Options.CheckOptions.find(ReasonsOption);
  return It != Options.CheckOptions.end() &&
         readReasonsOption(It->getValue().Value).value_or(false);
}

} // namespace clang::tidy::coro
