// Awaits one after the other that do not need each other's results, and could be under way at once.
#include "Analysis/IndependentAwaits.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/CallRoles.h"
#include "Analysis/Contents.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Model/ProfileSet.h"
#include "Model/RecordLookup.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

//===----------------------------------------------------------------------===//
// One await
//===----------------------------------------------------------------------===//

/// Whether an object of type \p T is all there is to it: no pointer to something that is shared, no view that may change it,
/// no function object.
bool isValue(QualType T) {
  T = T.getNonReferenceType();
  if (T->isArithmeticType() || T->isEnumeralType())
    return true;
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  bool MayBeNone = Class && (isNamed(Class, "std::optional") ||
                             isNamed(Class, "std::expected"));
  if (!Class || !Class->hasDefinition() ||
      (!MayBeNone && !operatorsOf(Class, OO_Arrow).empty()) ||
      !operatorsOf(Class, OO_Call).empty() || isNamed(Class, "std::span") ||
      isNamed(Class, "std::reference_wrapper"))
    return false;
  if (!Class->isInStdNamespace())
    return Class->isAggregate() &&
           llvm::all_of(Class->fields(), [](const FieldDecl *Field) {
             return isValue(Field->getType());
           });
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  return !Instance ||
         llvm::none_of(Instance->getTemplateArgs().asArray(),
                       [](const TemplateArgument &Argument) {
                         return Argument.getKind() == TemplateArgument::Type &&
                                Argument.getAsType()->isPointerType();
                       });
}

/// What an expression mentions.
class MentionVisitor : public BodyVisitor {
public:
  DeclSet Found;
  bool Opaque =
      false; ///< `this`, a lambda, another await, a call that may do anything
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (isa<VarDecl, BindingDecl>(Ref->getDecl()))
      Found.insert(Ref->getDecl());
    return true;
  }
  bool VisitCXXThisExpr(const CXXThisExpr *) override { return opaque(); }
  bool VisitLambdaExpr(const LambdaExpr *) override { return opaque(); }
  bool TraverseCoawaitExpr(const CoawaitExpr *) override { return opaque(); }
  bool VisitCallExpr(const CallExpr *Call) override {
    return onlyReads(Call) || opaque();
  }

private:
  bool opaque() {
    Opaque = true;
    return false;
  }
  /// `names[i]`, `name.substr(1)`, `std::move(name)`.
  static bool onlyReads(const CallExpr *Call) {
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    if (!Method)
      return isMove(Call);
    return Method->getParent()->isInStdNamespace() &&
           (Method->isConst() ||
            Method->getOverloadedOperator() == OO_Subscript);
  }
};

/// Whether a function asks for something and changes nothing, by what it is called: `load`, `fetchPage`, `get_user`.
bool asksByName(const FunctionDecl &F) {
  constexpr llvm::StringLiteral Verbs[] = {
      "get",     "load",  "fetch",    "read",     "find",
      "list",    "count", "download", "lookup",   "search",
      "resolve", "parse", "compute",  "calculate"};
  if (!F.getIdentifier())
    return false;
  StringRef Name = F.getName();
  return llvm::any_of(Verbs, [&](StringRef Verb) {
    if (!Name.starts_with_insensitive(Verb))
      return false;
    StringRef Rest = Name.drop_front(Verb.size());
    return Rest.empty() || !isLowercase(Rest.front());
  });
}

/// Whether \p Callee can do no more than work on what it is given, as far as its declaration says.
bool takesValuesOnly(const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  const SourceManager &Sources = Callee.getASTContext().getSourceManager();
  if ((Method && !Method->isStatic()) || Callee.isOverloadedOperator() ||
      Callee.getNumParams() == 0 ||
      Sources.isInSystemHeader(Callee.getLocation()))
    return false;
  return llvm::all_of(Callee.parameters(), [](const ParmVarDecl *P) {
    QualType T = P->getType();
    bool MayChange = T->isLValueReferenceType() &&
                     !T.getNonReferenceType().isConstQualified();
    return !MayChange && isValue(T);
  });
}

/// Whether \p Callee is seen to do all of its work when it is resumed: nothing of it could overlap.
bool neverSuspends(const FunctionDecl &Callee, CoroutineModel &Model) {
  const CoroutineBodyStmt *Body = coroutineBody(Callee.getDefinition());
  return Body && contentsOf(Body->getBody(), Model).Awaits.empty();
}

