// What is lost when a value is thrown away, in words.
#include "Analysis/Lost.h"
#include "Analysis/Discarded.h"
#include "Model/RecordLookup.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"

namespace clang::tidy::coro {
namespace {

bool isGuard(QualType T, CoroutineModel &Model) {
  TypeRoles Roles = Model.facets(T).Roles;
  return Roles.has(TypeRole::LockGuard) || Roles.has(TypeRole::SemaphoreUnits);
}

/// Whether awaiting a value of these facets gives a lock or semaphore units: the future of a guard. Where the type of
/// the await is not known, what the task is of tells: `future<semaphore_units<>>`.
bool givesGuard(const TypeFacets &Facets, CoroutineModel &Model) {
  if (!Facets.AwaitResult.isNull())
    return isGuard(Facets.AwaitResult, Model);
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Facets.Class);
  return Spec &&
         llvm::any_of(Spec->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &Arg) {
                        return Arg.getKind() == TemplateArgument::Type &&
                               isGuard(Arg.getAsType(), Model);
                      });
}

MustConsume lockWords(const TypeFacets &Facets) {
  return {&Facets, "lock", "awaited", "it is not taken until then",
          "they are not taken until then"};
}

/// Whether the body of \p F, as far as it belongs to the code that is linted, does more than to make what it returns:
/// it starts the work, and to await it is to wait for its end.
bool worksAtOnce(const FunctionDecl &F, const ASTContext &Context) {
  const FunctionDecl *Definition = F.getDefinition();
  if (const FunctionDecl *Pattern = F.getTemplateInstantiationPattern();
      !Definition && Pattern)
    Definition = Pattern->getDefinition();
  if (!Definition ||
      Context.getSourceManager().isInSystemHeader(Definition->getLocation()))
    return false;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Definition->getBody());
  return Body && llvm::any_of(Body->body(), [](const Stmt *S) {
           return !isa<ReturnStmt>(S);
         });
}

/// The operations that do nothing before they are awaited, though their type does not say so: members of a lock, a
/// semaphore, a scope or a resource that the model knows by that role, and the steps of an async iterator.
MustConsume operationOf(const CallExpr &Call, const TypeFacets &Facets,
                        CoroutineModel &Model) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  if (!Method)
    return {};
  if (Method->getOverloadedOperator() == OO_PlusPlus)
    return {&Facets, "step to the next element", "awaited",
            "it is not asked for until then", ""};
  if (!Method->getIdentifier())
    return {};
  const TypeFacets &Object =
      Model.facets(Model.context().getCanonicalTagType(Method->getParent()));
  StringRef Name = Method->getName();
  if ((Name == "begin" || Name == "next") &&
      Object.Kind == TypeKind::AsyncGenerator)
    return {&Facets, "element", "awaited", "it is not asked for until then",
            ""};
  if (llvm::is_contained(Object.AcquireMembers, Name))
    return lockWords(Facets);
  if (llvm::is_contained(Object.JoinMembers, Name))
    return {&Facets, "join", "awaited", "nothing waits for the work", ""};
  if (llvm::is_contained(Object.CloseMembers, Name) &&
      !worksAtOnce(*Method, Model.context()))
    return {&Facets, "close", "awaited", "nothing is closed", ""};
  return {};
}

/// What \p Value constructs, written as a call of a constructor or as an aggregate; null for anything else.
const Expr *constructionOf(const Expr *Value) {
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Value))
    Value = withoutWrappers(Cast->getSubExpr());
  return isa<CXXConstructExpr, InitListExpr>(Value) ? Value : nullptr;
}

/// Whether \p Construction makes a new object of something that is given to it. A tag that is made of nothing, and the
/// copy of an object, are mentions.
bool isGivenSomething(const Expr *Construction) {
  const Expr *First = nullptr;
  if (const auto *List = dyn_cast<InitListExpr>(Construction))
    First = List->getNumInits() ? List->getInit(0) : nullptr;
  else if (const auto *Construct = cast<CXXConstructExpr>(Construction);
           Construct->getNumArgs() &&
           !Construct->getConstructor()->isCopyOrMoveConstructor())
    First = Construct->getArg(0);
  return First &&
         !isa<CXXDefaultArgExpr, CXXDefaultInitExpr, ImplicitValueInitExpr>(
             First);
}

