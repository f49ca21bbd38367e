// How a path leaves an object behind, told step by step.
#include "Analysis/LifecycleNotes.h"
#include "Analysis/Ancestors.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Model/ProfileSet.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

class AwaitFinder : public ConstDynamicRecursiveASTVisitor {
public:
  bool VisitCoawaitExpr(const CoawaitExpr *) override { return false; }
};

bool hasArguments(const Expr *End) {
  const auto *Call = dyn_cast<CallExpr>(End);
  return Call && llvm::any_of(Call->arguments(), [](const Expr *Arg) {
           return !isa<CXXDefaultArgExpr>(Arg);
         });
}

//===----------------------------------------------------------------------===//
// The end of the object
//===----------------------------------------------------------------------===//

/// The source of the expression that ends the object on another path: `co_await scope.join()`. Empty where it is more than
/// that.
std::string endToRepeat(const LifecycleFault &Fault, const FunctionDecl &F,
                        const ASTContext &Context) {
  const auto *End =
      dyn_cast_or_null<Expr>(statementAround(Fault.Ends.front(), F.getBody()));
  if (!End || End->getBeginLoc().isMacroID() ||
      hasArguments(Fault.Ends.front()))
    return {};
  return Lexer::getSourceText(
             CharSourceRange::getTokenRange(End->getSourceRange()),
             Context.getSourceManager(), Context.getLangOpts())
      .str();
}

/// The same for an object that nothing ends, from what its type has. Empty where that takes arguments, or can't be awaited
/// here.
std::string endOfType(const LifecycleFault &Fault, const FunctionDecl &F,
                      CoroutineModel &Model) {
  const CXXRecordDecl *Promise = promiseOfCoroutine(&F);
  const auto &Members = Fault.Facets->JoinMembers.empty()
                            ? Fault.Facets->CloseMembers
                            : Fault.Facets->JoinMembers;
  if (!Promise || Members.empty() || Fault.Of == LifecycleKind::Permit)
    return {};
  std::string Name = Fault.Object->getNameAsString();
  if (Members.front() == "operator co_await")
    return Model.canAwait(Promise, Fault.Object->getType()) ? "co_await " + Name
                                                            : "";
  for (const FunctionDecl *End :
       methodsNamed(Fault.Facets->Class, Members.front()))
    if (End->getMinRequiredArguments() == 0 &&
        Model.canAwait(Promise, resultOf(End)))
      return "co_await " + Name + "." + Members.front().str() + "()";
  return {};
}

//===----------------------------------------------------------------------===//
// Where it can be written
//===----------------------------------------------------------------------===//

/// Whether what \p Leaves gives can be made after the object has ended: it is no more than a value that is there.
bool isIndependent(const Stmt *Leaves, const ValueDecl *Object) {
  class Finder : public ConstDynamicRecursiveASTVisitor {
  public:
    const ValueDecl *Object;
    bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
      return Ref->getDecl() != Object;
    }
    bool VisitMemberExpr(const MemberExpr *Member) override {
      return Member->getMemberDecl() != Object;
    }
    bool VisitCallExpr(const CallExpr *Call) override { return isMove(Call); }
  } Visitor;
  Visitor.Object = Object;
  const Expr *Value = nullptr;
  if (const auto *Return = dyn_cast<CoreturnStmt>(Leaves))
    Value = Return->getOperand();
  else if (const auto *Return = dyn_cast<ReturnStmt>(Leaves))
    Value = Return->getRetValue();
  // What an exception is made from does not count.
  return !Value || Visitor.TraverseStmt(Value);
}

/// Whether \p Statement is the only one of a branch or a loop, so that a second one takes braces.
bool isBareBranch(const Stmt *Statement, const Stmt *Parent) {
  if (const auto *If = dyn_cast_or_null<IfStmt>(Parent))
    return If->getThen() == Statement || If->getElse() == Statement;
  if (const auto *While = dyn_cast_or_null<WhileStmt>(Parent))
    return While->getBody() == Statement;
  if (const auto *For = dyn_cast_or_null<ForStmt>(Parent))
    return For->getBody() == Statement;
  if (const auto *Range = dyn_cast_or_null<CXXForRangeStmt>(Parent))
    return Range->getBody() == Statement;
  return false;
}

llvm::SmallVector<FixItHint, 1> beforeStatement(const LifecycleFault &Fault,
                                                llvm::StringRef End,
                                                const Stmt *Body,
                                                const ASTContext &Context) {
  const Stmt *Leaves = Fault.Leaves;
  if (Leaves->getBeginLoc().isMacroID() || Leaves->getEndLoc().isMacroID() ||
      !isIndependent(Leaves, Fault.Object))
    return {};
  std::string Text = End.str() + "; ";
  if (const Stmt *Place = statementAround(Leaves, Body))
    return {FixItHint::CreateInsertion(Place->getBeginLoc(), Text)};
  const auto Around = ancestorsOf(Leaves, Body);
  auto Semicolon = Lexer::findNextToken(
      Leaves->getEndLoc(), Context.getSourceManager(), Context.getLangOpts());
  if (Around.empty() || !isBareBranch(Leaves, Around.front()) || !Semicolon ||
      Semicolon->isNot(tok::semi))
    return {};
  return {FixItHint::CreateInsertion(Leaves->getBeginLoc(), "{ " + Text),
          FixItHint::CreateInsertion(Semicolon->getEndLoc(), " }")};
}