/// The await whose result \p E is, copies and moves of it looked through; or null.
const CoawaitExpr *awaitIn(const Expr *E) {
  while (E) {
    E = withoutWrappers(E->IgnoreImplicit());
    const auto *Construct = dyn_cast<CXXConstructExpr>(E);
    if (!Construct || Construct->getNumArgs() != 1 ||
        !Construct->getConstructor()->isCopyOrMoveConstructor())
      return dyn_cast<CoawaitExpr>(E);
    E = Construct->getArg(0);
  }
  return nullptr;
}

/// Finds awaits that ask in one function.
class AwaitReader {
public:
  explicit AwaitReader(CoroutineModel &Model) : Model(Model) {}

  /// The await whose result \p E is; nothing if that may do more than ask.
  AskingAwait read(const Expr *E) const {
    const CoawaitExpr *Await = awaitIn(E);
    return Await ? read(Await, Await->getOperand()) : AskingAwait();
  }
  /// The same for a task that was made in another statement.
  AskingAwait read(const CoawaitExpr *Await, const Expr *Task) const;

private:
  CoroutineModel &Model;
};

AskingAwait AwaitReader::read(const CoawaitExpr *Await,
                              const Expr *Task) const {
  bool IsStarted = false;
  const auto *Call = dyn_cast<CallExpr>(withoutWrappers(Task));
  // `spawn(executor, load(name))`, `load(name).start()`.
  while (Call) {
    auto Starts = roleOf(Call, FunctionRole::Spawn, Model);
    auto Wraps =
        Starts ? Starts : roleOf(Call, FunctionRole::ForwardsResult, Model);
    const Expr *Inner = Wraps ? argumentOf(Call, Wraps) : nullptr;
    if (!Inner)
      break;
    IsStarted |= bool(Starts);
    Call = dyn_cast<CallExpr>(withoutWrappers(Inner));
  }
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  // What gives nothing is done for what it changes; what gives a lock or a resource is done in order.
  if (!Callee || !takesValuesOnly(*Callee) || !asksByName(*Callee) ||
      neverSuspends(*Callee, Model) ||
      !Model.facets(Call->getType()).isTask() ||
      Await->getType()->isVoidType() || Await->getType()->isBooleanType() ||
      !isValue(Await->getType()) ||
      !Model.facets(Await->getType()).Roles.empty())
    return {};
  MentionVisitor Mentions;
  for (const Expr *Arg : Call->arguments())
    Mentions.TraverseStmt(Arg);
  if (Mentions.Opaque)
    return {};
  return {Await, Call, Mentions.Found, IsStarted};
}

//===----------------------------------------------------------------------===//
// In a row
//===----------------------------------------------------------------------===//

/// Whether two calls may be about one thing outside of the program, such as a descriptor: both are given the same number, or
/// the same object of the project's own.
bool shareAHandle(const AskingAwait &A, const AskingAwait &B) {
  return llvm::any_of(A.Given, [&](const ValueDecl *D) {
    const CXXRecordDecl *Class =
        D->getType().getNonReferenceType()->getAsCXXRecordDecl();
    return !(Class && Class->isInStdNamespace()) && B.Given.contains(D);
  });
}

/// The only variable that \p S declares, or null.
const VarDecl *declaredBy(const Stmt *S) {
  const auto *Declaration = dyn_cast<DeclStmt>(S);
  return Declaration && Declaration->isSingleDecl()
             ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
             : nullptr;
}

/// Reads the statements of one block.
class RowReader {
public:
  RowReader(const LocalUses &Uses, CoroutineModel &Model)
      : Uses(Uses), Awaits(Model), Model(Model) {}

  void read(const CompoundStmt *Block, std::vector<AwaitsInARow> &Rows);

private:
  AskingAwait ofTask(const VarDecl *Task, const VarDecl *Local) const;

  const LocalUses &Uses;
  AwaitReader Awaits;
  CoroutineModel &Model;
};

