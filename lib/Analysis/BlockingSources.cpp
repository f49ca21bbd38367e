// Which calls block by themselves: by a profile, by an attribute, by what a destructor waits for.
#include "Analysis/BlockingSources.h"
#include "Analysis/ConstantZero.h"
#include "Analysis/Discarded.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {
namespace {

const CXXRecordDecl *objectClass(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  return Method ? Method->getParent() : nullptr;
}

llvm::ArrayRef<const Expr *> argumentsOf(const Expr *Site) {
  if (const auto *Call = dyn_cast_or_null<CallExpr>(Site))
    return {Call->getArgs(), Call->getNumArgs()};
  if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Site))
    return {Construct->getArgs(), Construct->getNumArgs()};
  return {};
}

bool isCopyOrMove(const FunctionDecl *F) {
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(F);
  return Constructor && (Constructor->isCopyOrMoveConstructor() ||
                         Constructor->isDefaultConstructor());
}

/// Whether the call gives up at once instead of waiting: its time-out is zero.
bool waitsForNoTime(const CallSite &Site, BlockingGrade Grade,
                    const ASTContext &Context) {
  llvm::ArrayRef<const Expr *> Args = argumentsOf(Site.Site);
  if (Args.empty())
    return false;
  // A flag or an enumerator of value zero is no time.
  auto Zero = [&](const Expr *E) {
    QualType T = E->IgnoreImplicit()->getType();
    return Site.Callee->isExternC()
               ? T->isBuiltinType() && T->isIntegerType() && isZero(E, Context)
               : isZeroDuration(E, Context);
  };
  if (Grade == BlockingGrade::Sleep)
    return Zero(Args[0]);
  // poll() and epoll_wait() take it last (a signal mask may follow), the standard's wait_for() as its duration.
  if (Grade == BlockingGrade::Wait || Grade == BlockingGrade::Lock) {
    if (Site.Callee->isExternC())
      return llvm::any_of(Args.drop_front(), [&](const Expr *E) {
        return !E->getType()->isUnsignedIntegerType() && Zero(E);
      });
    return llvm::any_of(Args, Zero);
  }
  return false;
}

/// The standard streams are where a program says something; their reader is not made to wait by protocol.
bool writesToConsole(const CallSite &Site, const ASTContext &Context) {
  llvm::ArrayRef<const Expr *> Args = argumentsOf(Site.Site);
  Expr::EvalResult Result;
  if (Args.empty() || !Args[0]->getType()->isIntegerType() ||
      Args[0]->isValueDependent() || !Args[0]->EvaluateAsInt(Result, Context))
    return false;
  return Result.Val.getInt() == 1 || Result.Val.getInt() == 2;
}

/// Whether a function of the standard streams works on one that need not wait: anything but a file stream or std::cin,
/// as far as the call shows. A std::istream by reference may well be a string stream.
bool worksInMemory(const CallSite &Site) {
  llvm::ArrayRef<const Expr *> Args = argumentsOf(Site.Site);
  if (Args.empty() || !Site.Callee->isInStdNamespace() ||
      Site.Callee->getNumParams() == 0)
    return false;
  const CXXRecordDecl *Stream = Site.Callee->getParamDecl(0)
                                    ->getType()
                                    .getNonReferenceType()
                                    ->getAsCXXRecordDecl();
  if (!Stream || !isNamed(Stream, "std::basic_istream"))
    return false;
  const Expr *Source = Args[0]->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Source);
      Ref && isNamed(Ref->getDecl(), "std::cin"))
    return false;
  const CXXRecordDecl *Given =
      Source->getType().getNonReferenceType()->getAsCXXRecordDecl();
  return !Given || (!isNamed(Given, "std::basic_ifstream") &&
                    !isNamed(Given, "std::basic_fstream"));
}

/// Whether a class of the library works with non-blocking descriptors somewhere: what one of its members sets, the
/// others count on.
bool classIsNonBlocking(const FunctionDecl *Caller, CoroutineModel &Model) {
  const CXXRecordDecl *Class = objectClass(Caller);
  if (!Class || Class->isLambda())
    return false;
  for (const CXXMethodDecl *Method : Class->methods())
    if (Method->hasBody() && Method->getCanonicalDecl() != Caller &&
        callsOf(Method->getDefinition() ? Method->getDefinition() : Method,
                Model)
            .MentionsNonBlocking)
      return true;
  return false;
}

