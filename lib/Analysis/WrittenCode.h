// What the source says at a location that the AST may not show any more: the tokens, and the function around them.
#ifndef CORO_TIDY_ANALYSIS_WRITTENCODE_H
#define CORO_TIDY_ANALYSIS_WRITTENCODE_H

#include "Support/SourceTokens.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <string>

namespace clang::tidy::coro {

/// The source of one translation unit, for code that does not compile. Made when first asked for, by
/// perASTContext<WrittenCode>(): only a translation unit with errors pays for it.
class WrittenCode {
public:
  explicit WrittenCode(ASTContext &Context);

  /// The tokens of the file that \p Loc lies in. \p Loc is no macro location.
  const SourceTokens &tokens(SourceLocation Loc);

  /// The innermost function or lambda whose body \p Loc stands in, a template's pattern; null when that is a lambda
  /// that the compiler threw away with its statement.
  const FunctionDecl *functionAround(SourceLocation Loc);
  /// The function with a body whose name, or whose lambda introducer, stands at \p Loc.
  const FunctionDecl *functionNamedAt(SourceLocation Loc) const;
  /// Whether \p Loc stands in a catch clause of the function around it ([expr.await]/2).
  bool isInHandler(SourceLocation Loc);

  /// Whether \p F is a coroutine, or would be one if it compiled: one of the co_ keywords stands in its own body.
  bool isWrittenAsCoroutine(const FunctionDecl *F);
  /// The first token of \p F's own body, lambdas inside left out, that is one of \p Words.
  std::optional<SourceLocation> firstOf(const FunctionDecl *F,
                                        llvm::ArrayRef<llvm::StringRef> Words);

  /// What is left of the ill-formed expression around \p Loc: its operands, the callee first where it is a call.
  llvm::ArrayRef<const Expr *> piecesAround(SourceLocation Loc) const;
  /// The expression that stands at \p Range in an ill-formed one; null if it is not there.
  const Expr *pieceAt(SourceRange Range) const;

  /// The calls of \p F, constructions included, that are written in the user's own code.
  llvm::ArrayRef<const Expr *> callsOf(const FunctionDecl *F) const;

  /// The functions that are called in it.
  auto called() const { return llvm::make_first_range(Calls); }

  /// The source text of \p Range, whose end is the begin of its last token.
  llvm::StringRef text(SourceRange Range) const;

  ASTContext &context() { return Context; }

private:
  friend class WrittenFunctionCollector;
  struct WrittenFunction {
    const FunctionDecl *Function;
    SourceRange Body;
  };
  bool contains(SourceRange Range, SourceLocation Loc) const;
  bool isInLostLambda(const WrittenFunction &F, SourceLocation Loc);

  ASTContext &Context;
  const SourceManager &Sources;
  std::vector<WrittenFunction> Functions;
  std::vector<SourceRange> Handlers;
  std::vector<const RecoveryExpr *> IllFormed;
  llvm::DenseMap<const FunctionDecl *, std::vector<const Expr *>> Calls;
  llvm::DenseMap<FileID, std::unique_ptr<SourceTokens>> Tokens;
};

} // namespace clang::tidy::coro

#endif
