// Classes that own a coroutine by its handle, and their special members that lose it or destroy it twice.
#include "Analysis/HandleOwners.h"
#include "Analysis/CoroutineHandles.h"
#include "Analysis/Discarded.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

/// The field of the own object that \p E names.
const FieldDecl *ownField(const Expr *E) {
  const auto *Member = dyn_cast<MemberExpr>(withoutWrappers(E));
  return Member && isa<CXXThisExpr>(withoutWrappers(Member->getBase()))
             ? dyn_cast<FieldDecl>(Member->getMemberDecl())
             : nullptr;
}

/// Whether \p E is mentioned by its name below \p S.
class Mentions : public ConstDynamicRecursiveASTVisitor {
public:
  explicit Mentions(const ValueDecl *What) : What(What) {}
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    return Ref->getDecl() != What;
  }

private:
  const ValueDecl *What;
};
bool mentions(const Stmt *S, const ValueDecl *What) {
  return S && !Mentions(What).TraverseStmt(S);
}

/// Finds the destroy() of a field of the own object.
class DestroyFinder : public ConstDynamicRecursiveASTVisitor {
public:
  const FieldDecl *Found = nullptr;
  bool VisitCallExpr(const CallExpr *Call) override {
    if (const Expr *Handle = destroyedHandle(Call))
      Found = ownField(Handle);
    return !Found;
  }
};

/// Looks at what the body of a move assignment does with the handle that the object has.
class AssignmentReader : public ConstDynamicRecursiveASTVisitor {
public:
  explicit AssignmentReader(const FieldDecl *Handle) : Handle(Handle) {}
  const Expr *Overwrites = nullptr;
  bool MayDestroy = false;

  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    if (Call->getOperator() == OO_Equal && ownField(Call->getArg(0)) == Handle)
      note(Call);
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *Binary) override {
    if (Binary->isAssignmentOp() && ownField(Binary->getLHS()) == Handle)
      note(Binary);
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    if (isa<CXXOperatorCallExpr>(Call))
      return true;
    MemberCall Member = memberCall(Call);
    // A member of the object itself, or what is given the handle or the object, may do anything: destroy(), swap().
    bool OnSelf =
        (Member && (isa<CXXThisExpr>(withoutWrappers(Member.Object)) ||
                    ownField(Member.Object) == Handle)) ||
        isOwnButUnresolved(Call->getCallee()->IgnoreParenImpCasts());
    bool AsksOnly = Member && ownField(Member.Object) == Handle &&
                    (Member.Name == "done" || Member.Name == "address");
    // std::exchange(other.handle, …) takes the other's; with the own one first, its old value is kept for a reason.
    bool Given = llvm::any_of(Call->arguments(), [&](const Expr *Argument) {
      Argument = withoutWrappers(Argument);
      if (const auto *Deref = dyn_cast<UnaryOperator>(Argument))
        Argument = withoutWrappers(Deref->getSubExpr());
      return ownField(Argument) == Handle || isa<CXXThisExpr>(Argument);
    });
    MayDestroy |= (OnSelf && !AsksOnly) || Given;
    return true;
  }
  // `task temporary(std::move(*this));` takes the old one with it.
  bool VisitVarDecl(const VarDecl *Local) override {
    MayDestroy |= Local->hasInit();
    return true;
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    for (const Expr *Argument : Construct->arguments())
      MayDestroy |= ownField(Argument) == Handle;
    return true;
  }

private:
  static bool isOwnButUnresolved(const Expr *Callee) {
    const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee);
    return (Member && Member->isImplicitAccess()) ||
           isa<UnresolvedMemberExpr>(Callee);
  }
  void note(const Expr *E) {
    if (!Overwrites)
      Overwrites = E;
  }
  const FieldDecl *Handle;
};

/// How a move constructor initialises \p Handle, if that is a plain copy of the source's.
const Expr *plainCopy(const CXXConstructorDecl &Move, const FieldDecl *Handle) {
  const ParmVarDecl *Source = Move.getParamDecl(0);
  for (const CXXCtorInitializer *Init : Move.inits()) {
    if (Init->getMember() != Handle)
      continue;
    const Expr *Value = withoutWrappers(Init->getInit());
    if (const auto *List = dyn_cast<ParenListExpr>(Value);
        List && List->getNumExprs() == 1)
      Value = withoutWrappers(List->getExpr(0));
    if (const auto *List = dyn_cast<InitListExpr>(Value);
        List && List->getNumInits() == 1)
      Value = withoutWrappers(List->getInit(0));
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Value);
        Construct && Construct->getNumArgs() == 1)
      Value = withoutWrappers(Construct->getArg(0));
    if (const auto *Call = dyn_cast<CallExpr>(Value))
      // std::move of a handle copies it.
      if (const FunctionDecl *Callee = Call->getDirectCallee();
          Callee && Callee->isInStdNamespace() && Callee->getIdentifier() &&
          Callee->getName() == "move")
        Value = withoutWrappers(Call->getArg(0));
    const auto *Member = dyn_cast<MemberExpr>(Value);
    const auto *Ref =
        Member ? dyn_cast<DeclRefExpr>(withoutWrappers(Member->getBase()))
               : nullptr;
    return Ref && Ref->getDecl() == Source && Member->getMemberDecl() == Handle
               ? Value
               : nullptr;
  }
  return nullptr;
}

