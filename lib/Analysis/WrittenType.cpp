// The type of an expression that the compiler threw away, read off its tokens.
#include "Analysis/WrittenType.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"

namespace clang::tidy::coro {
namespace {

/// The last variable of a function body with a name.
class LocalFinder : public ConstDynamicRecursiveASTVisitor {
public:
  explicit LocalFinder(llvm::StringRef Name) : Name(Name) {}
  bool VisitVarDecl(const VarDecl *Local) override {
    if (Local->getIdentifier() && Local->getName() == Name) {
      ++Count;
      Found = Local;
    }
    return true;
  }
  /// The variable, if there is but one of that name.
  const VarDecl *only() const { return Count == 1 ? Found : nullptr; }
  bool any() const { return Count != 0; }

private:
  llvm::StringRef Name;
  const VarDecl *Found = nullptr;
  unsigned Count = 0;
};

/// Walks a postfix expression from left to right and keeps what the part so far stands for.
class WrittenExpression {
public:
  WrittenExpression(const SourceTokens &Tokens, unsigned End,
                    const FunctionDecl *Function)
      : Tokens(Tokens), End(End), Function(Function),
        Context(Function->getASTContext()) {}

  QualType typeFrom(unsigned Begin) {
    I = Begin;
    if (!primary())
      return {};
    while (I < End)
      if (!postfix())
        return {};
    return Named.empty() ? Type : variableType();
  }

private:
  bool primary();
  bool postfix();
  bool call();
  bool member();
  bool nameInClass(QualType Object, llvm::StringRef Name);
  bool unqualified(llvm::StringRef Name);
  bool qualify(llvm::StringRef Name);
  void skipTemplateArguments();
  bool isFunction() const {
    return !Named.empty() && llvm::all_of(Named, [](const NamedDecl *D) {
      return asFunction(D) != nullptr;
    });
  }
  QualType variableType() const {
    const auto *Value =
        Named.size() == 1 ? dyn_cast<ValueDecl>(Named.front()) : nullptr;
    return Value && !Value->isInvalidDecl() && !isa<FunctionDecl>(Value)
               ? Value->getType()
               : QualType();
  }
  void setType(QualType T) {
    Named.clear();
    Type = T;
  }
  QualType current() const { return Named.empty() ? Type : variableType(); }

  const SourceTokens &Tokens;
  unsigned End;
  const FunctionDecl *Function;
  ASTContext &Context;
  unsigned I = 0;
  llvm::SmallVector<const NamedDecl *, 4> Named; ///< a name not yet used
  QualType Type;                                 ///< else: a value
};

} // namespace

bool WrittenExpression::unqualified(llvm::StringRef Name) {
  DeclarationName Wanted = &Context.Idents.get(Name);
  for (const DeclContext *DC = Function; DC; DC = DC->getLookupParent()) {
    if (const auto *F = dyn_cast<FunctionDecl>(DC)) {
      LocalFinder Locals(Name);
      if (F->getBody())
        Locals.TraverseStmt(F->getBody());
      for (const ParmVarDecl *Parameter : F->parameters())
        Locals.VisitVarDecl(Parameter);
      if (Locals.any()) {
        if (Locals.only())
          Named.push_back(Locals.only());
        return Locals.only();
      }
    } else if (const auto *Record = dyn_cast<CXXRecordDecl>(DC)) {
      for (const NamedDecl *D : membersNamed(Record, Wanted))
        Named.push_back(D);
    } else if (DC->isFileContext()) {
      for (const NamedDecl *D : DC->lookup(Wanted))
        Named.push_back(D->getUnderlyingDecl());
      for (const UsingDirectiveDecl *Using : DC->using_directives())
        for (const NamedDecl *D :
             Using->getNominatedNamespace()->lookup(Wanted))
          Named.push_back(D->getUnderlyingDecl());
    }
    if (!Named.empty())
      return true;
  }
  return false;
}

/// The name \p Name inside the namespace or class that the name so far stands for.
bool WrittenExpression::qualify(llvm::StringRef Name) {
  if (Named.size() != 1 && !(Named.size() > 1 && isa<NamespaceDecl>(Named[0])))
    return false;
  const NamedDecl *Scope = Named.front();
  Named.clear();
  if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(Scope))
    Scope = Alias->getNamespace();
  if (const auto *Namespace = dyn_cast<NamespaceDecl>(Scope)) {
    for (const NamedDecl *D : Namespace->lookup(&Context.Idents.get(Name)))
      Named.push_back(D->getUnderlyingDecl());
    return !Named.empty();
  }
  const CXXRecordDecl *Record = dyn_cast<CXXRecordDecl>(Scope);
  if (const auto *Typedef = dyn_cast<TypedefNameDecl>(Scope))
    Record = classOf(Typedef->getUnderlyingType());
  if (!Record)
    return false;
  for (const NamedDecl *D : membersNamed(Record, Name))
    Named.push_back(D);
  return !Named.empty();
}

