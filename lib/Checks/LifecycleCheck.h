// The bases of checks about objects that have to be ended before their life is over: joined, closed, released.
#ifndef CORO_TIDY_CHECKS_LIFECYCLECHECK_H
#define CORO_TIDY_CHECKS_LIFECYCLECHECK_H

#include "Analysis/LifecycleNotes.h"
#include "Analysis/MemberLifecycles.h"
#include "Checks/CoroCheck.h"

namespace clang::tidy::coro {

/// Finds the objects of one kind that a path through a function leaves behind, and has the option ReportExceptionPaths.
class LifecycleCheck : public FunctionCheck {
public:
  LifecycleCheck(StringRef Name, ClangTidyContext *Context, LifecycleKind Of);

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

protected:
  /// The notes of \p Fault along its path; \p Ending is what the path does not do: "joining".
  void notePath(const LifecycleFault &Fault, const FunctionDecl &Function,
                StringRef Ending, CoroutineModel &Model, bool WithFixes = true);

  /// Whether a path of \p Fault counts that begins with an exception.
  bool wantsException(const LifecycleFault &Fault) const {
    return ReportExceptionPaths || isExpectedException(Fault);
  }
  const LifecycleKind Of;
  const bool ReportExceptionPaths;

private:
  virtual bool isWanted(const LifecycleFault &Fault) const {
    return Fault.Kind != LifecycleFaultKind::LostToException ||
           wantsException(Fault);
  }
  virtual void report(const LifecycleFault &Fault, const FunctionDecl &Function,
                      CoroutineModel &Model) = 0;
};

/// Finds also the members that nothing in their class ends.
class OwnedLifecycleCheck : public LifecycleCheck {
public:
  using LifecycleCheck::LifecycleCheck;

  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  virtual bool isWantedMember(const MemberFault &Fault) const { return true; }
  virtual void reportMember(const MemberFault &Fault,
                            const CXXRecordDecl &Class,
                            CoroutineModel &Model) = 0;
};

} // namespace clang::tidy::coro

#endif