/// The await that initialises \p Local, of the task that was put into \p Task just before, and into nothing else.
AskingAwait RowReader::ofTask(const VarDecl *Task, const VarDecl *Local) const {
  const CoawaitExpr *Await = awaitIn(Local->getInit());
  const DeclRefExpr *Awaited =
      Await && Task ? localNamedBy(Await->getOperand()) : nullptr;
  if (!Awaited || Awaited->getDecl() != Task || !Task->getInit() ||
      Uses.references(Task).size() != 1)
    return {};
  AskingAwait Found = Awaits.read(Await, Task->getInit()->IgnoreImplicit());
  Found.IsStarted |= Model.facets(Task->getType()).Start == StartKind::Eager;
  return Found;
}

void RowReader::read(const CompoundStmt *Block,
                     std::vector<AwaitsInARow> &Rows) {
  const VarDecl *Result = nullptr; ///< of the await before
  AskingAwait Before;
  const VarDecl *Task =
      nullptr; ///< what the statement before made, if no await
  for (const Stmt *S : Block->body()) {
    const VarDecl *Local = declaredBy(S);
    AskingAwait Now;
    if (Local && Local->getInit()) {
      Now = Awaits.read(Local->getInit());
      if (!Now)
        Now = ofTask(Task, Local);
    }
    if (Now) {
      if (Before && !Now.Given.contains(Result) && !shareAHandle(Before, Now))
        Rows.push_back({Before, Now});
      Before = Now;
      Result = Local;
      Task = nullptr;
    } else if (Local && !Task && Model.facets(Local->getType()).isAwaitable()) {
      Task = Local;
    } else {
      Before = {};
      Task = nullptr;
    }
  }
}

//===----------------------------------------------------------------------===//
// In a loop
//===----------------------------------------------------------------------===//

bool isIntegerSum(const BinaryOperator *Operator) {
  return Operator->getOpcode() == BO_AddAssign &&
         Operator->getLHS()->getType()->isIntegerType();
}

/// The value that \p S only puts away, and the local that it puts it into: `all.push_back(v)`, `all[i] = v`, `sum += v`.
std::pair<const Expr *, const VarDecl *> gatheredBy(const Stmt *S) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  const Expr *Target = nullptr, *Value = nullptr;
  if (!E)
    return {};
  E = withoutWrappers(E->IgnoreImplicit());
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *Method = Member->getMethodDecl();
    StringRef Name = Method && Method->getIdentifier() ? Method->getName() : "";
    if (Member->getNumArgs() == 1 && Method->getParent()->isInStdNamespace() &&
        (Name == "push_back" || Name == "emplace_back" || Name == "insert")) {
      Target = Member->getImplicitObjectArgument();
      Value = Member->getArg(0);
    }
  } else if (const auto *Operator = dyn_cast<BinaryOperator>(E)) {
    bool IsElement = Operator->getOpcode() == BO_Assign;
    if (IsElement || isIntegerSum(Operator)) {
      Target = Operator->getLHS();
      Value = Operator->getRHS();
    }
    if (IsElement)
      Target =
          isa<CXXOperatorCallExpr, ArraySubscriptExpr>(withoutWrappers(Target))
              ? Target
              : nullptr;
  } else if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Assign->getOperator() == OO_Equal &&
        isa<CXXOperatorCallExpr>(withoutWrappers(Assign->getArg(0)))) {
      Target = Assign->getArg(0);
      Value = Assign->getArg(1);
    }
  }
  if (!Target)
    return {};
  Target = withoutWrappers(Target->IgnoreImplicit());
  if (const auto *Element = dyn_cast<CXXOperatorCallExpr>(Target))
    Target =
        Element->getOperator() == OO_Subscript ? Element->getArg(0) : Target;
  else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(Target))
    Target = Element->getBase();
  const auto *Ref = dyn_cast<DeclRefExpr>(Target->IgnoreParenImpCasts());
  const auto *Local = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Local || !Local->isLocalVarDecl() || Local->getType()->isReferenceType())
    return {};
  return {Value, Local};
}