bool isDescriptorWork(const FunctionDecl *F, BlockingGrade Grade) {
  return F->isExternC() &&
         (Grade == BlockingGrade::IO || Grade == BlockingGrade::Wait ||
          Grade == BlockingGrade::Process || Grade == BlockingGrade::Lock);
}

BlockingTier tierOf(const FunctionDecl *F, BlockingGrade Grade) {
  if (Grade == BlockingGrade::Lock)
    return BlockingTier::Lock;
  // What takes a descriptor first: read, recv, accept…, but not fopen or getaddrinfo.
  if (Grade == BlockingGrade::IO && F->isExternC() && F->getNumParams() &&
      F->getParamDecl(0)->getType()->isIntegerType())
    return BlockingTier::Descriptor;
  return BlockingTier::Always;
}

/// The object of a call, or null.
const Expr *objectOf(const CallSite &Site) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Site.Site);
  return Call ? Call->getImplicitObjectArgument() : nullptr;
}

/// The local object that \p Call is a member call or a function call of, or null.
const VarDecl *localObjectOf(const Expr *Call) {
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call))
    Object = Member->getImplicitObjectArgument();
  else if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Call);
           Operator && Operator->getOperator() == OO_Call)
    Object = Operator->getArg(0);
  const auto *Ref =
      Object ? dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts()) : nullptr;
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType()
             ? Var
             : nullptr;
}

/// Whether \p Future is the other end of a local object that nobody else can get at and that the body did something to
/// before \p Site: `auto f = p.get_future(); p.set_value(1); f.get();`. What was asked of it without an argument is no
/// work that was handed to it.
bool isFulfilledHere(const ValueDecl *Future, const CallSite &Site,
                     const BodyCalls &Calls) {
  const auto *Var = dyn_cast<VarDecl>(Future);
  const auto *Made =
      Var && Var->getInit()
          ? dyn_cast<CXXMemberCallExpr>(withoutWrappers(Var->getInit()))
          : nullptr;
  const VarDecl *Promise =
      Made && Made->getNumArgs() == 0 ? localObjectOf(Made) : nullptr;
  if (!Promise || Calls.LetGo.contains(Promise))
    return false;
  for (const CallSite &Earlier : Calls.Sites) {
    if (&Earlier == &Site)
      return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(Earlier.Callee);
    if (Earlier.Site && Earlier.Site != Made && Method && !Method->isConst() &&
        localObjectOf(Earlier.Site) == Promise)
      return true;
  }
  return false;
}

/// Whether what the call would wait for is there already: its object was awaited, asked, or fulfilled.
bool resultIsReady(const CallSite &Site, const BodyCalls &Calls,
                   BlockingGrade Grade) {
  const Expr *Object = objectOf(Site);
  if (!Object ||
      (Grade != BlockingGrade::Wait && Grade != BlockingGrade::Deadlock))
    return false;
  bool Fulfilled = false;
  forEachMention(Object, [&](const ValueDecl *D) {
    Fulfilled |= isFulfilledHere(D, Site, Calls);
  });
  return Fulfilled || Calls.isReady(Object);
}

/// Whether the plain function \p Caller calls \p Site only for what another function could not answer: then the value of
/// an argument says whether it blocks, and that is its caller's.
bool isFallback(const CallSite &Site, const BodyCalls &Calls,
                const FunctionDecl *Caller, const FunctionProfile &Says) {
  if (Says.Unless.empty() || !Site.Site || coroutineBody(Caller))
    return false;
  DeclSet Asked;
  forEachMention(Site.Site, [&](const ValueDecl *D) { Asked.insert(D); });
  for (const CallSite &Earlier : Calls.Sites) {
    if (&Earlier == &Site)
      return false;
    if (!Earlier.Site || llvm::none_of(Says.Unless, [&](llvm::StringRef Name) {
          return isNamed(Earlier.Callee, Name);
        }))
      continue;
    bool Same = false;
    forEachMention(Earlier.Site,
                   [&](const ValueDecl *D) { Same |= Asked.contains(D); });
    if (Same)
      return true;
  }
  return false;
}