/// Whether anything but the initialiser of \p Handle in \p Move mentions its source: it may be emptied there.
bool sourceIsTouched(const CXXConstructorDecl &Move, const FieldDecl *Handle) {
  const ParmVarDecl *Source = Move.getParamDecl(0);
  if (mentions(Move.getBody(), Source))
    return true;
  return llvm::any_of(Move.inits(), [&](const CXXCtorInitializer *Init) {
    return Init->getMember() != Handle && Init->isWritten() &&
           mentions(Init->getInit(), Source);
  });
}

void checkAssignment(const CXXMethodDecl &Assignment, const FieldDecl *Handle,
                     llvm::SmallVectorImpl<OwnerFault> &Faults) {
  if (Assignment.isDefaulted() && !Assignment.isImplicit() &&
      !Assignment.isDeleted()) {
    Faults.push_back({OwnerFaultKind::KeptTwice, Handle, &Assignment});
    return;
  }
  AssignmentReader Reader(Handle);
  Reader.TraverseStmt(Assignment.getBody());
  if (Reader.Overwrites && !Reader.MayDestroy)
    Faults.push_back(
        {OwnerFaultKind::Leaked, Handle, &Assignment, Reader.Overwrites});
}

void checkConstructor(const CXXConstructorDecl &Move, const FieldDecl *Handle,
                      llvm::SmallVectorImpl<OwnerFault> &Faults) {
  if (Move.isDefaulted()) {
    if (!Move.isImplicit() && !Move.isDeleted())
      Faults.push_back({OwnerFaultKind::KeptTwice, Handle, &Move});
    return;
  }
  if (!Move.hasBody())
    return;
  if (const Expr *Copy = plainCopy(Move, Handle);
      Copy && !sourceIsTouched(Move, Handle))
    Faults.push_back({OwnerFaultKind::KeptTwice, Handle, &Move, Copy});
}

} // namespace

/// The destructor of \p Record, of a template's pattern too.
static const CXXDestructorDecl *destructorOf(const CXXRecordDecl &Record) {
  for (const CXXMethodDecl *Method : Record.methods())
    if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(Method))
      return Destructor;
  return nullptr;
}

/// Whether \p Method takes another object of its class as an rvalue, and nothing else.
static bool takesOwnRvalue(const CXXMethodDecl &Method) {
  if (Method.getNumParams() != 1 ||
      !Method.getParamDecl(0)->getType()->isRValueReferenceType())
    return false;
  const CXXRecordDecl *Taken = classOf(Method.getParamDecl(0)->getType());
  return Taken &&
         Taken->getCanonicalDecl() == Method.getParent()->getCanonicalDecl();
}

const FieldDecl *ownedHandle(const CXXRecordDecl &Record) {
  const CXXDestructorDecl *Destructor = destructorOf(Record);
  if (!Destructor || !Destructor->isUserProvided() || !Destructor->hasBody())
    return nullptr;
  DestroyFinder Finder;
  Finder.TraverseStmt(Destructor->getBody());
  // An own handle type may be more than the address of a frame.
  return Finder.Found && Finder.Found->getParent() == &Record ? Finder.Found
                                                              : nullptr;
}

llvm::SmallVector<OwnerFault, 2> ownerFaults(const CXXRecordDecl &Record) {
  llvm::SmallVector<OwnerFault, 2> Faults;
  const FieldDecl *Handle = ownedHandle(Record);
  if (!Handle)
    return Faults;
  for (const CXXMethodDecl *Method : Record.methods()) {
    if (!takesOwnRvalue(*Method))
      continue;
    if (Method->getOverloadedOperator() == OO_Equal)
      checkAssignment(*Method, Handle, Faults);
    else if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Method))
      checkConstructor(*Constructor, Handle, Faults);
  }
  return Faults;
}

} // namespace clang::tidy::coro
