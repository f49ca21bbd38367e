// coro-promise-contract: a promise, an awaiter or the owner of a coroutine breaks the rules that it is made to keep.
#include "Analysis/AwaitSuspend.h"
#include "Analysis/CoroutineHandles.h"
#include "Analysis/HandleOwners.h"
#include "Analysis/Instantiation.h"
#include "Analysis/StoredException.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Model/RecordLookup.h"
#include "Support/DisplayType.h"
#include "Support/MacroPlace.h"
#include "clang/AST/Attr.h"
#include "clang/Lex/Lexer.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds promises, awaiters and owners of coroutines that lose an exception or a coroutine, or use one that is gone.
///
/// Before:
/// \code
///   auto final_suspend() { return std::suspend_always(); }
///   void unhandled_exception() {}
/// \endcode
/// After:
/// \code
///   auto final_suspend() noexcept { return std::suspend_always(); }
///   void unhandled_exception() { error = std::current_exception(); }
/// \endcode
class PromiseContractCheck : public CoroCheck {
public:
  PromiseContractCheck(StringRef Name, ClangTidyContext *Context)
      : CoroCheck(Name, Context),
        ReportMissingNodiscard(Options.get("ReportMissingNodiscard", false)),
        ReportMissingElidable(Options.get("ReportMissingElidable", false)),
        ReportInlineResume(Options.get("ReportInlineResume", false)),
        ReportNoexceptCoroutines(
            Options.get("ReportNoexceptCoroutines", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportMissingNodiscard", ReportMissingNodiscard);
    Options.store(Opts, "ReportMissingElidable", ReportMissingElidable);
    Options.store(Opts, "ReportInlineResume", ReportInlineResume);
    Options.store(Opts, "ReportNoexceptCoroutines", ReportNoexceptCoroutines);
  }
  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(cxxRecordDecl(isDefinition()).bind("class"), this);
    if (ReportNoexceptCoroutines)
      Finder->addMatcher(
          functionDecl(isDefinition(), hasBody(coroutineBodyStmt()))
              .bind("coroutine"),
          this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void checkPromise(const CXXRecordDecl &Promise);
  void checkUnhandledException(const CXXMethodDecl &Method);
  void checkFinalSuspend(const CXXMethodDecl &Method);
  void reportThrowing(const CXXMethodDecl &Method);
  void checkAwaitSuspend(const CXXMethodDecl &Method);
  void checkOwner(const CXXRecordDecl &Record);
  void checkAttributes(const CXXRecordDecl &Record);
  void checkCoroutine(const FunctionDecl &F);
  bool isSilent(SourceLocation Loc) {
    return !isReportable(Loc, Model->context().getSourceManager()) ||
           isRepeated(Loc);
  }

  const bool ReportMissingNodiscard, ReportMissingElidable, ReportInlineResume,
      ReportNoexceptCoroutines;
  CoroutineModel *Model = nullptr;
};

/// The method of \p Record itself that is called \p Name; a template gives its pattern.
const CXXMethodDecl *ownMethod(const CXXRecordDecl &Record, StringRef Name) {
  for (const FunctionDecl *F : methodsNamed(&Record, Name))
    if (const auto *Method = dyn_cast<CXXMethodDecl>(F);
        Method && Method->getParent() == &Record)
      return Method;
  return nullptr;
}

/// Whether \p Method may throw by its declaration.
bool mayThrow(const FunctionDecl &Method) {
  switch (Method.getExceptionSpecType()) {
  case EST_None:
  case EST_NoexceptFalse:
  case EST_MSAny:
  case EST_Dynamic:
    return true;
  default:
    return false;
  }
}

/// The edit that makes \p Method noexcept; nothing where that is not simply an insertion.
std::optional<FixItHint> noexceptFix(const FunctionDecl &Method) {
  const SourceManager &SM = Method.getASTContext().getSourceManager();
  const LangOptions &Options = Method.getASTContext().getLangOpts();
  FunctionTypeLoc Type = Method.getFunctionTypeLoc();
  if (!Type || Method.getExceptionSpecType() != EST_None ||
      Type.getRParenLoc().isMacroID())
    return std::nullopt;
  // `noexcept` stands behind the qualifiers.
  SourceLocation Last = Type.getRParenLoc();
  while (std::optional<Token> Next = Lexer::findNextToken(Last, SM, Options)) {
    if (!Next->isOneOf(tok::amp, tok::ampamp) &&
        !(Next->is(tok::raw_identifier) &&
          (Next->getRawIdentifier() == "const" ||
           Next->getRawIdentifier() == "volatile")))
      break;
    Last = Next->getLocation();
  }
  return FixItHint::CreateInsertion(
      Lexer::getLocForEndOfToken(Last, 0, SM, Options), " noexcept");
}

} // namespace

void PromiseContractCheck::check(const MatchFinder::MatchResult &Result) {
  Model = &modelOf(*Result.Context);
  if (const auto *F = Result.Nodes.getNodeAs<FunctionDecl>("coroutine"))
    return checkCoroutine(*F);
  const auto *Record = Result.Nodes.getNodeAs<CXXRecordDecl>("class");
  // What is wrong with a template is wrong as it is written.
  if (Record->isLambda() || Record->isImplicit() ||
      Record->getTemplateInstantiationPattern() ||
      Result.SourceManager->isInSystemHeader(Record->getLocation()))
    return;
  checkPromise(*Record);
  if (const CXXMethodDecl *Suspend = ownMethod(*Record, "await_suspend"))
    checkAwaitSuspend(*Suspend);
  checkOwner(*Record);
  checkAttributes(*Record);
}

//===----------------------------------------------------------------------===//
// Promises
//===----------------------------------------------------------------------===//

void PromiseContractCheck::checkPromise(const CXXRecordDecl &Promise) {
  if (!Model->context().getLangOpts().CXXExceptions)
    return;
  if (const CXXMethodDecl *Final = ownMethod(Promise, "final_suspend");
      Final && methodNamed(&Promise, "initial_suspend"))
    checkFinalSuspend(*Final);
  if (const CXXMethodDecl *Unhandled =
          ownMethod(Promise, "unhandled_exception"))
    checkUnhandledException(*Unhandled);
}

void PromiseContractCheck::checkUnhandledException(
    const CXXMethodDecl &Method) {
  const FunctionDecl *Get =
      methodNamed(Method.getParent(), "get_return_object");
  if (!Get || !Method.hasBody())
    return;
  const TypeFacets &Facets = Model->resultFacets(Get);
  // A coroutine that nobody waits for has nobody to tell.
  if (!Facets.isTask() && !Facets.isGenerator())
    return;
  SourceLocation Loc = Method.getLocation();
  if (swallowsException(Method)) {
    if (isSilent(Loc))
      return;
    diag(Loc, "an exception in the body of the coroutine is swallowed: whoever "
              "%select{awaits|iterates}0 it goes on as if it had succeeded")
        << Facets.isGenerator();
    diag(Loc,
         "store 'std::current_exception()' and rethrow it where the result is "
         "taken, or call 'std::terminate()'",
         DiagnosticIDs::Note);
    return;
  }
  const FieldDecl *Stored = exceptionNeverRead(Method);
  if (!Stored || isSilent(Loc))
    return;
  diag(Loc, "the exception that is stored in %0 is never rethrown: whoever "
            "%select{awaits|iterates}1 the coroutine goes on as if it had "
            "succeeded")
      << Stored << Facets.isGenerator();
  diag(Stored->getLocation(), "nothing reads it", DiagnosticIDs::Note);
}

void PromiseContractCheck::checkFinalSuspend(const CXXMethodDecl &Method) {
  if (mayThrow(Method))
    reportThrowing(Method);
  const CXXRecordDecl *Awaiter = classOf(resultOf(&Method));
  const SourceManager &SM = Model->context().getSourceManager();
  if (!Awaiter || SM.isInSystemHeader(Awaiter->getLocation()))
    return;
  for (StringRef Name : {"await_ready", "await_suspend", "await_resume"})
    if (const FunctionDecl *F = methodNamed(Awaiter, Name)) {
      if (const FunctionDecl *Pattern = patternOf(*F))
        F = Pattern;
      if (mayThrow(*F) && !SM.isInSystemHeader(F->getLocation()))
        reportThrowing(cast<CXXMethodDecl>(*F));
    }
}

void PromiseContractCheck::reportThrowing(const CXXMethodDecl &Method) {
  if (isSilent(Method.getLocation()))
    return;
  {
    auto Diag = diag(Method.getLocation(),
                     "%0 must be 'noexcept': it runs %select{at|when}1 the "
                     "%select{end of the coroutine|coroutine is suspended at "
                     "its end}1, where no exception can be handled any more")
                << &Method << (Method.getName() != "final_suspend");
    if (std::optional<FixItHint> Fix = noexceptFix(Method))
      Diag << *Fix;
  }
}

//===----------------------------------------------------------------------===//
// Awaiters
//===----------------------------------------------------------------------===//

void PromiseContractCheck::checkAwaitSuspend(const CXXMethodDecl &Method) {
  for (const AwaitSuspendFault &Fault : awaitSuspendFaults(Method, *Model)) {
    SourceLocation Loc = Fault.Where->getExprLoc();
    if (Fault.Kind == AwaitSuspendFaultKind::InlineResume &&
        !ReportInlineResume)
      continue;
    if (isSilent(Loc))
      continue;
    switch (Fault.Kind) {
    case AwaitSuspendFaultKind::UsedAfterResume:
      diag(Loc, "the awaiter may be gone here: it lives in the frame of the "
                "coroutine that was %select{resumed|destroyed|handed to "
                "another thread}0 before")
          << Fault.How;
      diag(Fault.Resumed->getExprLoc(),
           "the coroutine is %select{resumed|destroyed|handed over}0 here",
           DiagnosticIDs::Note)
          << Fault.How;
      diag(Loc, "copy what is needed into a local before", DiagnosticIDs::Note);
      break;
    case AwaitSuspendFaultKind::NullHandle:
      diag(Loc, "a null handle is resumed here, which is undefined: return "
                "'std::noop_coroutine()' where nothing is to be resumed");
      break;
    case AwaitSuspendFaultKind::InlineResume:
      diag(Loc, "resuming a coroutine inside 'await_suspend' takes a stack "
                "frame for each in a row: return its handle instead");
      break;
    }
  }
}

//===----------------------------------------------------------------------===//
// Owners
//===----------------------------------------------------------------------===//

void PromiseContractCheck::checkOwner(const CXXRecordDecl &Record) {
  for (const OwnerFault &Fault : ownerFaults(Record)) {
    SourceLocation Loc =
        Fault.Where ? Fault.Where->getExprLoc() : Fault.Member->getLocation();
    if (isSilent(Loc))
      continue;
    switch (Fault.Kind) {
    case OwnerFaultKind::Leaked:
      diag(Loc, "the coroutine of %0 is leaked: its handle is overwritten and "
                "was not destroyed")
          << Fault.Handle;
      break;
    case OwnerFaultKind::KeptTwice:
      diag(Loc, "after this move both objects have the handle %0, and both "
                "destroy its coroutine")
          << Fault.Handle;
      diag(Loc, "take it with 'std::exchange'", DiagnosticIDs::Note);
      break;
    }
    diag(Fault.Handle->getLocation(),
         "the destructor of %1 destroys the coroutine of %0",
         DiagnosticIDs::Note)
        << Fault.Handle << &Record;
  }
}

//===----------------------------------------------------------------------===//
// Hints
//===----------------------------------------------------------------------===//

void PromiseContractCheck::checkAttributes(const CXXRecordDecl &Record) {
  if ((!ReportMissingNodiscard && !ReportMissingElidable) ||
      !Record.getIdentifier() || isa<ClassTemplateSpecializationDecl>(Record))
    return;
  const ClassTemplateDecl *Template = Record.getDescribedClassTemplate();
  ASTContext &Context = Model->context();
  const TypeFacets &Facets = Model->facets(
      Template ? Template->getCanonicalInjectedSpecializationType(Context)
               : Context.getCanonicalTagType(&Record));
  SourceLocation Loc = Record.getLocation();
  if (!Facets.isTask() || Facets.Start != StartKind::Lazy || Loc.isMacroID())
    return;
  bool LacksNodiscard = ReportMissingNodiscard && !Facets.NoDiscard;
  bool LacksElidable =
      ReportMissingElidable && !Record.hasAttr<CoroAwaitElidableAttr>();
  if ((!LacksNodiscard && !LacksElidable) || isSilent(Loc))
    return;
  if (LacksNodiscard)
    diag(Loc, "%0 is no '[[nodiscard]]' type: a task that is dropped never "
              "runs, and no compiler says so")
        << &Record << FixItHint::CreateInsertion(Loc, "[[nodiscard]] ");
  if (LacksElidable)
    diag(Loc, "with '[[clang::coro_await_elidable]]' clang can put the frame "
              "of a %0 that is awaited at once into that of its caller")
        << &Record
        << FixItHint::CreateInsertion(Loc, "[[clang::coro_await_elidable]] ");
}

void PromiseContractCheck::checkCoroutine(const FunctionDecl &F) {
  if (mayThrow(F) || F.getExceptionSpecType() == EST_Unevaluated ||
      isInstantiated(F) || isSilent(F.getLocation()))
    return;
  diag(F.getLocation(),
       "'noexcept' says nothing about the body of a coroutine: its exceptions "
       "go to the promise, and one in its set-up ends the program");
}

static CheckRegistration<PromiseContractCheck>
    Register("coro-promise-contract");

} // namespace clang::tidy::coro