std::optional<BlockingSource> fromProfile(const CallSite &Site,
                                          const BodyCalls &Calls,
                                          const FunctionDecl *Caller,
                                          CoroutineModel &Model,
                                          const FunctionProfile &Says) {
  const FunctionDecl *F = Site.Callee;
  ASTContext &Context = Model.context();
  bool Object = Says.Argument.Index == ArgumentRef::Object;
  // An entry about an argument is about the calls that have it: the constructors that open, not the default one.
  if (Says.Role == FunctionRole::Blocking && !Object &&
      Says.Argument.Index >= 0 &&
      (isCopyOrMove(F) ||
       argumentsOf(Site.Site).size() <= unsigned(Says.Argument.Index)))
    return std::nullopt;
  if (waitsForNoTime(Site, Says.Grade, Context) || worksInMemory(Site) ||
      resultIsReady(Site, Calls, Says.Grade) ||
      isFallback(Site, Calls, Caller, Says))
    return std::nullopt;

  BlockingSource Source{F, Says.Grade, tierOf(F, Says.Grade), Says.Reason,
                        Says.Instead};
  if (Says.Role == FunctionRole::SyncWait)
    Source.Grade = BlockingGrade::Deadlock;
  else
    Source.RunsLoop = Says.Grade == BlockingGrade::Deadlock;
  if (isDescriptorWork(F, Says.Grade) &&
      (Calls.MentionsNonBlocking || writesToConsole(Site, Context) ||
       classIsNonBlocking(Caller, Model)))
    return std::nullopt;
  return Source;
}

/// The future of `std::async` waits for its function when it goes ([futures.async]/5).
bool isOfAsync(const Expr *Init, const ASTContext &Context) {
  const auto *Call = Init ? dyn_cast<CallExpr>(withoutWrappers(Init)) : nullptr;
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !isNamed(F, "std::async") || Call->getNumArgs() == 0)
    return false;
  const auto *Policy =
      dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts());
  return !Policy || !isa<EnumConstantDecl>(Policy->getDecl()) ||
         Policy->getDecl()->getName() != "deferred";
}

std::optional<BlockingSource> fromDestroyed(const CallSite &Site,
                                            const BodyCalls &Calls,
                                            CoroutineModel &Model) {
  const CXXRecordDecl *Class = objectClass(Site.Callee);
  if (Site.Ends &&
      (Calls.LetGo.contains(Site.Ends) || Calls.Awaited.contains(Site.Ends)))
    return std::nullopt;
  if (auto Says =
          Model.profiles().function(Site.Callee, FunctionRole::Blocking))
    return BlockingSource{Site.Callee, Says->Grade,
                          tierOf(Site.Callee, Says->Grade), Says->Reason,
                          Says->Instead};
  if (isOfAsync(Site.Site, Model.context()))
    return BlockingSource{Site.Callee, BlockingGrade::Wait,
                          BlockingTier::Always,
                          "waits for the function that std::async started",
                          "an awaitable that the other thread completes"};
  if (!Class || !Class->hasDefinition())
    return std::nullopt;
  for (const auto &Says : Model.profiles().types(Class))
    if (llvm::is_contained(Says->Roles, TypeRole::JoiningDestructor))
      return BlockingSource{
          Site.Callee, BlockingGrade::Join, BlockingTier::Always,
          Says->Reason.empty() ? "waits until its threads have finished"
                               : Says->Reason,
          ""};
  return std::nullopt;
}

