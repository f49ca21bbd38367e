// coro-unreleased-semaphore: what was acquired from a semaphore or an async lock is not given back on some path.
#include "Analysis/Ancestors.h"
#include "Analysis/Discarded.h"
#include "Checks/CheckRegistration.h"
#include "Checks/LifecycleCheck.h"
#include "Model/RecordLookup.h"
#include "Support/MacroPlace.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

/// Finds semaphores and async locks that a function acquires by hand and does not release on each of its paths.
///
/// Before:
/// \code
///   co_await mutex.lock_async();
///   if (items.empty())
///     co_return;
///   mutex.unlock();
/// \endcode
/// After:
/// \code
///   auto lock = co_await mutex.scoped_lock_async();
///   if (items.empty())
///     co_return;
/// \endcode
class UnreleasedSemaphoreCheck : public LifecycleCheck {
public:
  UnreleasedSemaphoreCheck(StringRef Name, ClangTidyContext *Context)
      : LifecycleCheck(Name, Context, LifecycleKind::Permit) {}

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override {
    if (promiseOfCoroutine(&Function))
      LifecycleCheck::checkFunction(Function, Context);
  }

private:
  void report(const LifecycleFault &Fault, const FunctionDecl &Function,
              CoroutineModel &Model) override;
};

/// Whether an object of type \p T does something of its own at its end.
bool isGuard(QualType T) {
  const CXXRecordDecl *Class = T.isNull() ? nullptr : classOf(T);
  const CXXDestructorDecl *Destructor =
      Class && Class->hasDefinition() ? Class->getDestructor() : nullptr;
  return Destructor && Destructor->isUserProvided();
}

/// Whether awaiting what \p Acquire gives makes a guard. Of a template-id that nobody awaited yet, the first argument
/// tells.
bool givesGuard(const FunctionDecl &Acquire, CoroutineModel &Model) {
  if (QualType Result = Model.resultFacets(&Acquire).AwaitResult;
      !Result.isNull())
    return isGuard(Result);
  const auto *Operation = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Acquire.getReturnType()->getAsCXXRecordDecl());
  return Operation && Operation->getTemplateArgs().size() != 0 &&
         Operation->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
         isGuard(Operation->getTemplateArgs()[0].getAsType());
}

/// The member of the same class whose await gives what releases itself, such as `scoped_lock`; empty if there is none.
StringRef scopedForm(const TypeFacets &Facets, CoroutineModel &Model) {
  for (StringRef Name : Facets.AcquireMembers)
    for (const FunctionDecl *F : methodsNamed(Facets.Class, Name))
      if (F->getNumParams() == 0 && givesGuard(*F, Model))
        return Name;
  return {};
}

/// The edits that take \p Scoped in place of the acquire, and leave the releases to what it gives. Empty where one of them
/// is no statement of its own.
llvm::SmallVector<FixItHint, 4> scopedFix(const LifecycleFault &Fault,
                                          StringRef Scoped,
                                          const FunctionDecl &F,
                                          const ASTContext &Context) {
  const auto *Await = dyn_cast<CoawaitExpr>(Fault.Opened);
  const auto *Acquire =
      Await ? dyn_cast<CXXMemberCallExpr>(withoutWrappers(Await->getOperand()))
            : nullptr;
  const auto *Member =
      Acquire ? dyn_cast<MemberExpr>(Acquire->getCallee()) : nullptr;
  const Stmt *Statement = statementAround(Fault.Opened, F.getBody());
  if (!Member || !isa_and_nonnull<Expr>(Statement) ||
      withoutWrappers(cast<Expr>(Statement)) != Await ||
      Statement->getBeginLoc().isMacroID())
    return {};
  const SourceManager &Sources = Context.getSourceManager();
  const LangOptions &LangOpts = Context.getLangOpts();
  llvm::SmallVector<FixItHint, 4> Fixes{
      FixItHint::CreateInsertion(Statement->getBeginLoc(),
                                 "auto " + Fault.Object->getNameAsString() +
                                     "Guard = "),
      FixItHint::CreateReplacement(Member->getMemberLoc(), Scoped)};
  for (const Expr *End : Fault.Ends) {
    const Stmt *Release = statementAround(End, F.getBody());
    auto Semicolon =
        isa_and_nonnull<Expr>(Release)
            ? Lexer::findNextToken(Release->getEndLoc(), Sources, LangOpts)
            : std::nullopt;
    if (!Semicolon || Semicolon->isNot(tok::semi) ||
        Release->getBeginLoc().isMacroID())
      return {};
    Fixes.push_back(FixItHint::CreateRemoval(CharSourceRange::getTokenRange(
        Release->getBeginLoc(), Semicolon->getLocation())));
  }
  return Fixes;
}

} // namespace

void UnreleasedSemaphoreCheck::report(const LifecycleFault &Fault,
                                      const FunctionDecl &Function,
                                      CoroutineModel &Model) {
  SourceLocation Loc = Fault.Opened->getExprLoc();
  diag(Loc, "%0 is acquired here and not released on each path: %select{what "
            "waits for it may wait for ever|whoever locks it next waits for "
            "ever}1")
      << Fault.Object << Fault.Facets->Roles.has(TypeRole::AsyncLock)
      << Fault.Opened->getSourceRange();
  StringRef Scoped = scopedForm(*Fault.Facets, Model);
  notePath(Fault, Function, "releasing", Model, /*WithFixes=*/Scoped.empty());
  if (!Scoped.empty())
    diag(Loc, "what '%0' gives releases it on each path", DiagnosticIDs::Note)
        << Scoped << scopedFix(Fault, Scoped, Function, Model.context());
}

static CheckRegistration<UnreleasedSemaphoreCheck>
    Register("coro-unreleased-semaphore");

} // namespace clang::tidy::coro
