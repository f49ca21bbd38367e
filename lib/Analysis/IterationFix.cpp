// The fix-its for loops over what can't be iterated as it stands.
#include "Analysis/IterationFix.h"
#include "Analysis/TaskValue.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ASTContext.h"

namespace clang::tidy::coro {

std::optional<WrittenRangeFor> writtenRangeFor(SourceLocation Colon,
                                               const SourceTokens &Tokens) {
  std::optional<unsigned> At = Tokens.at(Colon);
  if (!At || Tokens.text(*At) != ":")
    return std::nullopt;
  std::optional<unsigned> Open = Tokens.opening(*At);
  if (!Open || *Open == 0 || Tokens.text(*Open) != "(" ||
      Tokens.text(*Open - 1) != "for")
    return std::nullopt;
  std::optional<unsigned> Close = Tokens.match(*Open);
  std::optional<unsigned> Init = Tokens.find(*Open + 1, {";"});
  if (!Close || !Init)
    return std::nullopt;
  WrittenRangeFor For;
  For.For = *Open - 1;
  For.Open = *Open;
  For.Colon = *At;
  For.Close = *Close;
  For.HasInit = *Init < *At;
  For.Declaration = {For.HasInit ? *Init + 1 : *Open + 1, *At};
  For.Range = {*At + 1, *Close};
  if (For.Range.empty() || For.Declaration.empty())
    return std::nullopt;
  return For;
}

/// The first of \p Names that the file does not use.
static llvm::StringRef unusedName(std::initializer_list<llvm::StringRef> Names,
                                  const SourceTokens &Tokens) {
  for (llvm::StringRef Name : Names) {
    bool Used = false;
    for (unsigned I = 0; I != Tokens.size() && !Used; ++I)
      Used = Tokens.text(I) == Name;
    if (!Used)
      return Name;
  }
  return {};
}

static std::string textOf(TokenSpan Span, const SourceTokens &Tokens) {
  const char *Begin = Tokens.text(Span.Begin).begin();
  return std::string(Begin, Tokens.text(Span.End - 1).end());
}

static bool isRange(QualType T) {
  if (T.isNull())
    return false;
  const CXXRecordDecl *Class = classOf(T);
  return T->isArrayType() ||
         (methodNamed(Class, "begin") && methodNamed(Class, "end"));
}

/// Whether awaiting a \p T is declared to give an object, and not a reference to one.
static bool givesValue(QualType T) {
  const FunctionDecl *Resume = methodNamed(classOf(T), "await_resume");
  return Resume && !Resume->getReturnType()->isReferenceType() &&
         !Resume->getReturnType()->getContainedDeducedType();
}

llvm::SmallVector<FixItHint, 2>
iteratedTaskFix(const WrittenRangeFor &For, const SourceTokens &Tokens,
                QualType T, const AwaitPlace &Place, CoroutineModel &Model) {
  if (!canAwaitAt(T, Place, Model) || !isRange(valueOfTask(T, Model)) ||
      Tokens.text(For.Range.End - 1) != ")")
    return {};
  // An awaiter that gives a reference gives one into the task, and before C++23 the task of a range initialiser is
  // gone when the loop begins ([stmt.ranged]).
  if (givesValue(T))
    return awaitFix(For.Range, Tokens, T, Place, Model);
  llvm::StringRef Name =
      unusedName({"elements", "values", "items", "range"}, Tokens);
  if (For.HasInit || Name.empty())
    return {};
  std::string Operand = textOf(For.Range, Tokens);
  bool Parenthesize = !isCastExpression(For.Range, Tokens);
  return {FixItHint::CreateInsertion(Tokens.begin(For.Declaration.Begin),
                                     ("auto " + Name + " = co_await " +
                                      (Parenthesize ? "(" : "") + Operand +
                                      (Parenthesize ? "); " : "; "))
                                         .str()),
          FixItHint::CreateReplacement(Tokens.range(For.Range), Name)};
}

/// Whether a statement that begins at token \p I stands in a block, where another may be put in front of it.
static bool isInBlock(unsigned I, const SourceTokens &Tokens) {
  llvm::StringRef Before = I == 0 ? llvm::StringRef() : Tokens.text(I - 1);
  return Before == ";" || Before == "{" || Before == "}";
}

/// The space in front of the line that token \p I stands on.
static std::string indentationAt(unsigned I, const SourceTokens &Tokens) {
  const char *First = Tokens.text(0).begin(), *At = Tokens.text(I).begin();
  const char *Line = At;
  while (Line > First && Line[-1] != '\n')
    --Line;
  const char *End = Line;
  while (End < At && (*End == ' ' || *End == '\t'))
    ++End;
  return std::string(Line, End);
}

llvm::SmallVector<FixItHint, 2>
asyncIterationFix(const WrittenRangeFor &For, const SourceTokens &Tokens,
                  QualType T, const AwaitPlace &Place, CoroutineModel &Model) {
  const CXXRecordDecl *Generator = classOf(T);
  const FunctionDecl *Begin = methodNamed(Generator, "begin");
  if (Model.facets(T).Range != RangeKind::Async || !Begin || For.HasInit ||
      Tokens.text(For.Close + 1) != "{")
    return {};
  QualType Started = resultOf(Begin);
  if (Started.isNull() || !canAwaitAt(Started, Place, Model))
    return {};
  llvm::StringRef Iterator = unusedName({"it", "iterator", "position"}, Tokens);
  if (Iterator.empty())
    return {};
  std::string Indent = indentationAt(For.For, Tokens);
  std::string Range = textOf(For.Range, Tokens), Before;
  // The generator has to live as long as the loop: a temporary gets a name.
  bool IsName = true;
  for (unsigned I = For.Range.Begin; I < For.Range.End; ++I)
    IsName &= Tokens.isIdentifier(I) || Tokens.text(I) == ".";
  if (!IsName) {
    llvm::StringRef Name =
        unusedName({"generator", "elements", "sequence"}, Tokens);
    if (Name.empty() || !isInBlock(For.For, Tokens))
      return {};
    Before = ("auto " + Name + " = " + Range + ";\n" + Indent).str();
    Range = Name.str();
  }
  std::string Header =
      (Before + "for (auto " + Iterator + " = co_await " + Range +
       ".begin(); " + Iterator + " != " + Range + ".end(); co_await ++" +
       Iterator + ") {\n" + Indent + "  " + textOf(For.Declaration, Tokens) +
       " = *" + Iterator + ";")
          .str();
  return {FixItHint::CreateReplacement(
      SourceRange(Tokens.begin(For.For), Tokens.begin(For.Close + 1)), Header)};
}

llvm::SmallVector<FixItHint, 2> awaitedRangeFix(unsigned Await,
                                                TokenSpan Operand,
                                                const SourceTokens &Tokens,
                                                const TypeFacets &Facets) {
  if (Facets.Kind != TypeKind::Generator || Await == 0 ||
      Operand.Begin != Await + 1)
    return {};
  std::optional<WrittenRangeFor> For =
      writtenRangeFor(Tokens.begin(Await - 1), Tokens);
  if (!For || For->Range.Begin != Await || For->Range.End != Operand.End)
    return {};
  return {FixItHint::CreateRemoval(CharSourceRange::getCharRange(
      Tokens.begin(Await), Tokens.begin(Operand.Begin)))};
}

llvm::SmallVector<FixItHint, 2>
nextElementFix(TokenSpan Operand, const SourceTokens &Tokens, QualType T,
               const AwaitPlace &Place, CoroutineModel &Model) {
  // A generator that is made here would have to be kept.
  llvm::StringRef Last = Tokens.text(Operand.End - 1);
  if ((!Tokens.isIdentifier(Operand.End - 1) && Last != "]") ||
      !isCastExpression(Operand, Tokens))
    return {};
  const CXXRecordDecl *Class = classOf(T);
  bool IsNamed = methodNamed(Class, "next") != nullptr;
  auto Steps =
      IsNamed
          ? methodsNamed(Class, "next")
          : methodsNamed(
                Class,
                Model.context().DeclarationNames.getCXXOperatorName(OO_Call));
  if (Steps.size() != 1 || Steps.front()->getMinRequiredArguments() != 0 ||
      !canAwaitAt(resultOf(Steps.front()), Place, Model))
    return {};
  return {FixItHint::CreateInsertion(Tokens.end(Operand.End - 1),
                                     IsNamed ? ".next()" : "()")};
}

bool isWhileCondition(unsigned Await, TokenSpan Operand,
                      const SourceTokens &Tokens) {
  std::optional<unsigned> Open = Tokens.opening(Await);
  if (!Open || *Open == 0 || Tokens.text(*Open - 1) != "while" ||
      Tokens.match(*Open) != Operand.End)
    return false;
  // `while (co_await generator)` or `while (auto element = co_await generator)`
  return Await == *Open + 1 ||
         (Tokens.text(Await - 1) == "=" && Tokens.isIdentifier(Await - 2));
}

} // namespace clang::tidy::coro
