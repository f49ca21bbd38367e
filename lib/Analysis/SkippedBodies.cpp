// Whether a translation unit has something that only the bodies show which the parser left out.
#include "Analysis/SkippedBodies.h"
#include "Analysis/WrittenCode.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {
namespace {

/// The namespace around \p D that stands in no other: what belongs to one library.
const NamespaceDecl *libraryOf(const Decl &D) {
  const NamespaceDecl *Outermost = nullptr;
  for (const DeclContext *Context = D.getDeclContext(); Context;
       Context = Context->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Context))
      Outermost = Namespace->getFirstDecl();
  return Outermost;
}

/// Whether \p Class stands among \p Arguments, at any depth.
bool mentions(llvm::ArrayRef<TemplateArgument> Arguments,
              const CXXRecordDecl *Class) {
  return llvm::any_of(Arguments, [&](const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Pack)
      return mentions(Argument.getPackAsArray(), Class);
    const auto *Record = Argument.getKind() == TemplateArgument::Type
                             ? classOf(Argument.getAsType())
                             : nullptr;
    const auto *Spec =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record);
    return Record == Class ||
           (Spec && mentions(Spec->getTemplateArgs().asArray(), Class));
  });
}

/// Whether \p F is made for values of \p Task: it is of the same library, or a member of a class that holds them.
bool isMadeFor(const FunctionDecl &F, const CXXRecordDecl *Task) {
  const auto *Class =
      dyn_cast<ClassTemplateSpecializationDecl>(F.getDeclContext());
  return libraryOf(F) == libraryOf(*Task) ||
         (Class && mentions(Class->getTemplateArgs().asArray(), Task));
}

/// The arguments of \p Call, whether it calls or constructs.
llvm::ArrayRef<const Expr *> argumentsOf(const Expr *Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
    return {Construct->getArgs(), Construct->getNumArgs()};
  return {cast<CallExpr>(Call)->getArgs(), cast<CallExpr>(Call)->getNumArgs()};
}

/// Whether \p F lost its body to the parser, and is given a task by \p Call that it is not made for.
bool losesTask(const FunctionDecl &F, const Expr *Call, CoroutineModel &Model) {
  return llvm::any_of(argumentsOf(Call), [&](const Expr *Argument) {
    const TypeFacets &Facets = Model.facets(Argument->getType());
    const CXXRecordDecl *Task = classOf(Argument->getType());
    return Task && Facets.isTask() && Facets.isCoroutine() &&
           mentions(F.getTemplateSpecializationArgs()->asArray(), Task) &&
           !isMadeFor(F, Task);
  });
}

/// Finds a generic lambda that is a coroutine and was declared for some arguments, but never defined for any: what calls
/// it lost its body.
class UndefinedLambda : public ConstDynamicRecursiveASTVisitor {
public:
  bool VisitLambdaExpr(const LambdaExpr *Lambda) override {
    const CXXMethodDecl *Operator = Lambda->getCallOperator();
    const FunctionTemplateDecl *Template =
        Operator ? Operator->getDescribedFunctionTemplate() : nullptr;
    if (!Template || Template->specializations().empty() ||
        !isa_and_nonnull<CoroutineBodyStmt>(Operator->getBody()))
      return true;
    return llvm::any_of(Template->specializations(),
                        [](const FunctionDecl *F) { return F->isDefined(); });
  }
};

bool losesLambda(ASTContext &Context) {
  UndefinedLambda Visitor;
  return llvm::any_of(Context.getTraversalScope(),
                      [&](const Decl *D) { return !Visitor.TraverseDecl(D); });
}

} // namespace

bool missesBodies(CoroutineModel &Model) {
  if (losesLambda(Model.context()))
    return true;
  WrittenCode Code(Model.context());
  return llvm::any_of(Code.called(), [&](const FunctionDecl *F) {
    const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
    return Pattern && Pattern->hasSkippedBody() &&
           F->getTemplateSpecializationArgs() &&
           llvm::any_of(Code.callsOf(F), [&](const Expr *Call) {
             return losesTask(*F, Call, Model);
           });
  });
}

} // namespace clang::tidy::coro
