// coro-unclosed-resource: a resource whose close is awaited is left open on some path.
#include "Analysis/Ancestors.h"
#include "Checks/CheckRegistration.h"
#include "Checks/LifecycleCheck.h"
#include "Model/RecordLookup.h"
#include "Support/MacroPlace.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

/// Finds resources that have to be closed by an await, which no destructor can do, and are left open on some path.
///
/// Before:
/// \code
///   auto out = co_await make_file_output_stream(file);
///   if (records.empty())
///     co_return;
///   co_await out.close();
/// \endcode
/// After:
/// \code
///   auto out = co_await make_file_output_stream(file);
///   if (records.empty()) {
///     co_await out.close();
///     co_return;
///   }
///   co_await out.close();
/// \endcode
class UnclosedResourceCheck : public OwnedLifecycleCheck {
public:
  UnclosedResourceCheck(StringRef Name, ClangTidyContext *Context)
      : OwnedLifecycleCheck(Name, Context, LifecycleKind::Resource) {}

private:
  bool isWanted(const LifecycleFault &Fault) const override;
  void report(const LifecycleFault &Fault, const FunctionDecl &Function,
              CoroutineModel &Model) override;
  bool isWantedMember(const MemberFault &Fault) const override;
  void reportMember(const MemberFault &Fault, const CXXRecordDecl &Class,
                    CoroutineModel &Model) override;
};

/// The await that closes \p Fault's member beside the one that its class closes; empty where that is no statement of its
/// own.
llvm::SmallVector<FixItHint, 1> closeBeside(const MemberFault &Fault,
                                            CoroutineModel &Model) {
  const Stmt *Body = Fault.Beside.By->getBody();
  const CXXRecordDecl *Promise = promiseOfCoroutine(Fault.Beside.By);
  const Stmt *Statement = statementAround(Fault.Beside.Where, Body);
  StringRef Close = Fault.Facets->CloseMembers.front();
  const FunctionDecl *Closes = methodNamed(Fault.Facets->Class, Close);
  if (!Promise || !Statement || Statement->getBeginLoc().isMacroID() ||
      !Closes || Closes->getMinRequiredArguments() != 0 ||
      !Model.canAwait(Promise, resultOf(Closes)))
    return {};
  const SourceManager &Sources = Model.context().getSourceManager();
  bool IsPointer =
      Model.facets(Fault.Member->getType()).Class != Fault.Facets->Class;
  return {FixItHint::CreateInsertion(
      Statement->getBeginLoc(),
      ("co_await " + Fault.Member->getName() + (IsPointer ? "->" : ".") +
       Close + "();\n" +
       Lexer::getIndentationForLine(Statement->getBeginLoc(), Sources))
          .str())};
}

} // namespace

/// That a close can be awaited does not say that it must be; a profile does, and so does the author of another path.
bool UnclosedResourceCheck::isWanted(const LifecycleFault &Fault) const {
  bool IsKnown = !Fault.Facets->Library.empty();
  switch (Fault.Kind) {
  case LifecycleFaultKind::NeverEnded:
    return IsKnown;
  case LifecycleFaultKind::LeftOnPath:
    return true;
  case LifecycleFaultKind::LostToException:
    return ReportExceptionPaths || (IsKnown && isExpectedException(Fault));
  }
  llvm_unreachable("unknown kind");
}

void UnclosedResourceCheck::report(const LifecycleFault &Fault,
                                   const FunctionDecl &Function,
                                   CoroutineModel &Model) {
  diag(Fault.Opened->getExprLoc(),
       "%0 is opened here and %select{not closed on each path|never "
       "closed}1: its destructor can't await '%2'")
      << Fault.Object << (Fault.Kind == LifecycleFaultKind::NeverEnded)
      << Fault.Facets->CloseMembers.front() << Fault.Opened->getSourceRange();
  notePath(Fault, Function, "closing", Model);
}

bool UnclosedResourceCheck::isWantedMember(const MemberFault &Fault) const {
  return Fault.Beside.By || !Fault.Facets->Library.empty();
}

void UnclosedResourceCheck::reportMember(const MemberFault &Fault,
                                         const CXXRecordDecl &Class,
                                         CoroutineModel &Model) {
  diag(Fault.Opened->getExprLoc(),
       "%0 is opened here and nothing in its class closes it: its "
       "destructor can't await '%1'")
      << Fault.Member << Fault.Facets->CloseMembers.front()
      << Fault.Opened->getSourceRange();
  if (Fault.Beside.By)
    diag(Fault.Beside.Where->getExprLoc(), "%0 closes %1 here, and not %2",
         DiagnosticIDs::Note)
        << Fault.Beside.By << Fault.Beside.Member << Fault.Member
        << closeBeside(Fault, Model);
  else
    diag(Fault.Member->getLocation(),
         "'%0' has to be awaited before an object of %1 is destroyed",
         DiagnosticIDs::Note)
        << Fault.Facets->CloseMembers.front() << &Class;
}

static CheckRegistration<UnclosedResourceCheck>
    Register("coro-unclosed-resource");

} // namespace clang::tidy::coro
