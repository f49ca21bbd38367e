// coro-lost-generator-result: what a generator has to give is lost, its final value or a second pass over its elements.
#include "Analysis/Discarded.h"
#include "Analysis/FunctionCFG.h"
#include "Analysis/Iterations.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Model/RecordLookup.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::tidy::coro {
namespace {

/// Finds generators whose final value nobody takes, and generators that are iterated twice.
///
/// Before:
/// \code
///   for (row Row : parse(Text)) // generator<row, summary>
///     insert(Row);
/// \endcode
/// After:
/// \code
///   auto Rows = parse(Text);
///   for (row Row : Rows)
///     insert(Row);
///   report(Rows.result());
/// \endcode
class LostGeneratorResultCheck : public FunctionCheck {
public:
  using FunctionCheck::FunctionCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void lostResults(const Iterations &All, CoroutineModel &Model);
  void secondPasses(const Iterations &All, const FunctionDecl &Function);
  bool secondPass(const VarDecl *Local, const GeneratorUses &Uses,
                  FunctionCFG &Graph);
};

//===----------------------------------------------------------------------===//
// Final values
//===----------------------------------------------------------------------===//

QualType plain(QualType T) {
  return T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
}

/// The promise of a generator as it is written, with the arguments that it has in this generator. Whether the promise
/// itself is instantiated depends on who defines such a coroutine, so it is never asked.
class WrittenPromise {
public:
  WrittenPromise(const CXXRecordDecl *Promise, const CXXRecordDecl *Generator)
      : Pattern(Promise) {
    if (const CXXRecordDecl *From = Promise->getTemplateInstantiationPattern())
      Pattern = From;
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Promise);
    if (!Spec && !templateOf(Promise))
      Spec = dyn_cast<ClassTemplateSpecializationDecl>(Generator);
    if (Spec)
      Args = &Spec->getTemplateArgs();
  }

  auto methods(llvm::StringRef Name) const {
    return methodsNamed(Pattern, Name);
  }
  /// The type of the only parameter of \p F; null if it takes several, or if its type can't be told.
  QualType parameter(const FunctionDecl *F) const {
    if (F->isDeleted() || F->getNumParams() != 1)
      return {};
    QualType T = plain(F->getParamDecl(0)->getType());
    if (const auto *Parameter = T->getAs<TemplateTypeParmType>()) {
      if (Parameter->getDepth() != 0 || !Args ||
          Parameter->getIndex() >= Args->size() ||
          (*Args)[Parameter->getIndex()].getKind() != TemplateArgument::Type)
        return {};
      return plain((*Args)[Parameter->getIndex()].getAsType());
    }
    return T->isDependentType() ? QualType() : T;
  }

private:
  const CXXRecordDecl *Pattern;
  const TemplateArgumentList *Args = nullptr;
};

/// The type of the value that coroutines with the promise \p Promise return; null if it depends on what they return.
QualType returnedType(const WrittenPromise &Promise) {
  QualType Type;
  for (const FunctionDecl *F : Promise.methods("return_value")) {
    QualType Parameter = Promise.parameter(F);
    if (Parameter.isNull() || (!Type.isNull() && Type != Parameter))
      return {};
    Type = Parameter;
  }
  return Type;
}

/// Whether \p T is \p Value, or holds one: `std::optional<Value>`.
bool gives(QualType T, QualType Value) {
  if (plain(T) == Value)
    return true;
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(classOf(T));
  return Spec && Spec->getTemplateArgs().size() != 0 &&
         Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
         plain(Spec->getTemplateArgs()[0].getAsType()) == Value;
}

/// Whether the elements of the generator, or its answer to "is there more?", have the type of its final value, so that
/// only a name can tell which of them a member gives.
bool isAmbiguous(const WrittenPromise &Promise, QualType Value) {
  if (Value->isBooleanType())
    return true;
  return llvm::any_of(Promise.methods("yield_value"),
                      [&](const FunctionDecl *Yield) {
                        QualType Element = Promise.parameter(Yield);
                        return Element.isNull() || Element == Value;
                      });
}

/// The member of a generator of type \p T by which its final value is to be had, or null: it returns none, or keeps it
/// to itself.
const CXXMethodDecl *finalValueMember(QualType T, CoroutineModel &Model) {
  const TypeFacets &Facets = Model.facets(T);
  const CXXRecordDecl *Record = classOf(T);
  if (!Facets.ReturnsValue || !Record || !Record->hasDefinition())
    return nullptr;
  WrittenPromise Promise(Facets.Promise, Record);
  QualType Value = returnedType(Promise);
  if (Value.isNull() || (Value->getAsCXXRecordDecl() &&
                         Value->getAsCXXRecordDecl()->hasDefinition() &&
                         Value->getAsCXXRecordDecl()->isEmpty()))
    return nullptr;
  bool Ambiguous = isAmbiguous(Promise, Value);
  for (const CXXMethodDecl *Method : Record->methods()) {
    if (Method->getAccess() != AS_public || Method->isStatic() ||
        Method->getNumParams() != 0 || !Method->getIdentifier() ||
        !gives(resultOf(Method), Value))
      continue;
    llvm::StringRef Name = Method->getName();
    if (!Ambiguous || Name.contains_insensitive("result") ||
        Name.contains_insensitive("return"))
      return Method;
  }
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Second passes
//===----------------------------------------------------------------------===//

const CFGBlock *blockOf(const Stmt *S, const FunctionCFG &Graph) {
  for (const CFGBlock *Block : Graph.order())
    for (const CFGElement &Element : *Block)
      if (auto Statement = Element.getAs<CFGStmt>())
        if (Statement->getStmt() == S)
          return Block;
  return nullptr;
}

/// The block in which \p Local comes to life.
const CFGBlock *homeOf(const VarDecl *Local, const FunctionCFG &Graph) {
  for (const CFGBlock *Block : Graph.order())
    for (const CFGElement &Element : *Block)
      if (auto Statement = Element.getAs<CFGStmt>())
        if (const auto *Declaration = dyn_cast<DeclStmt>(Statement->getStmt()))
          if (llvm::is_contained(Declaration->decls(), Local))
            return Block;
  return &Graph.graph().getEntry();
}

} // namespace

