// The awaitable form of a blocking call, as a profile or the awaited type itself gives it.
#include "Analysis/Replacement.h"
#include "Analysis/QualifiedNames.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {
namespace {

/// The source of \p E; empty if it comes from a macro.
std::string sourceOf(const Expr *E, const ASTContext &Context) {
  CharSourceRange Range = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(E->getSourceRange()),
      Context.getSourceManager(), Context.getLangOpts());
  if (Range.isInvalid() || E->getBeginLoc().isMacroID())
    return {};
  return Lexer::getSourceText(Range, Context.getSourceManager(),
                              Context.getLangOpts())
      .str();
}

/// An object as it is written.
struct WrittenObject {
  std::string
      Text; ///< something that `.` or `->` can follow; empty if it is not written or can't be edited
  bool IsPointer = false; ///< a pointer, or an object that works as one

  std::string value() const { return IsPointer ? "*" + Text : Text; }
};

/// The object of the member call \p Site.
WrittenObject objectOf(const Expr *Site, const ASTContext &Context) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(Site);
  const Expr *Object = Call ? Call->getImplicitObjectArgument() : nullptr;
  if (!Object || Object->isImplicitCXXThis())
    return {};
  Object = Object->IgnoreImplicit();
  bool IsPointer = Object->getType()->isPointerType();
  // `p->f()` by an operator: the object ends with the arrow in the source.
  if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(Object);
      Arrow && Arrow->getOperator() == OO_Arrow) {
    Object = Arrow->getArg(0)->IgnoreImplicit();
    IsPointer = true;
  }
  std::string Text = sourceOf(Object, Context);
  if (Text.empty())
    return {};
  bool Primary = isa<DeclRefExpr, MemberExpr, CallExpr, ParenExpr,
                     ArraySubscriptExpr, CXXThisExpr>(Object) &&
                 !isa<CXXOperatorCallExpr>(Object);
  return {Primary ? Text : "(" + Text + ")", IsPointer};
}

llvm::SmallVector<const Expr *, 4> writtenArguments(const Expr *Site) {
  llvm::SmallVector<const Expr *, 4> Args;
  const auto *Call = dyn_cast<CallExpr>(Site);
  if (!Call)
    return Args;
  // The first argument of a function object's operator is the object.
  for (const Expr *Arg : llvm::drop_begin(
           Call->arguments(), isa<CXXOperatorCallExpr>(Call) ? 1 : 0))
    if (!isa<CXXDefaultArgExpr>(Arg))
      Args.push_back(Arg);
  return Args;
}

/// One more than the highest argument that \p Template names.
unsigned argumentsNamed(llvm::StringRef Template) {
  unsigned Count = 0;
  for (size_t At = Template.find('$'); At != llvm::StringRef::npos;
       At = Template.find('$', At + 1))
    if (At + 1 < Template.size() && isDigit(Template[At + 1]))
      Count = std::max<unsigned>(Count, Template[At + 1] - '0' + 1);
  return Count;
}

/// Ticks a second of the durations that a template can name.
unsigned ticksPerSecond(llvm::StringRef Unit) {
  return llvm::StringSwitch<unsigned>(Unit)
      .Case("milliseconds", 1000)
      .Case("microseconds", 1000000)
      .Default(1);
}

/// Whether a `std::chrono::duration` of type \p T loses nothing in \p Unit, so that it converts by itself
/// ([time.duration.cons]).
bool convertsTo(QualType T, llvm::StringRef Unit) {
  auto Instance = [](QualType T, llvm::StringRef Name) {
    const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T.getNonReferenceType()->getAsCXXRecordDecl());
    return Class && isNamed(Class, Name) && Class->getTemplateArgs().size() == 2
               ? Class
               : nullptr;
  };
  const auto *Duration = Instance(T, "std::chrono::duration");
  if (!Duration)
    return true;
  const TemplateArgumentList &Args = Duration->getTemplateArgs();
  const auto *Period = Instance(Args[1].getAsType(), "std::ratio");
  if (!Period || Args[0].getAsType()->isFloatingType())
    return false;
  int64_t Num = Period->getTemplateArgs()[0].getAsIntegral().getExtValue();
  int64_t Den = Period->getTemplateArgs()[1].getAsIntegral().getExtValue();
  return Num * ticksPerSecond(Unit) % Den == 0;
}