/// The constructor of a lock guard takes the lock, unless a tag such as `std::defer_lock` says otherwise.
std::optional<BlockingSource> fromGuard(const CallSite &Site,
                                        CoroutineModel &Model) {
  llvm::ArrayRef<const Expr *> Args = argumentsOf(Site.Site);
  const CXXRecordDecl *Class = objectClass(Site.Callee);
  if (Site.Kind != CallSite::Construct || Args.empty() ||
      isCopyOrMove(Site.Callee))
    return std::nullopt;
  bool IsGuard = false;
  for (const auto &Says : Model.profiles().types(Class))
    IsGuard |= llvm::is_contained(Says->Roles, TypeRole::LockGuard);
  auto IsTag = [](const Expr *E) {
    const CXXRecordDecl *Record = E->getType()->getAsCXXRecordDecl();
    return Record && Record->hasDefinition() && Record->isEmpty();
  };
  if (!IsGuard || llvm::any_of(Args, IsTag))
    return std::nullopt;
  return BlockingSource{
      Site.Callee, BlockingGrade::Lock, BlockingTier::Lock,
      "blocks the thread while another thread holds the lock",
      "an async mutex of the coroutine library, or a critical section short "
      "enough not to matter"};
}

/// Whether \p D is a descriptor, or an array of them such as pipe() fills.
bool isDescriptor(const ValueDecl *D) {
  QualType T = D->getType().getNonReferenceType();
  if (const ArrayType *Array = D->getASTContext().getAsArrayType(T))
    T = Array->getElementType();
  return T->isIntegerType();
}

/// Whether \p E names a descriptor that an awaited object was made from, be it by way of another copy.
bool isDescriptorWaitedFor(const Expr *E, const BodyCalls &Calls) {
  bool Found = false;
  forEachMention(E, [&](const ValueDecl *D) {
    if (!isDescriptor(D))
      return;
    DeclSet Same;
    Same.insert(D);
    addSources(D, Same);
    Found |= llvm::any_of(Same, [&](const ValueDecl *Copy) {
      return isDescriptor(Copy) && Calls.WaitedFor.contains(Copy);
    });
  });
  return Found;
}

} // namespace

bool isReady(const CallSite &Site, const BodyCalls &Calls) {
  if (const Expr *Object = objectOf(Site))
    if (Calls.isReady(Object) ||
        (Calls.AwaitsOnThis && isa<CXXThisExpr>(Object->IgnoreParenImpCasts())))
      return true;
  llvm::ArrayRef<const Expr *> Args = argumentsOf(Site.Site);
  // read() and the like take it first.
  if (!Args.empty() && isDescriptorWaitedFor(Args.front(), Calls))
    return true;
  return llvm::any_of(Args,
                      [&](const Expr *Arg) { return Calls.isReady(Arg); });
}

CallVerdict judge(const CallSite &Site, const BodyCalls &Calls,
                  const FunctionDecl *Caller, CoroutineModel &Model) {
  const FunctionDecl *F = Site.Callee;
  if (Site.Kind == CallSite::Destroy) {
    // Whoever moved it on, or waited for it, does not wait for it at its end.
    if (Site.Ends && Calls.LetGo.contains(Site.Ends))
      return {std::nullopt, true};
    if (auto Source = fromDestroyed(Site, Calls, Model))
      return {Source, true};
    return {};
  }
  for (const auto &Says : Model.profiles().functions(F)) {
    switch (Says->Role) {
    case FunctionRole::Blocking:
    case FunctionRole::SyncWait:
      return {fromProfile(Site, Calls, Caller, Model, *Says.Says), true};
    case FunctionRole::NonBlocking:
    case FunctionRole::Offload:
    case FunctionRole::Spawn:
    case FunctionRole::Detach:
      return {std::nullopt, true};
    default:
      break;
    }
  }
  if (auto Source = fromGuard(Site, Model))
    return {Source, true};
  for (FunctionEffect Effect : F->getFunctionEffects().effects()) {
    if (Effect.kind() == FunctionEffect::Kind::NonBlocking ||
        (Effect.kind() == FunctionEffect::Kind::Blocking &&
         resultIsReady(Site, Calls, BlockingGrade::Wait)))
      return {std::nullopt, true};
    if (Effect.kind() == FunctionEffect::Kind::Blocking)
      return {BlockingSource{F, BlockingGrade::Wait, BlockingTier::Always,
                             "its declaration says so", ""},
              true};
  }
  return {};
}

} // namespace clang::tidy::coro