void LostGeneratorResultCheck::checkFunction(const FunctionDecl &Function,
                                             ASTContext &Context) {
  const Stmt *Body = Function.getBody();
  if (!Body || Function.isDependentContext() || Function.isDefaulted() ||
      errorLog().hasErrorIn(Function.getSourceRange(),
                            Context.getSourceManager()))
    return;
  CoroutineModel &Model = modelOf(Context);
  Iterations All = iterationsOf(Body, Model);
  lostResults(All, Model);
  secondPasses(All, Function);
}

void LostGeneratorResultCheck::lostResults(const Iterations &All,
                                           CoroutineModel &Model) {
  for (const CXXForRangeStmt *Loop : All.OverTemporaries) {
    const Expr *Range = withoutWrappers(Loop->getRangeInit());
    const CXXMethodDecl *Member = finalValueMember(Range->getType(), Model);
    if (!Member || isRepeated(Range->getExprLoc()))
      continue;
    diag(Range->getExprLoc(), "the value that this generator returns is lost: "
                              "the loop takes its elements only")
        << Range->getSourceRange();
    diag(Member->getLocation(),
         "keep the generator in a variable and call %0 after the loop",
         DiagnosticIDs::Note)
        << Member;
  }
  for (const auto &[Local, Uses] : All.Locals) {
    if (Uses.HasOthers || Uses.Iterations.empty() ||
        Local->getType()->isReferenceType() || isa<ParmVarDecl>(Local) ||
        llvm::any_of(Uses.Iterations,
                     [](const Iteration &I) { return !I.Loop; }))
      continue;
    const CXXMethodDecl *Member = finalValueMember(Local->getType(), Model);
    if (!Member || isRepeated(Local->getLocation()))
      continue;
    diag(Local->getLocation(), "the value that generator %0 returns is lost: "
                               "the loop takes its elements only")
        << Local;
    diag(Member->getLocation(), "call %0 after the loop", DiagnosticIDs::Note)
        << Member;
  }
}

void LostGeneratorResultCheck::secondPasses(const Iterations &All,
                                            const FunctionDecl &Function) {
  std::unique_ptr<FunctionCFG> Graph;
  for (const auto &[Local, Uses] : All.Locals) {
    if (Uses.HasOthers)
      continue;
    for (const Iteration &I : Uses.Iterations)
      if (I.RepeatedBy && !isRepeated(I.Generator->getExprLoc())) {
        diag(I.Generator->getExprLoc(),
             "generator %0 is iterated in each iteration of the loop around "
             "it: it runs once only")
            << Local;
        diag(Local->getLocation(), "it is created outside of that loop",
             DiagnosticIDs::Note);
      }
    if (Uses.Iterations.size() < 2)
      continue;
    if (!Graph && !(Graph = FunctionCFG::build(Function)))
      return;
    secondPass(Local, Uses, *Graph);
  }
}

/// Looks for an iteration that comes, on some path and without a choice that could exclude it, after one that ran to
/// the end.
bool LostGeneratorResultCheck::secondPass(const VarDecl *Local,
                                          const GeneratorUses &Uses,
                                          FunctionCFG &Graph) {
  const CFGBlock *Home = homeOf(Local, Graph);
  for (const Iteration &Second : Uses.Iterations) {
    const CFGBlock *To = blockOf(Second.Generator, Graph);
    for (const Iteration &First : Uses.Iterations) {
      const CFGBlock *From = blockOf(First.Generator, Graph);
      if (!First.RunsToEnd || From == To || !From || !To ||
          !Graph.reaches(From, To, Home) ||
          !(Graph.dominates(From, To) || Graph.postDominates(To, From)) ||
          isRepeated(Second.Generator->getExprLoc()))
        continue;
      diag(Second.Generator->getExprLoc(),
           "generator %0 is iterated again after it has run to its end: there "
           "is nothing left to iterate")
          << Local;
      diag(First.Generator->getExprLoc(), "it runs to its end here",
           DiagnosticIDs::Note);
      return true;
    }
  }
  return false;
}

static CheckRegistration<LostGeneratorResultCheck>
    Register("coro-lost-generator-result");

} // namespace clang::tidy::coro