/// Whether the destructor of \p Class, which may be a virtual one, does nothing.
bool diesQuietly(const CXXRecordDecl &Class) {
  if (Class.hasTrivialDestructor())
    return true;
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  auto IsQuiet = [](QualType T) {
    const CXXRecordDecl *Part =
        T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
    return !Part || (Part->hasDefinition() && diesQuietly(*Part));
  };
  return Destructor && Destructor->getFirstDecl()->isDefaulted() &&
         llvm::all_of(Class.fields(),
                      [&](const FieldDecl *Field) {
                        return IsQuiet(Field->getType());
                      }) &&
         llvm::all_of(Class.bases(), [&](const CXXBaseSpecifier &Base) {
           return IsQuiet(Base.getType());
         });
}

/// Whether \p Construct calls a constructor that does no more than to fill the members.
bool constructorOnlyFills(const CXXConstructExpr &Construct,
                          const ASTContext &Context) {
  const FunctionDecl *Definition = Construct.getConstructor()->getDefinition();
  const auto *Constructor = dyn_cast_or_null<CXXConstructorDecl>(Definition);
  const auto *Body =
      Constructor ? dyn_cast_or_null<CompoundStmt>(Constructor->getBody())
                  : nullptr;
  return Body && Body->body_empty() &&
         llvm::none_of(
             Constructor->inits(), [&](const CXXCtorInitializer *Init) {
               const auto *Base = dyn_cast<CXXConstructExpr>(Init->getInit());
               return Init->getInit()->HasSideEffects(Context) &&
                      !(Base && Init->isBaseInitializer() &&
                        constructorOnlyFills(*Base, Context));
             });
}

/// Whether nothing happens when \p Construction makes its object and that dies: no constructor and no destructor does
/// more than to fill its members.
bool onlyFills(const Expr *Construction, const CXXRecordDecl &Class,
               const ASTContext &Context) {
  if (!diesQuietly(Class))
    return false;
  const auto *Construct = dyn_cast<CXXConstructExpr>(Construction);
  return !Construct || constructorOnlyFills(*Construct, Context);
}

/// Whether \p Value is an operation that was constructed in vain. Those whose construction may have started
/// something count only if their author says that they must not be dropped.
bool isConstructedInVain(const Expr *Value, const TypeFacets &Facets,
                         const ASTContext &Context) {
  const Expr *Construction = constructionOf(Value);
  const CXXRecordDecl *Class = Value->getType()->getAsCXXRecordDecl();
  return Construction && Class && isGivenSomething(Construction) &&
         (Facets.mustBeConsumed() ||
          (Facets.isAwaitable() && onlyFills(Construction, *Class, Context)));
}

/// Whether evaluating \p E is sure to do nothing but to name, to move and to copy.
bool onlyMentions(const Expr *E) {
  E = withoutWrappers(E)->IgnoreParenImpCasts();
  if (isa<DeclRefExpr, CXXThisExpr, IntegerLiteral, CXXBoolLiteralExpr,
          CXXNullPtrLiteralExpr, StringLiteral, CXXDefaultArgExpr,
          CXXDefaultInitExpr>(E))
    return true;
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return onlyMentions(Member->getBase());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return !Unary->isIncrementDecrementOp() &&
           onlyMentions(Unary->getSubExpr());
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return (Call->isCallToStdMove() ||
            (Call->getBuiltinCallee() == Builtin::BIforward)) &&
           onlyMentions(Call->getArg(0));
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return llvm::all_of(Construct->arguments(), onlyMentions);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return llvm::all_of(List->inits(), onlyMentions);
  return false;
}

/// Whether \p F is one by which a promise or an awaitable says how it works. A promise may ask another's.
bool isOfProtocol(const FunctionDecl &F) {
  return readsBodyOf(&F) || (F.getIdentifier() && F.getName() == "yield_value");
}

