// The fix-it for a coroutine that gives back a task.
#include "Analysis/NestedTaskFix.h"
#include "Analysis/AwaitFix.h"
#include "Analysis/Discarded.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

/// How the results of one function are awaited.
class ResultUses : public ConstDynamicRecursiveASTVisitor {
public:
  explicit ResultUses(const FunctionDecl &F) : F(F.getCanonicalDecl()) {}

  unsigned Mentions = 0;
  llvm::SmallVector<const CoawaitExpr *, 4> Awaits;
  llvm::SmallPtrSet<const CoawaitExpr *, 4>
      Awaited; ///< those whose result is awaited at once

  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    Mentions += Ref->getDecl()->getCanonicalDecl() == F;
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    Mentions += Member->getMemberDecl()->getCanonicalDecl() == F;
    return true;
  }
  // The other children of an await repeat its operand.
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    const Expr *Operand = withoutWrappers(Await->getOperand());
    const auto *Call = dyn_cast<CallExpr>(Operand);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && Callee->getCanonicalDecl() == F)
      Awaits.push_back(Await);
    if (const auto *Inner = dyn_cast<CoawaitExpr>(Operand))
      Awaited.insert(Inner);
    return TraverseStmt(Await->getOperand());
  }

private:
  const Decl *F;
};

bool isStatement(const CoawaitExpr &Await, ASTContext &Context) {
  DynTypedNodeList Parents = Context.getParents(Await);
  while (Parents.size() == 1 && Parents[0].get<FullExpr>())
    Parents = Context.getParents(Parents[0]);
  return Parents.size() == 1 && Parents[0].get<CompoundStmt>();
}

/// The edit that takes the result type of \p F out of the task around it; nothing where it is not written so.
std::optional<FixItHint> innerTypeFix(const FunctionDecl &F,
                                      const ASTContext &Context) {
  FunctionTypeLoc Written = F.getFunctionTypeLoc();
  if (!Written)
    return std::nullopt;
  TypeLoc Outer = Written.getReturnLoc().getUnqualifiedLoc();
  auto TemplateId = Outer.getAs<TemplateSpecializationTypeLoc>();
  if (!TemplateId || TemplateId.getNumArgs() != 1)
    return std::nullopt;
  // The two `>` of `task<task<int>>` are halves of one token, which only this sorts out.
  auto InFile = [&](SourceRange Range) {
    return Lexer::makeFileCharRange(CharSourceRange::getTokenRange(Range),
                                    Context.getSourceManager(),
                                    Context.getLangOpts());
  };
  CharSourceRange Whole = InFile(Outer.getSourceRange()),
                  Inner = InFile(TemplateId.getArgLoc(0).getSourceRange());
  if (Whole.isInvalid() || Inner.isInvalid())
    return std::nullopt;
  return FixItHint::CreateReplacement(
      Whole, Lexer::getSourceText(Inner, Context.getSourceManager(),
                                  Context.getLangOpts()));
}

} // namespace

llvm::SmallVector<FixItHint, 4> unnestFix(const FunctionDecl &F,
                                          llvm::ArrayRef<const CallExpr *> Made,
                                          CoroutineModel &Model) {
  ASTContext &Context = Model.context();
  // Other files may call what they can see.
  if (F.isExternallyVisible() || F.getPreviousDecl() ||
      !F.isThisDeclarationADefinition())
    return {};
  std::optional<FixItHint> Type = innerTypeFix(F, Context);
  if (!Type)
    return {};
  llvm::SmallVector<FixItHint, 4> Fixes{*Type};
  for (const CallExpr *Call : Made) {
    auto Await = awaitFix(Call, {&F, false, false}, Model);
    if (Await.empty())
      return {};
    Fixes.append(Await);
  }
  ResultUses Uses(F);
  Uses.TraverseAST(Context);
  if (Uses.Mentions != Uses.Awaits.size())
    return {};
  for (const CoawaitExpr *Await : Uses.Awaits) {
    if (Await->getKeywordLoc().isMacroID() ||
        Await->getOperand()->getBeginLoc().isMacroID())
      return {};
    if (Uses.Awaited.contains(Await))
      Fixes.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
          Await->getKeywordLoc(), Await->getOperand()->getBeginLoc())));
    else if (!isStatement(*Await, Context))
      return {};
  }
  return Fixes;
}

} // namespace clang::tidy::coro
