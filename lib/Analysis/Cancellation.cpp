// How cancellation reaches a coroutine: tokens that can be asked, and exceptions that awaits throw.
#include "Analysis/Cancellation.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Contents.h"
#include "Analysis/QualifiedNames.h"
#include "Model/ProfileSet.h"
#include "Model/RecordLookup.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {

bool isCancellationToken(QualType T, CoroutineModel &Model) {
  return Model.facets(T).Roles.has(TypeRole::CancellationToken);
}

bool namesToken(const Stmt *S, CoroutineModel &Model) {
  class TokenFinder : public BodyVisitor {
  public:
    explicit TokenFinder(CoroutineModel &Model) : Model(Model) {}
    bool VisitExpr(const Expr *E) override {
      return E->isTypeDependent() || isa<CXXDefaultArgExpr>(E) ||
             !isCancellationToken(E->getType(), Model);
    }

  private:
    CoroutineModel &Model;
  };
  return !TokenFinder(Model).TraverseStmt(S);
}

llvm::SmallVector<const CXXRecordDecl *, 2>
cancellationExceptions(QualType Coroutine, CoroutineModel &Model) {
  llvm::SmallVector<const CXXRecordDecl *, 2> Found;
  StringRef Library = Model.facets(Coroutine).Library;
  for (const auto &Profile : Model.profiles().profiles()) {
    if (Profile->IsBuiltIn && Profile->Library != Library)
      continue;
    for (const TypeProfile &Type : Profile->Types)
      if (llvm::is_contained(Type.Roles, TypeRole::CancellationException))
        for (const std::string &Name : Type.Names)
          if (const auto *Class = dyn_cast_or_null<CXXRecordDecl>(
                  declarationNamed(Name, Model.context()));
              Class && Class->hasDefinition())
            Found.push_back(Class->getDefinition());
  }
  return Found;
}

static const CXXRecordDecl *caughtClass(const CXXCatchStmt &Handler) {
  return Handler.getExceptionDecl() ? Handler.getCaughtType()
                                          .getNonReferenceType()
                                          ->getAsCXXRecordDecl()
                                    : nullptr;
}

const CXXCatchStmt *handlerOf(const CXXTryStmt &Try,
                              const CXXRecordDecl *Exception) {
  for (unsigned I = 0; I != Try.getNumHandlers(); ++I) {
    const CXXCatchStmt *Handler = Try.getHandler(I);
    const CXXRecordDecl *Caught = caughtClass(*Handler);
    if (!Handler->getExceptionDecl() ||
        (Caught && (declaresSameEntity(Caught, Exception) ||
                    (Caught->hasDefinition() &&
                     Exception->isDerivedFrom(Caught->getDefinition())))))
      return Handler;
  }
  return nullptr;
}

bool isHandlerFor(const CXXCatchStmt &Handler, const CXXRecordDecl *Exception) {
  const CXXRecordDecl *Caught = caughtClass(Handler);
  return Caught && declaresSameEntity(Caught, Exception);
}

CancellableAwaits::CancellableAwaits(const FunctionDecl &Coroutine,
                                     CoroutineModel &Model)
    : Model(Model), All(false) {
  if (const CXXRecordDecl *Promise = promiseOfCoroutine(&Coroutine))
    forEachClass(Promise, [&](const CXXRecordDecl *Class) {
      if (Class->hasDefinition())
        for (const FieldDecl *Field : Class->fields())
          All |= isCancellationToken(Field->getType(), Model);
      return !All;
    });
}

bool CancellableAwaits::contain(const CoawaitExpr *Await) const {
  return All || llvm::any_of(contentsOf(Await->getOperand(), Model).Mentioned,
                             [&](const ValueDecl *D) {
                               return !isa<FunctionDecl>(D) &&
                                      isCancellationToken(D->getType(), Model);
                             });
}

const CoawaitExpr *
CancellableAwaits::firstOf(llvm::ArrayRef<const CoawaitExpr *> Awaits) const {
  auto Found = llvm::find_if(
      Awaits, [&](const CoawaitExpr *Await) { return contain(Await); });
  return Found == Awaits.end() ? nullptr : *Found;
}

std::optional<CancellableCoroutine>
CancellableCoroutine::of(const FunctionDecl &F, CoroutineModel &Model) {
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  if (!Body || F.isDependentContext())
    return std::nullopt;
  auto Exceptions = cancellationExceptions(F.getReturnType(), Model);
  if (Exceptions.empty())
    return std::nullopt;
  return CancellableCoroutine{Body->getBody(), std::move(Exceptions),
                              CancellableAwaits(F, Model)};
}

} // namespace clang::tidy::coro