/// In front of the brace at \p Brace, on a line of its own if the brace has one.
llvm::SmallVector<FixItHint, 1> beforeBrace(SourceLocation Brace,
                                            llvm::StringRef End,
                                            const SourceManager &Sources) {
  if (Brace.isMacroID())
    return {};
  llvm::StringRef Indent = Lexer::getIndentationForLine(Brace, Sources);
  if (Indent.size() + 1 != Sources.getSpellingColumnNumber(Brace))
    return {FixItHint::CreateInsertion(Brace, End.str() + "; ")};
  SourceLocation Line =
      Brace.getLocWithOffset(-static_cast<int>(Indent.size()));
  return {FixItHint::CreateInsertion(Line,
                                     Indent.str() + "  " + End.str() + ";\n")};
}

llvm::SmallVector<FixItHint, 1> suggestion(const LifecycleFault &Fault,
                                           const FunctionDecl &F,
                                           CoroutineModel &Model) {
  const ASTContext &Context = Model.context();
  const Stmt *Body = F.getBody();
  bool Never = Fault.Ends.empty();
  if (Fault.Kind == LifecycleFaultKind::LostToException ||
      (Never && !Fault.IsOnlyPath) || (!Never && !Fault.Leaves))
    return {};
  std::string End =
      Never ? endOfType(Fault, F, Model) : endToRepeat(Fault, F, Context);
  if (End.empty())
    return {};
  if (!Fault.Leaves)
    return beforeBrace(Fault.At, End, Context.getSourceManager());
  // Nothing can be awaited in a handler ([expr.await]/2).
  bool InHandler =
      llvm::any_of(ancestorsOf(Fault.Leaves, Body),
                   [](const Stmt *S) { return isa<CXXCatchStmt>(S); });
  if (InHandler && (Never || !AwaitFinder().TraverseStmt(
                                 statementAround(Fault.Ends.front(), Body))))
    return {};
  return beforeStatement(Fault, End, Body, Context);
}

//===----------------------------------------------------------------------===//
// What the library has for it
//===----------------------------------------------------------------------===//

/// The function by which a library ends such an object on each path, as its profile names it; empty if there is none. It
/// is asked for in the libraries of the object, of its end and of the coroutine.
llvm::StringRef scopedEnd(const LifecycleFault &Fault, const FunctionDecl &F,
                          CoroutineModel &Model) {
  const TypeFacets &Facets = *Fault.Facets;
  const auto &Members =
      Facets.JoinMembers.empty() ? Facets.CloseMembers : Facets.JoinMembers;
  llvm::SmallVector<llvm::StringRef, 3> Libraries{
      Facets.Library, Model.resultFacets(&F).Library};
  if (const FunctionDecl *End =
          Members.empty() ? nullptr
                          : methodNamed(Facets.Class, Members.front()))
    Libraries.push_back(Model.resultFacets(End).Library);
  auto Found = Model.profiles().ofLibraries(
      Libraries, FunctionRole::Close, [&](const FunctionProfile &Function) {
        return Function.Member.empty() ||
               llvm::is_contained(Members, Function.Member);
      });
  return Found ? llvm::StringRef(Found->Names.front()) : llvm::StringRef();
}

/// The condition or the handler at which the path parts from one that ends the object.
void addParting(const LifecycleFault &Fault,
                llvm::SmallVectorImpl<PathNote> &Notes) {
  if (Fault.Condition)
    Notes.push_back({Fault.Condition->getBeginLoc(),
                     std::string("this condition is ") +
                         (Fault.ConditionHolds ? "true" : "false") +
                         " on a path that leaves it behind",
                     {}});
  else if (Fault.Handler)
    Notes.push_back({Fault.Handler->getBeginLoc(),
                     "the path begins with an exception that is handled here",
                     {}});
}

} // namespace

llvm::SmallVector<PathNote, 3> pathNotes(const LifecycleFault &Fault,
                                         const FunctionDecl &F,
                                         llvm::StringRef Ending,
                                         CoroutineModel &Model) {
  llvm::SmallVector<PathNote, 3> Notes;
  std::string Name = "'" + Fault.Object->getNameAsString() + "'";
  addParting(Fault, Notes);
  if (Fault.At.isInvalid())
    return Notes;
  std::string How = "the path ends here";
  if (Fault.Kind == LifecycleFaultKind::LostToException)
    How = std::string("an exception of this await leaves the ") +
          (Fault.EndsBlock ? "block" : "function");
  else if (isa_and_nonnull<CXXThrowExpr>(Fault.Leaves))
    How = "the exception leaves the function";
  else if (Fault.Of == LifecycleKind::Permit &&
           isa_and_nonnull<ContinueStmt>(Fault.Leaves))
    How = "the next round begins";
  Notes.push_back({Fault.At, How + " without " + Ending.str() + " " + Name,
                   suggestion(Fault, F, Model)});
  llvm::StringRef Scoped =
      Fault.Of != LifecycleKind::Permit && Notes.back().Fixes.empty()
          ? scopedEnd(Fault, F, Model)
          : "";
  if (!Scoped.empty())
    Notes.push_back({Fault.Opened->getExprLoc(),
                     "'" + Scoped.str() + "' is a way of " + Ending.str() +
                         " it on each path",
                     {}});
  return Notes;
}

} // namespace clang::tidy::coro
