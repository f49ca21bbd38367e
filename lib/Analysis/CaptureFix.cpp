// The fix-it that lets a lambda coroutine have what it captures in its own frame.
#include "Analysis/CaptureFix.h"
#include "Analysis/Discarded.h"
#include "Analysis/Instantiation.h"
#include "Model/RecordLookup.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

class CaptureFixer {
public:
  CaptureFixer(const DanglingTask &Dangling, CoroutineModel &Model)
      : Dangling(Dangling), Model(Model),
        SM(Model.context().getSourceManager()),
        LangOpts(Model.context().getLangOpts()) {}

  CaptureFix find();

private:
  bool isWritten() const;
  bool givesLambda(CaptureFix &Fix) const;
  bool takesItself(CaptureFix &Fix) const;
  bool takesParameters(CaptureFix &Fix) const;

  SourceLocation behind(SourceLocation Loc) const {
    return Lexer::getLocForEndOfToken(Loc, 0, SM, LangOpts);
  }
  llvm::StringRef text(SourceRange Range) const {
    return Lexer::getSourceText(CharSourceRange::getTokenRange(Range), SM,
                                LangOpts);
  }
  FixItHint insertParameters(const std::string &Parameters) const;
  SourceLocation argumentsBegin() const;

  const DanglingTask &Dangling;
  CoroutineModel &Model;
  const SourceManager &SM;
  const LangOptions &LangOpts;
  const LambdaExpr *Lambda = nullptr;
};

/// The lambda expression that \p E is, or that the local it names was initialised with.
const LambdaExpr *lambdaOf(const Borrow &What) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(withoutWrappers(What.Argument)))
    return Lambda;
  const VarDecl *Local = What.Object.Local;
  const Expr *Init = Local ? Local->getInit() : nullptr;
  return Init ? dyn_cast<LambdaExpr>(withoutWrappers(Init)) : nullptr;
}

/// Whether the closure refers to a variable of the function around it.
bool capturesByReference(const LambdaCapture &Capture) {
  if (!Capture.capturesVariable())
    return false;
  const ValueDecl *Variable = Capture.getCapturedVar();
  return Variable->isInitCapture() ? Variable->getType()->isReferenceType()
                                   : Capture.getCaptureKind() == LCK_ByRef;
}

bool CaptureFixer::isWritten() const {
  for (SourceLocation Loc :
       {Lambda->getBeginLoc(), Lambda->getEndLoc(), Dangling.Call->getEndLoc()})
    if (Loc.isInvalid() || Loc.isMacroID() || SM.isInSystemHeader(Loc))
      return false;
  return !isInstantiated(*Lambda->getCallOperator());
}

/// `co_spawn(context, [x] { … }(), token)`: without the call, co_spawn keeps the lambda.
bool CaptureFixer::givesLambda(CaptureFix &Fix) const {
  if (!Dangling.Spawn || Dangling.Call->getNumArgs() != 1)
    return false;
  const FunctionDecl *Callee = Dangling.Spawn->getDirectCallee();
  const auto *Said =
      Callee ? Model.profiles()
                   .function(Callee, FunctionRole::KeepsCallableAlive)
                   .Says
             : nullptr;
  if (!Said || Said->Argument.Index < 0 ||
      unsigned(Said->Argument.Index) >= Dangling.Spawn->getNumArgs() ||
      Dangling.Spawn->getArg(Said->Argument.Index)->IgnoreImplicit() !=
          Dangling.Call)
    return false;
  const Expr *Callable = Dangling.Call->getArg(0);
  Fix.Edits.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
      behind(Callable->getEndLoc()), behind(Dangling.Call->getEndLoc()))));
  Fix.Advice = "give it the lambda itself, which it keeps until the task is "
               "done";
  return true;
}

/// Inserts \p Parameters in front of those that the lambda has.
FixItHint CaptureFixer::insertParameters(const std::string &Parameters) const {
  const CXXMethodDecl *Operator = Lambda->getCallOperator();
  if (!Lambda->hasExplicitParameters()) {
    SourceLocation After = Lambda->getIntroducerRange().getEnd();
    return FixItHint::CreateInsertion(behind(After), "(" + Parameters + ")");
  }
  SourceLocation Open = Operator->getFunctionTypeLoc().getLParenLoc();
  bool HasOthers = llvm::any_of(Operator->parameters(), [](const auto *P) {
    return P->getLocation().isValid();
  });
  return FixItHint::CreateInsertion(Open.getLocWithOffset(1),
                                    Parameters + (HasOthers ? ", " : ""));
}

