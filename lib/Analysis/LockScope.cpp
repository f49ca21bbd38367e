// The fix-it that ends the scope of a lock before its coroutine is suspended, where nothing behind needs it.
#include "Analysis/LockScope.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/ObjectPath.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

/// Whether a statement reaches objects that a lock may protect: members, globals, what references and pointers lead to.
/// What is only called, to be awaited elsewhere, does not count: it can't rely on a lock of its caller.
class TouchesShared : public BodyVisitor {
public:
  bool Found = false;
  llvm::SmallPtrSet<const VarDecl *, 8> Mentioned;

  bool VisitMemberExpr(const MemberExpr *Member) override {
    if (isa<CXXMethodDecl>(Member->getMemberDecl()))
      return true;
    auto Path = objectPath(Member);
    return (Path && !Path->IsShared) || !(Found = true);
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Variable) {
      Found |= isa<BindingDecl>(Ref->getDecl());
      return true;
    }
    Mentioned.insert(Variable);
    auto Path = objectPath(Ref);
    Found |= (!Path || Path->IsShared) &&
             !Variable->getType().getNonReferenceType().isConstQualified();
    return true;
  }
  bool VisitUnaryOperator(const UnaryOperator *Unary) override {
    Found |= Unary->getOpcode() == UO_Deref;
    return true;
  }
  bool TraverseCoreturnStmt(const CoreturnStmt *Return) override {
    return !Return->getOperand() || TraverseStmt(Return->getOperand());
  }
};

/// Finds the block in which a local is declared.
class BlockFinder : public ConstDynamicRecursiveASTVisitor {
public:
  explicit BlockFinder(const VarDecl *Local) : Local(Local) {}
  const CompoundStmt *Block = nullptr;
  unsigned Index = 0;

  bool VisitCompoundStmt(const CompoundStmt *S) override {
    for (auto [I, Child] : llvm::enumerate(S->body()))
      if (const auto *Declaration = dyn_cast<DeclStmt>(Child);
          Declaration && Declaration->isSingleDecl() &&
          Declaration->getSingleDecl() == Local) {
        Block = S;
        Index = I;
        return false;
      }
    return true;
  }

private:
  const VarDecl *Local;
};

bool contains(const Stmt *S, const Stmt *Inner, const SourceManager &SM) {
  return !SM.isBeforeInTranslationUnit(Inner->getBeginLoc(),
                                       S->getBeginLoc()) &&
         !SM.isBeforeInTranslationUnit(S->getEndLoc(), Inner->getBeginLoc());
}

/// The place behind \p S and its semicolon.
SourceLocation behind(const Stmt *S, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const LangOptions &Options = Context.getLangOpts();
  if (isa<CompoundStmt>(S) || isa<DeclStmt>(S))
    return Lexer::getLocForEndOfToken(S->getEndLoc(), 0, SM, Options);
  if (std::optional<Token> Next =
          Lexer::findNextToken(S->getEndLoc(), SM, Options);
      Next && Next->is(tok::semi))
    return Next->getEndLoc();
  // A statement that ends in a block or with the semicolon of an inner one.
  return Lexer::getLocForEndOfToken(S->getEndLoc(), 0, SM, Options);
}

/// The block of a guard, up to where its coroutine is suspended under it.
struct GuardedBlock {
  llvm::ArrayRef<Stmt *> Children;
  unsigned Guard = 0; ///< the declaration of the guard
  unsigned First = 0; ///< the first that is suspended

  llvm::ArrayRef<Stmt *> behind() const { return Children.drop_front(First); }
  llvm::ArrayRef<Stmt *> before() const {
    return Children.slice(Guard, First - Guard);
  }
};

/// Nothing if no statement is between the guard and the suspension: the lock is about the suspension itself.
std::optional<GuardedBlock> guardedBlock(const HeldLock &Held,
                                         const FunctionDecl &F,
                                         const SourceManager &SM) {
  BlockFinder Finder(Held.Guard);
  Finder.TraverseStmt(F.getBody());
  if (!Finder.Block)
    return std::nullopt;
  GuardedBlock Found;
  Found.Children = {Finder.Block->body_begin(), Finder.Block->size()};
  Found.Guard = Finder.Index;
  Found.First = Found.Guard + 1;
  while (Found.First != Found.Children.size() &&
         !contains(Found.Children[Found.First], Held.At.front(), SM))
    ++Found.First;
  if (Found.First == Found.Children.size() || Found.First == Found.Guard + 1)
    return std::nullopt;
  return Found;
}

/// Whether the life of a local that \p Declaration declares can't end with that of \p Guard.
bool outlives(const DeclStmt &Declaration, const VarDecl *Guard,
              const TouchesShared &Behind) {
  return llvm::any_of(Declaration.decls(), [&](const Decl *D) {
    const auto *Local = dyn_cast<VarDecl>(D);
    // What ends its life has a reason to do so at the end of the scope.
    return !Local || Behind.Mentioned.contains(Local) ||
           (Local != Guard &&
            Local->getType().isDestructedType() != QualType::DK_none);
  });
}

} // namespace

std::optional<LockScopeFix> narrowLockScope(const HeldLock &Held,
                                            const FunctionDecl &F,
                                            CoroutineModel &Model) {
  const ASTContext &Context = Model.context();
  const SourceManager &SM = Context.getSourceManager();
  if (!Held.Guard || !Held.ByScope || isa<ParmVarDecl>(Held.Guard))
    return std::nullopt;
  std::optional<GuardedBlock> Block = guardedBlock(Held, F, SM);
  if (!Block)
    return std::nullopt;

  TouchesShared Behind;
  for (const Stmt *Child : Block->behind())
    Behind.TraverseStmt(Child);
  bool Leaks = false;
  for (const Stmt *Child : Block->before()) {
    if (Child->getBeginLoc().isMacroID() || Child->getEndLoc().isMacroID() ||
        isa<LabelStmt, SwitchCase>(Child))
      return std::nullopt;
    if (const auto *Declaration = dyn_cast<DeclStmt>(Child))
      Leaks |= outlives(*Declaration, Held.Guard, Behind);
  }
  LockScopeFix Fix;
  Fix.Where = Block->behind().front()->getBeginLoc();
  if (Behind.Found || Behind.Mentioned.contains(Held.Guard) ||
      Fix.Where.isMacroID())
    return std::nullopt;

  const CXXRecordDecl *Guard = Held.Guard->getType()->getAsCXXRecordDecl();
  const FunctionDecl *Unlock = methodNamed(Guard, "unlock");
  if (Unlock && Unlock->getNumParams() == 0) {
    Fix.Unlocks = true;
    Fix.Hints.push_back(FixItHint::CreateInsertion(
        Fix.Where, Held.Guard->getNameAsString() + ".unlock();\n" +
                       Lexer::getIndentationForLine(Fix.Where, SM).str()));
    return Fix;
  }
  if (Leaks)
    return std::nullopt;
  SourceLocation End = behind(Block->before().back(), Context);
  if (End.isInvalid() || End.isMacroID())
    return std::nullopt;
  Fix.Hints.push_back(
      FixItHint::CreateInsertion(Block->before().front()->getBeginLoc(), "{ "));
  Fix.Hints.push_back(FixItHint::CreateInsertion(End, " }"));
  return Fix;
}

} // namespace clang::tidy::coro
