// The fix-it that lets a coroutine take a parameter by value instead of by reference.
#include "Analysis/ValueParameterFix.h"
#include "Analysis/Instantiation.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

/// Whether an object of type \p T can be made from any argument that the reference to it takes.
bool canBeTaken(QualType Reference) {
  QualType T = Reference->getPointeeType();
  bool IsConst = T.isConstQualified();
  if (Reference->isLValueReferenceType() != IsConst || T.isVolatileQualified())
    return false;
  const auto *Record = T->getAsCXXRecordDecl();
  if (!Record)
    return T->isScalarType();
  if (!Record->hasDefinition() || Record->isAbstract())
    return false;
  auto IsPublic = [](const CXXConstructorDecl *C) {
    return !C->isDeleted() && C->getAccess() == AS_public;
  };
  bool MayCopy = Record->needsImplicitCopyConstructor() &&
                 !Record->defaultedCopyConstructorIsDeleted();
  bool MayMove = Record->needsImplicitMoveConstructor() &&
                 !Record->defaultedMoveConstructorIsDeleted();
  for (const CXXConstructorDecl *C : constructorsOf(*Record)) {
    MayCopy |= C->isCopyConstructor() && IsPublic(C);
    MayMove |= C->isMoveConstructor() && IsPublic(C);
  }
  return IsConst ? MayCopy : MayCopy || MayMove;
}

/// Whether something else than \p F itself says what its parameters are.
bool isDictated(const FunctionDecl &F) {
  if (isInstantiated(F) || F.getDescribedFunctionTemplate() ||
      F.isTemplateInstantiation() || F.getDeclName().isEmpty())
    return true;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&F)) {
    if (Method->isVirtual())
      return true;
    if (Method->getParent()->isLambda())
      return false;
  }
  return !F.getDeclContext()
              ->getRedeclContext()
              ->lookup(F.getDeclName())
              .isSingleResult();
}

/// The edits of one declaration of the parameter; none if it is not written as they need it.
llvm::SmallVector<FixItHint, 2> fixOne(const ParmVarDecl &P) {
  const ASTContext &Context = P.getASTContext();
  const SourceManager &SM = Context.getSourceManager();
  const TypeSourceInfo *Info = P.getTypeSourceInfo();
  auto Reference =
      Info ? Info->getTypeLoc().getAs<ReferenceTypeLoc>() : ReferenceTypeLoc();
  if (!Reference)
    return {};
  SourceLocation Begin = P.getBeginLoc(), Sigil = Reference.getSigilLoc();
  if (Begin.isMacroID() || Sigil.isMacroID() ||
      SM.isInSystemHeader(P.getLocation()))
    return {};
  llvm::SmallVector<FixItHint, 2> Fixes;
  unsigned SigilLength = P.getType()->isRValueReferenceType() ? 2 : 1;
  auto Remove = [&](SourceLocation From, unsigned Length) {
    Fixes.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
        From, From.getLocWithOffset(int(Length)))));
  };
  if (P.getType()->isLValueReferenceType()) {
    llvm::StringRef Text = Lexer::getSourceText(
        CharSourceRange::getCharRange(Begin, Sigil), SM, Context.getLangOpts());
    llvm::StringRef Trimmed = Text.rtrim();
    if (Text.starts_with("const ")) {
      Remove(Begin, 6);
    } else if (Trimmed.ends_with(" const")) {
      Remove(Begin.getLocWithOffset(int(Trimmed.size()) - 6), 6);
    } else {
      return {};
    }
  }
  Remove(Sigil, SigilLength);
  // `T &Name` keeps its space, `T& Name` has one behind, `T const&Name` needs one.
  bool Invalid = false;
  const char *Before = SM.getCharacterData(Sigil, &Invalid) - 1;
  const char *After = Before + 1 + SigilLength;
  if (!Invalid && !isWhitespace(*Before) && isAsciiIdentifierStart(*After))
    Fixes.push_back(FixItHint::CreateInsertion(
        Sigil.getLocWithOffset(int(SigilLength)), " "));
  return Fixes;
}

} // namespace

llvm::SmallVector<FixItHint, 4> valueParameterFix(const FunctionDecl &F,
                                                  const ParmVarDecl &P) {
  if (!P.getType()->isReferenceType() || !canBeTaken(P.getType()) ||
      isDictated(F))
    return {};
  llvm::SmallVector<FixItHint, 4> Fixes;
  for (const FunctionDecl *Declaration : F.redecls()) {
    auto Edits = fixOne(*Declaration->getParamDecl(P.getFunctionScopeIndex()));
    if (Edits.empty())
      return {};
    Fixes.append(Edits.begin(), Edits.end());
  }
  return Fixes;
}

} // namespace clang::tidy::coro