/// \p Template with its `$N`, `$N|unit` and `$object` filled in, or nothing if one of them has no source.
std::optional<std::string> fillIn(llvm::StringRef Template, const Expr *Site,
                                  const ASTContext &Context) {
  auto Args = writtenArguments(Site);
  std::string Result;
  while (!Template.empty()) {
    auto [Text, Rest] = Template.split('$');
    Result += Text;
    if (Text.size() == Template.size())
      break;
    std::string Value;
    if (Rest.consume_front("object")) {
      WrittenObject Object = objectOf(Site, Context);
      if (Object.IsPointer && Rest.consume_front("."))
        Value = Object.Text.empty() ? "" : Object.Text + "->";
      else if (!Object.Text.empty())
        Value = Object.value();
    } else {
      unsigned Index = 0;
      if (Rest.consumeInteger(10, Index) || Index >= Args.size())
        return std::nullopt;
      Value = sourceOf(Args[Index], Context);
      if (Rest.consume_front("|")) {
        llvm::StringRef Unit = Rest.take_while(llvm::isAlpha);
        Rest = Rest.drop_front(Unit.size());
        if (!Value.empty() && !convertsTo(Args[Index]->getType(), Unit))
          Value =
              ("std::chrono::ceil<std::chrono::" + Unit + ">(" + Value + ")")
                  .str();
      }
    }
    if (Value.empty())
      return std::nullopt;
    Result += Value;
    Template = Rest;
  }
  return Result;
}

/// Whether the operator co_await has to be put in parentheses in place of \p E.
bool needsParentheses(const Expr *E, ASTContext &Context) {
  DynTypedNode Node = DynTypedNode::create(*E);
  while (true) {
    auto Parents = Context.getParents(Node);
    if (Parents.empty())
      return true;
    Node = Parents[0];
    const auto *Parent = Node.get<Expr>();
    if (!Parent || isa<ParenExpr>(Parent))
      return false;
    if (!isa<FullExpr, ImplicitCastExpr, CXXBindTemporaryExpr,
             MaterializeTemporaryExpr>(Parent))
      return !isa<CallExpr, CXXConstructExpr, InitListExpr>(Parent) ||
             isa<CXXOperatorCallExpr>(Parent);
  }
}

/// Replaces \p Site by \p Text, where it is an expression of the file itself and of the coroutine itself.
std::vector<FixItHint> edit(const CallSite &Site, std::string Text,
                            ASTContext &Context) {
  const Expr *E = Site.Site;
  SourceRange Range = E->getSourceRange();
  if (Range.getBegin().isMacroID() || Range.getEnd().isMacroID() ||
      Range.isInvalid() || E->getExprLoc() != Site.Loc)
    return {};
  if (needsParentheses(E, Context))
    Text = "(" + Text + ")";
  return {FixItHint::CreateReplacement(Range, Text)};
}

const Expr *awaitedObject(const CallSite &Site) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Site.Site);
  return Call && Call->getNumArgs() == 0 ? Call->getImplicitObjectArgument()
                                         : nullptr;
}

/// The class whose member is called: `x.f()` and `x->f()` alike.
QualType objectType(const Expr *Object) {
  QualType T = Object->getType();
  return T->isPointerType() ? T->getPointeeType() : T;
}

