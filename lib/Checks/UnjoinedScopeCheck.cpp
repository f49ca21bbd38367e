// coro-unjoined-scope: an async scope ends while the work that was spawned in it may still run.
#include "Checks/CheckRegistration.h"
#include "Checks/LifecycleCheck.h"

namespace clang::tidy::coro {
namespace {

/// Finds async scopes, gates and task groups that reach the end of their life without being joined.
///
/// Before:
/// \code
///   cppcoro::async_scope scope;
///   scope.spawn(work());
///   if (stop)
///     co_return;
///   co_await scope.join();
/// \endcode
/// After:
/// \code
///   cppcoro::async_scope scope;
///   scope.spawn(work());
///   if (stop) {
///     co_await scope.join();
///     co_return;
///   }
///   co_await scope.join();
/// \endcode
class UnjoinedScopeCheck : public OwnedLifecycleCheck {
public:
  UnjoinedScopeCheck(StringRef Name, ClangTidyContext *Context)
      : OwnedLifecycleCheck(Name, Context, LifecycleKind::Scope) {}

private:
  void report(const LifecycleFault &Fault, const FunctionDecl &Function,
              CoroutineModel &Model) override;
  void reportMember(const MemberFault &Fault, const CXXRecordDecl &Class,
                    CoroutineModel &Model) override;
};

/// In the words of its library, how \p Scope is joined: "co_await scope.join()".
std::string joinOf(const ValueDecl &Scope, const TypeFacets &Facets,
                   CoroutineModel &Model) {
  const auto &Members =
      Facets.JoinMembers.empty() ? Facets.CloseMembers : Facets.JoinMembers;
  bool IsPointer = Model.facets(Scope.getType()).Class != Facets.Class;
  std::string Name = Scope.getNameAsString();
  if (Members.empty() || Members.front() == "operator co_await")
    return (IsPointer ? "co_await *" : "co_await ") + Name;
  return "co_await " + Name + (IsPointer ? "->" : ".") + Members.front().str() +
         "()";
}

} // namespace

void UnjoinedScopeCheck::report(const LifecycleFault &Fault,
                                const FunctionDecl &Function,
                                CoroutineModel &Model) {
  bool Never = Fault.Kind == LifecycleFaultKind::NeverEnded;
  diag(Fault.Opened->getExprLoc(),
       "%0 is not joined %select{on each path|before its end}1: the "
       "work that is spawned here may outlive it")
      << Fault.Object << Never << Fault.Opened->getSourceRange();
  notePath(Fault, Function, "joining", Model);
  if (Never)
    diag(Fault.Object->getLocation(), "use '%0' where its work has to be done",
         DiagnosticIDs::Note)
        << joinOf(*Fault.Object, *Fault.Facets, Model);
}

void UnjoinedScopeCheck::reportMember(const MemberFault &Fault,
                                      const CXXRecordDecl &Class,
                                      CoroutineModel &Model) {
  diag(Fault.Opened->getExprLoc(),
       "nothing in its class joins %0: the work that is spawned here "
       "may outlive it")
      << Fault.Member << Fault.Opened->getSourceRange();
  diag(Fault.Member->getLocation(),
       "use '%0' before an object of %1 is destroyed", DiagnosticIDs::Note)
      << joinOf(*Fault.Member, *Fault.Facets, Model) << &Class;
}

static CheckRegistration<UnjoinedScopeCheck> Register("coro-unjoined-scope");

} // namespace clang::tidy::coro