/// `[x](this auto)`: the closure is a parameter by value.
bool CaptureFixer::takesItself(CaptureFix &Fix) const {
  const CXXMethodDecl *Operator = Lambda->getCallOperator();
  const CXXRecordDecl *Closure = Lambda->getLambdaClass();
  if (!LangOpts.CPlusPlus23 || Lambda->isMutable() || Operator->isStatic() ||
      Operator->isExplicitObjectMemberFunction() ||
      Lambda->getTemplateParameterList() ||
      (Lambda->hasExplicitParameters() &&
       Operator->getFunctionTypeLoc().isNull()))
    return false;
  // A lambda with a name, and be it a parameter's, is copied into its coroutine.
  bool IsNamed =
      Dangling.What.Object.Local || !isa<CXXOperatorCallExpr>(Dangling.Call);
  if (IsNamed && (Closure->defaultedCopyConstructorIsDeleted() ||
                  !Closure->hasSimpleCopyConstructor()))
    for (const FieldDecl *Field : Closure->fields()) {
      const auto *Class = Field->getType()->getAsCXXRecordDecl();
      if (Class && llvm::any_of(constructorsOf(*Class), [](const auto *C) {
            return C->isCopyConstructor() && C->isDeleted();
          }))
        return false;
    }
  Fix.Edits.push_back(insertParameters("this auto"));
  Fix.Advice = "take the lambda by value: its captures then live in the "
               "coroutine";
  return true;
}

/// Where the arguments of the call begin; invalid if that can't be told.
SourceLocation CaptureFixer::argumentsBegin() const {
  SourceLocation Loc = behind(Dangling.Call->getArg(0)->getEndLoc());
  Token Next;
  if (Loc.isInvalid() ||
      Lexer::getRawToken(Loc, Next, SM, LangOpts, /*IgnoreWhiteSpace=*/true) ||
      Next.isNot(tok::l_paren))
    return {};
  return behind(Next.getLocation());
}

/// `[](auto x) { … }(x)`: what was captured is given as an argument.
bool CaptureFixer::takesParameters(CaptureFix &Fix) const {
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(Dangling.Call);
  if (!Call || !isa<LambdaExpr>(withoutWrappers(Call->getArg(0))) ||
      Lambda->getCallOperator()->isExplicitObjectMemberFunction() ||
      Lambda->getTemplateParameterList() ||
      (Lambda->hasExplicitParameters() &&
       Lambda->getCallOperator()->getFunctionTypeLoc().isNull()))
    return false;
  SourceLocation Begin = argumentsBegin();
  if (Begin.isInvalid() || Begin.isMacroID())
    return false;
  std::string Parameters, Arguments;
  for (const LambdaCapture &Capture : Lambda->captures()) {
    const auto *Variable = Capture.capturesVariable()
                               ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                               : nullptr;
    // An array would decay, and `this` has no name of its own.
    if (!Variable || Capture.isPackExpansion() ||
        Variable->getType().getNonReferenceType()->isArrayType() ||
        Variable->getType()->isFunctionType())
      return false;
    llvm::StringRef Name = Variable->getName(), Argument = Name;
    if (Variable->isInitCapture()) {
      const Expr *Init = Variable->getInit();
      Init = Init ? Init->IgnoreImplicit() : nullptr;
      if (!Init || isa<ParenListExpr, InitListExpr>(Init))
        return false;
      Argument = text(Init->getSourceRange());
    }
    bool ByReference = capturesByReference(Capture);
    if (Name.empty() || Argument.empty())
      return false;
    llvm::StringRef Separator = Parameters.empty() ? "" : ", ";
    Parameters += (Separator + (ByReference ? "auto &" : "auto ") + Name).str();
    Arguments += (Separator + Argument).str();
  }
  bool HasArguments =
      Call->getNumArgs() > 1 && !isa<CXXDefaultArgExpr>(Call->getArg(1));
  Fix.Edits.push_back(
      FixItHint::CreateReplacement(Lambda->getIntroducerRange(), "[]"));
  Fix.Edits.push_back(insertParameters(Parameters));
  Fix.Edits.push_back(FixItHint::CreateInsertion(
      Begin, Arguments + (HasArguments ? ", " : "")));
  Fix.Advice = "take what it captures as parameters: they live in the "
               "coroutine";
  return true;
}

CaptureFix CaptureFixer::find() {
  CaptureFix Fix;
  Lambda = lambdaOf(Dangling.What);
  if (!Lambda || !isWritten())
    return Fix;
  Fix.IsSafe = llvm::none_of(Lambda->captures(), capturesByReference);
  if (!givesLambda(Fix) && !takesItself(Fix))
    takesParameters(Fix);
  return Fix;
}

} // namespace

CaptureFix captureFix(const DanglingTask &Dangling, CoroutineModel &Model) {
  return CaptureFixer(Dangling, Model).find();
}

} // namespace clang::tidy::coro