/// `co_await object` in place of `object.get()`.
std::optional<Replacement> awaitTheObject(const CallSite &Site,
                                          const FunctionDecl *Coroutine,
                                          CoroutineModel &Model) {
  const Expr *Object = awaitedObject(Site);
  if (!Object || !couldAwaitObject(Site, Coroutine, Model))
    return std::nullopt;
  const TypeFacets &Facets = Model.facets(objectType(Object));
  // Not known as long as nobody awaits one: the awaiter is not instantiated then.
  QualType Result = Facets.AwaitResult;
  if (!Result.isNull() &&
      Result.getNonReferenceType().getCanonicalType() !=
          Site.Site->getType().getNonReferenceType().getCanonicalType())
    return std::nullopt;
  WrittenObject Written = objectOf(Site.Site, Model.context());
  if (Written.Text.empty())
    return std::nullopt;
  std::string Text = Written.value();
  if (Facets.RvalueOnly && (Object->getType()->isPointerType() ||
                            Object->IgnoreImplicit()->isLValue())) {
    if (!declarationNamed("std::move", Model.context()))
      return std::nullopt;
    Text = "std::move(" + Text + ")";
  }
  Text = "co_await " + Text;
  return Replacement{"'" + Text + "'", edit(Site, Text, Model.context())};
}

/// Whether a form that awaits just what the call gets, without a word of the library, can be awaited here.
bool canAwaitOperand(const ReplacementProfile &Says, const CallSite &Site,
                     const FunctionDecl *Coroutine, CoroutineModel &Model) {
  if (!Says.Needs.empty())
    return true;
  const CXXRecordDecl *Promise = promiseOfCoroutine(Coroutine);
  llvm::StringRef With = Says.With;
  if (!Promise || !With.consume_front("co_await "))
    return true;
  auto Args = writtenArguments(Site.Site);
  const Expr *Operand = With == "$0" && !Args.empty() ? Args[0] : nullptr;
  return !Operand || Model.canAwait(Promise, Operand->getType());
}

} // namespace

bool couldAwaitObject(const CallSite &Site, const FunctionDecl *Coroutine,
                      CoroutineModel &Model) {
  const Expr *Object = awaitedObject(Site);
  const CXXRecordDecl *Promise = promiseOfCoroutine(Coroutine);
  return Object && Promise && Model.facets(objectType(Object)).isAwaitable() &&
         Model.canAwait(Promise, objectType(Object));
}

std::optional<Replacement> replacementFor(const CallSite &Site,
                                          const BlockingSource &Source,
                                          const FunctionDecl *Coroutine,
                                          CoroutineModel &Model) {
  std::optional<Replacement> Words;
  if (!Source.Instead.empty())
    Words = Replacement{Source.Instead, {}};
  // In a handler there is no await ([expr.await]/2).
  if (Site.Kind != CallSite::Call || !Site.Site || Site.InHandler)
    return Words;
  const CXXRecordDecl *Returns = classOf(Coroutine->getReturnType());
  unsigned Written = writtenArguments(Site.Site).size();
  for (const auto &Profile : llvm::reverse(Model.profiles().profiles()))
    for (const ReplacementProfile &Says : Profile->Replacements) {
      if (!Returns || !isNamed(Source.Function, Says.Call) ||
          llvm::none_of(Says.In, [&](const std::string &Name) {
            return isNamed(Returns, Name);
          }))
        continue;
      if (Says.With.empty()) {
        Words = Replacement{"'" + Says.Hint + "'", {}};
        continue;
      }
      if (argumentsNamed(Says.With) != Written ||
          !canAwaitOperand(Says, Site, Coroutine, Model) ||
          !llvm::all_of(Says.Needs, [&](const std::string &Name) {
            return declarationNamed(Name, Model.context());
          }))
        continue;
      if (auto Text = fillIn(Says.With, Site.Site, Model.context()))
        return Replacement{"'" + *Text + "'",
                           edit(Site, *Text, Model.context())};
    }
  if (auto Await = awaitTheObject(Site, Coroutine, Model))
    return Await;
  return Words;
}

} // namespace clang::tidy::coro