/// Whether the function that \p Call calls is seen to do nothing but to make the operation that it returns. What belongs
/// to a system header is not looked into.
bool isMadeInVain(const CallExpr &Call, const TypeFacets &Facets,
                  const ASTContext &Context) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FunctionDecl *Definition = Callee ? Callee->getDefinition() : nullptr;
  if (!Definition || !Facets.isAwaitable() || isOfProtocol(*Definition) ||
      Context.getSourceManager().isInSystemHeader(Definition->getLocation()))
    return false;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Definition->getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const Expr *Value = Return ? Return->getRetValue() : nullptr;
  if (!Value)
    return false;
  Value = withoutWrappers(Value);
  const Expr *Construction = constructionOf(Value);
  const CXXRecordDecl *Class = Value->getType()->getAsCXXRecordDecl();
  if (!Construction || !Class || Class->isInStdNamespace() ||
      !onlyFills(Construction, *Class, Context))
    return false;
  return onlyMentions(Construction);
}

} // namespace

MustConsume wordsFor(const TypeFacets &Facets, CoroutineModel &Model) {
  // Whoever asks for a lock wants to have it, whatever its operation says of itself.
  bool AsksForLock = Facets.Kind == TypeKind::Operation &&
                     Facets.Dropped == DropEffect::Unknown;
  if ((Facets.mustBeConsumed() || AsksForLock) && givesGuard(Facets, Model))
    return lockWords(Facets);
  if (!Facets.mustBeConsumed())
    return {};
  const bool NeverRuns = Facets.Dropped == DropEffect::NeverRuns;
  if (Facets.isGenerator())
    return {&Facets, "generator", "iterated",
            NeverRuns ? "its body never runs" : "its elements are lost",
            NeverRuns ? "their bodies never run" : "their elements are lost"};
  StringRef Noun = Facets.isTask() ? "task" : "operation";
  if (Facets.Dropped == DropEffect::Cancels)
    return {&Facets, Noun, "awaited", "destroying it cancels the work",
            "destroying them cancels the work"};
  if (!NeverRuns)
    return {&Facets, Noun, "awaited", "its result and its exception are lost",
            "their results and exceptions are lost"};
  if (Facets.isTask())
    return {&Facets, Noun, "awaited", "its body never runs",
            "their bodies never run"};
  return {&Facets, Noun, "awaited", "it never starts", "they never start"};
}

/// Whether \p Value is what a function gives that starts work, and that neither it nor its type tells to keep: who drops
/// that lets the work run by itself.
static bool isStartedInBackground(const Expr *Value, CoroutineModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(Value);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const TypeFacets &Facets = Model.facets(Value->getType());
  return Callee && Facets.Dropped == DropEffect::LosesResult &&
         !Facets.NoDiscard && !Callee->hasAttr<WarnUnusedResultAttr>() &&
         Model.profiles().function(Callee, FunctionRole::Spawn);
}

MustConsume lostWith(const Expr *Value, CoroutineModel &Model) {
  // What an await gives out of a temporary task dies with it, though it may be an xvalue.
  bool IsTemporary =
      Value->isPRValue() || (isa<CoawaitExpr>(Value) && Value->isXValue());
  if (!IsTemporary || !Value->getType()->isRecordType())
    return {};
  const TypeFacets &Facets = Model.facets(Value->getType());
  const auto *Call = dyn_cast<CallExpr>(Value);
  // A task that is made of nothing holds no work.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Value);
      Construct && Construct->getNumArgs() == 0)
    return {};
  if (isStartedInBackground(Value, Model))
    return {};
  // An operation that a function makes was asked for; one that is constructed may be a mention.
  const MustConsume NeverStarts{&Facets, "operation", "awaited",
                                "it never starts", "they never start"};
  if (Facets.Kind == TypeKind::Operation && !Call && !isa<CoawaitExpr>(Value))
    return isConstructedInVain(Value, Facets, Model.context()) ? NeverStarts
                                                               : MustConsume();
  if (MustConsume Words = wordsFor(Facets, Model))
    return Words;
  if (!Call || Facets.Kind != TypeKind::Operation)
    return {};
  if (MustConsume Words = operationOf(*Call, Facets, Model))
    return Words;
  return isMadeInVain(*Call, Facets, Model.context()) ? NeverStarts
                                                      : MustConsume();
}

} // namespace clang::tidy::coro