/// What the body of a loop awaits, if it only gathers that.
AskingAwait gatheredAwait(const Stmt *Body, const LocalUses &Uses,
                          const AwaitReader &Awaits) {
  const Stmt *First = nullptr, *Last = Body;
  if (const auto *Block = dyn_cast<CompoundStmt>(Body)) {
    if (Block->size() == 0 || Block->size() > 2)
      return {};
    Last = Block->body_back();
    First = Block->size() == 2 ? Block->body_front() : nullptr;
  }
  auto [Value, Into] = gatheredBy(Last);
  if (!Value)
    return {};
  AskingAwait Found;
  if (!First) {
    Found = Awaits.read(Value);
  } else if (const VarDecl *Local = declaredBy(First);
             Local && Local->getInit() && Uses.references(Local).size() == 1) {
    // `auto value = co_await load(name); all.push_back(std::move(value));`
    const DeclRefExpr *Put = localNamedBy(Value->IgnoreImplicit());
    if (Put && Put->getDecl() == Local)
      Found = Awaits.read(Local->getInit());
  }
  return Found && !Found.Given.contains(Into) ? Found : AskingAwait();
}

/// The variables that are different in each round of a loop.
DeclSet roundVariables(const Stmt *Loop) {
  DeclSet Variables;
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop)) {
    const VarDecl *Variable = Range->getLoopVariable();
    Variables.insert(Variable);
    if (const auto *Parts = dyn_cast<DecompositionDecl>(Variable))
      Variables.insert(Parts->bindings().begin(), Parts->bindings().end());
  } else if (const auto *For = dyn_cast<ForStmt>(Loop)) {
    const auto *Step = dyn_cast_or_null<UnaryOperator>(For->getInc());
    const auto *Ref =
        Step && Step->isIncrementDecrementOp()
            ? dyn_cast<DeclRefExpr>(Step->getSubExpr()->IgnoreParens())
            : nullptr;
    if (Ref)
      Variables.insert(Ref->getDecl());
  }
  return Variables;
}

const Stmt *bodyOfLoop(const Stmt *Loop) {
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop))
    return Range->getCoawaitLoc().isInvalid() ? Range->getBody() : nullptr;
  return cast<ForStmt>(Loop)->getBody();
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// The blocks and loops of a body; and whether it holds a lock or a permit somewhere.
class BlockCollector : public BodyVisitor {
public:
  explicit BlockCollector(CoroutineModel &Model) : Model(Model) {}
  std::vector<const CompoundStmt *> Blocks;
  std::vector<const Stmt *> Loops;
  bool Locks = false;

  bool VisitCompoundStmt(const CompoundStmt *Block) override {
    Blocks.push_back(Block);
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) override {
    Loops.push_back(Loop);
    return true;
  }
  bool VisitForStmt(const ForStmt *Loop) override {
    Loops.push_back(Loop);
    return true;
  }
  bool VisitVarDecl(const VarDecl *Local) override {
    return noteLock(Local->getType());
  }
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    return noteLock(Call->getImplicitObjectArgument()->getType());
  }

private:
  bool noteLock(QualType T) {
    if (T->isPointerType())
      T = T->getPointeeType();
    const TypeRoles &Roles = Model.facets(T).Roles;
    Locks |= Roles.has(TypeRole::LockGuard) || Roles.has(TypeRole::AsyncLock) ||
             Roles.has(TypeRole::Semaphore) ||
             Roles.has(TypeRole::SemaphoreUnits);
    return true;
  }

  CoroutineModel &Model;
};

} // namespace

IndependentAwaits independentAwaits(const FunctionDecl &F,
                                    CoroutineModel &Model) {
  IndependentAwaits Found;
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  if (!Body || F.isDependentContext())
    return Found;
  BlockCollector Collector(Model);
  Collector.TraverseStmt(Body->getBody());
  if (Collector.Locks)
    return Found;
  LocalUses Uses(Body->getBody());
  RowReader Rows(Uses, Model);
  for (const CompoundStmt *Block : Collector.Blocks)
    Rows.read(Block, Found.Rows);
  AwaitReader Awaits(Model);
  for (const Stmt *Loop : Collector.Loops) {
    const Stmt *Each = bodyOfLoop(Loop);
    AskingAwait Await =
        Each ? gatheredAwait(Each, Uses, Awaits) : AskingAwait();
    if (Await && llvm::any_of(roundVariables(Loop), [&](const ValueDecl *D) {
          return Await.Given.contains(D);
        }))
      Found.Loops.push_back(Await);
  }
  return Found;
}

} // namespace clang::tidy::coro