bool WrittenExpression::primary() {
  if (Tokens.text(I) == "this") {
    const auto *Method = dyn_cast<CXXMethodDecl>(Function);
    if (!Method || Method->getParent()->isLambda())
      return false;
    setType(Method->getThisType());
    ++I;
    return true;
  }
  if (Tokens.text(I) == "(") {
    std::optional<unsigned> Close = Tokens.match(I);
    if (!Close || *Close >= End)
      return false;
    setType(WrittenExpression(Tokens, *Close, Function).typeFrom(I + 1));
    I = *Close + 1;
    return !Type.isNull();
  }
  // std::move keeps the type of its operand.
  if (Tokens.text(I) == "std" && Tokens.text(I + 2) == "move" &&
      Tokens.text(I + 3) == "(") {
    std::optional<unsigned> Close = Tokens.match(I + 3);
    if (!Close || *Close >= End)
      return false;
    setType(WrittenExpression(Tokens, *Close, Function).typeFrom(I + 4));
    I = *Close + 1;
    return !Type.isNull();
  }
  if (Tokens.text(I) == "::" || !Tokens.isIdentifier(I) ||
      !unqualified(Tokens.text(I)))
    return false;
  ++I;
  while (I + 1 < End && Tokens.text(I) == "::") {
    if (!Tokens.isIdentifier(I + 1) || !qualify(Tokens.text(I + 1)))
      return false;
    I += 2;
  }
  return true;
}

void WrittenExpression::skipTemplateArguments() {
  unsigned Depth = 0;
  unsigned J = I;
  for (; J < End; ++J) {
    llvm::StringRef Text = Tokens.text(J);
    if (Text == "<")
      ++Depth;
    else if (Text == ">")
      --Depth;
    else if (Text == ">>")
      Depth -= Depth >= 2 ? 2 : 1;
    else if (Text == "(" || Text == ";")
      return;
    if (Depth == 0)
      break;
  }
  if (Tokens.text(J + 1) == "(")
    I = J + 1;
}

bool WrittenExpression::call() {
  std::optional<unsigned> Close = Tokens.match(I);
  if (!Close || *Close >= End)
    return false;
  I = *Close + 1;
  llvm::SmallVector<const FunctionDecl *, 4> Callees;
  if (isFunction())
    for (const NamedDecl *D : Named)
      Callees.push_back(asFunction(D));
  else if (const CXXRecordDecl *Callable = classOf(current()))
    Callees = methodsNamed(
        Callable, Context.DeclarationNames.getCXXOperatorName(OO_Call));
  QualType Common;
  for (const FunctionDecl *F : Callees) {
    QualType Result = resultOf(F);
    if (Result.isNull() ||
        (!Common.isNull() && !Context.hasSameType(Common, Result)))
      return false;
    Common = Result;
  }
  setType(Common);
  return !Common.isNull();
}

bool WrittenExpression::nameInClass(QualType Object, llvm::StringRef Name) {
  const CXXRecordDecl *Record = classOf(Object);
  if (!Record)
    return false;
  Named.clear();
  for (const NamedDecl *D : membersNamed(Record, Name))
    Named.push_back(D);
  return !Named.empty();
}

bool WrittenExpression::member() {
  bool Arrow = Tokens.text(I) == "->";
  QualType Object = current();
  if (Object.isNull() || !Tokens.isIdentifier(I + 1))
    return false;
  Object = Object.getNonReferenceType();
  if (Arrow) {
    QualType Pointee = Object->getPointeeType();
    if (Pointee.isNull()) {
      auto Arrows =
          methodsNamed(classOf(Object),
                       Context.DeclarationNames.getCXXOperatorName(OO_Arrow));
      QualType Result = Arrows.empty() ? QualType() : resultOf(Arrows.front());
      Pointee = Result.isNull() ? QualType() : Result->getPointeeType();
    }
    if (Pointee.isNull())
      return false;
    Object = Pointee;
  }
  llvm::StringRef Name = Tokens.text(I + 1);
  I += 2;
  return nameInClass(Object, Name);
}

bool WrittenExpression::postfix() {
  if (Tokens.text(I) == "<" && isFunction()) {
    unsigned Before = I;
    skipTemplateArguments();
    return I != Before;
  }
  if (Tokens.text(I) == "(")
    return call();
  if (Tokens.text(I) == "." || Tokens.text(I) == "->")
    return member();
  return false;
}

QualType typeOfWritten(TokenSpan Span, const SourceTokens &Tokens,
                       const FunctionDecl *Function) {
  if (Span.empty() || !Function)
    return {};
  return WrittenExpression(Tokens, Span.End, Function).typeFrom(Span.Begin);
}

} // namespace clang::tidy::coro
