// What the source says at a location that the AST may not show any more.
#include "Analysis/WrittenCode.h"
#include "Model/CoroutineModel.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {

class WrittenFunctionCollector : public ConstDynamicRecursiveASTVisitor {
public:
  explicit WrittenFunctionCollector(WrittenCode &Code) : Code(Code) {}

  bool TraverseDecl(const Decl *D) override {
    // The user's own code only: nothing is said about other people's.
    if (D && !isa<TranslationUnitDecl>(D) && D->getLocation().isValid() &&
        Code.Sources.isInSystemHeader(
            Code.Sources.getExpansionLoc(D->getLocation())))
      return true;
    return ConstDynamicRecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(const FunctionDecl *F) override {
    if (F->doesThisDeclarationHaveABody() && F->getBody())
      Code.Functions.push_back({F, F->getBody()->getSourceRange()});
    return true;
  }
  bool VisitLambdaExpr(const LambdaExpr *Lambda) override {
    if (const Stmt *Body = Lambda->getBody())
      Code.Functions.push_back(
          {Lambda->getCallOperator(), Body->getSourceRange()});
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      Code.Calls[Callee->getCanonicalDecl()].push_back(Call);
    return true;
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    Code.Calls[Construct->getConstructor()->getCanonicalDecl()].push_back(
        Construct);
    return true;
  }
  bool VisitRecoveryExpr(const RecoveryExpr *E) override {
    Code.IllFormed.push_back(E);
    return true;
  }
  bool VisitCXXCatchStmt(const CXXCatchStmt *Catch) override {
    Code.Handlers.push_back(Catch->getSourceRange());
    return true;
  }

private:
  WrittenCode &Code;
};

WrittenCode::WrittenCode(ASTContext &Context)
    : Context(Context), Sources(Context.getSourceManager()) {
  WrittenFunctionCollector(*this).TraverseAST(Context);
}

const SourceTokens &WrittenCode::tokens(SourceLocation Loc) {
  FileID File = Sources.getFileID(Loc);
  auto [It, Inserted] = Tokens.try_emplace(File);
  if (Inserted)
    It->second =
        std::make_unique<SourceTokens>(File, Sources, Context.getLangOpts());
  return *It->second;
}

bool WrittenCode::contains(SourceRange Range, SourceLocation Loc) const {
  SourceLocation Begin = Sources.getExpansionLoc(Range.getBegin()),
                 End = Sources.getExpansionLoc(Range.getEnd());
  Loc = Sources.getExpansionLoc(Loc);
  return Begin.isValid() && !Sources.isBeforeInTranslationUnit(Loc, Begin) &&
         !Sources.isBeforeInTranslationUnit(End, Loc);
}

/// The `{` of the lambda whose introducer opens at \p I; nothing if that `[` is a subscript, an attribute, …
static std::optional<unsigned> lambdaBody(const SourceTokens &Tokens,
                                          unsigned I) {
  if (Tokens.text(I) != "[" || Tokens.text(I + 1) == "[")
    return std::nullopt;
  if (I != 0) {
    llvm::StringRef Before = Tokens.text(I - 1);
    bool IsKeyword = Before == "return" || Before == "co_return" ||
                     Before == "co_await" || Before == "co_yield" ||
                     Before == "else" || Before == "case" || Before == "throw";
    if (Before == ")" || Before == "]" || Before == "[" ||
        (Tokens.isIdentifier(I - 1) && !IsKeyword))
      return std::nullopt;
  }
  std::optional<unsigned> Close = Tokens.match(I);
  if (!Close)
    return std::nullopt;
  for (unsigned J = *Close + 1; J < Tokens.size(); ++J) {
    llvm::StringRef Text = Tokens.text(J);
    if (Text == "{")
      return J;
    if (Text == "(" || Text == "[") {
      std::optional<unsigned> End = Tokens.match(J);
      if (!End)
        return std::nullopt;
      J = *End;
    } else if (Text == ";" || Text == ")" || Text == "]" || Text == "}" ||
               Text == "=" || Text == "?")
      return std::nullopt;
  }
  return std::nullopt;
}

bool WrittenCode::isInLostLambda(const WrittenFunction &F, SourceLocation Loc) {
  SourceLocation Begin = F.Body.getBegin();
  if (Begin.isMacroID() || Loc.isMacroID())
    return false;
  const SourceTokens &All = tokens(Loc);
  std::optional<unsigned> First = All.at(Begin);
  if (!First)
    return false;
  for (unsigned I = *First + 1;
       I < All.size() && Sources.isBeforeInTranslationUnit(All.begin(I), Loc);
       ++I)
    if (std::optional<unsigned> Body = lambdaBody(All, I)) {
      std::optional<unsigned> End = All.match(*Body);
      if (!End || !Sources.isBeforeInTranslationUnit(All.begin(*End), Loc)) {
        if (Sources.isBeforeInTranslationUnit(All.begin(*Body), Loc))
          return true;
        continue;
      }
      I = *End;
    }
  return false;
}

const FunctionDecl *WrittenCode::functionAround(SourceLocation Loc) {
  const WrittenFunction *Innermost = nullptr;
  for (const WrittenFunction &F : Functions)
    if (contains(F.Body, Loc) &&
        (!Innermost || contains(Innermost->Body, F.Body.getBegin())))
      Innermost = &F;
  if (!Innermost || isInLostLambda(*Innermost, Loc))
    return nullptr;
  return Innermost->Function;
}

const FunctionDecl *WrittenCode::functionNamedAt(SourceLocation Loc) const {
  for (const WrittenFunction &F : Functions)
    if (F.Function->getLocation() == Loc)
      return F.Function;
  return nullptr;
}

bool WrittenCode::isInHandler(SourceLocation Loc) {
  const FunctionDecl *Around = functionAround(Loc);
  return llvm::any_of(Handlers, [&](SourceRange Handler) {
    // The handler of a macro stands where the macro is used, and so does all that the macro is given.
    if (Handler.getBegin().isMacroID() &&
        (!Loc.isMacroID() || Sources.isMacroArgExpansion(Loc)))
      return false;
    return contains(Handler, Loc) &&
           functionAround(Handler.getBegin()) == Around;
  });
}

std::optional<SourceLocation>
WrittenCode::firstOf(const FunctionDecl *F,
                     llvm::ArrayRef<llvm::StringRef> Words) {
  const Stmt *Body = F->getBody();
  if (!Body || Body->getBeginLoc().isMacroID())
    return std::nullopt;
  const SourceTokens &All = tokens(Body->getBeginLoc());
  std::optional<unsigned> First = All.at(Body->getBeginLoc());
  std::optional<unsigned> Last = First ? All.match(*First) : std::nullopt;
  if (!Last)
    return std::nullopt;
  for (unsigned I = *First + 1; I < *Last; ++I) {
    if (std::optional<unsigned> Lambda = lambdaBody(All, I)) {
      std::optional<unsigned> End = All.match(*Lambda);
      if (!End)
        return std::nullopt;
      I = *End;
    } else if (llvm::is_contained(Words, All.text(I)))
      return All.begin(I);
  }
  return std::nullopt;
}

bool WrittenCode::isWrittenAsCoroutine(const FunctionDecl *F) {
  return F && (coroutineBody(F) ||
               firstOf(F, {"co_await", "co_yield", "co_return"}));
}

llvm::ArrayRef<const Expr *>
WrittenCode::piecesAround(SourceLocation Loc) const {
  const RecoveryExpr *Innermost = nullptr;
  for (const RecoveryExpr *E : IllFormed)
    if (contains(E->getSourceRange(), Loc) &&
        (!Innermost || contains(Innermost->getSourceRange(), E->getBeginLoc())))
      Innermost = E;
  return Innermost ? const_cast<RecoveryExpr *>(Innermost)->subExpressions()
                   : llvm::ArrayRef<const Expr *>();
}

const Expr *WrittenCode::pieceAt(SourceRange Range) const {
  for (const RecoveryExpr *E : IllFormed)
    for (const Expr *Piece : const_cast<RecoveryExpr *>(E)->subExpressions())
      if (Piece->getSourceRange() == Range)
        return Piece;
  return nullptr;
}

llvm::ArrayRef<const Expr *> WrittenCode::callsOf(const FunctionDecl *F) const {
  auto It = Calls.find(F ? F->getCanonicalDecl() : nullptr);
  if (It == Calls.end())
    return {};
  return It->second;
}

llvm::StringRef WrittenCode::text(SourceRange Range) const {
  return Lexer::getSourceText(CharSourceRange::getTokenRange(Range), Sources,
                              Context.getLangOpts());
}

} // namespace clang::tidy::coro
