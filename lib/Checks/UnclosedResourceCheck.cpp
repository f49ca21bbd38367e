// coro-unclosed-resource: a resource whose close is awaited is left open on some path.
#include "Analysis/Ancestors.h"
#include "Analysis/LifecycleNotes.h"
#include "Analysis/MemberLifecycles.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/RecordLookup.h"
#include "Support/MacroPlace.h"
#include "clang/Lex/Lexer.h"

using namespace clang::ast_matchers;

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
class UnclosedResourceCheck : public CoroCheck {
public:
  UnclosedResourceCheck(StringRef Name, ClangTidyContext *Context)
      : CoroCheck(Name, Context),
        ReportExceptionPaths(Options.get("ReportExceptionPaths", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportExceptionPaths", ReportExceptionPaths);
  }
  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
    Finder->addMatcher(cxxRecordDecl(isDefinition()).bind("class"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void leftByFunction(const FunctionDecl &Function, ASTContext &Context);
  void leftByClass(const CXXRecordDecl &Class, ASTContext &Context);
  bool isWanted(const LifecycleFault &Fault) const;

  const bool ReportExceptionPaths;
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
  if (Fault.Of != LifecycleKind::Resource)
    return false;
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

void UnclosedResourceCheck::leftByFunction(const FunctionDecl &Function,
                                           ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  for (const LifecycleFault &Fault : lifecycleFaults(Function, Model)) {
    SourceLocation Loc = Fault.Opened->getExprLoc();
    if (!isWanted(Fault) || !isReportable(Loc, Context.getSourceManager()) ||
        isRepeated(Loc))
      continue;
    diag(Loc, "%0 is opened here and %select{not closed on each path|never "
              "closed}1: its destructor can't await '%2'")
        << Fault.Object << (Fault.Kind == LifecycleFaultKind::NeverEnded)
        << Fault.Facets->CloseMembers.front() << Fault.Opened->getSourceRange();
    for (const PathNote &Note : pathNotes(Fault, Function, "closing", Model))
      diag(Note.Loc, "%0", DiagnosticIDs::Note) << Note.Text << Note.Fixes;
  }
}

void UnclosedResourceCheck::leftByClass(const CXXRecordDecl &Class,
                                        ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  for (const MemberFault &Fault : memberFaults(Class, Model)) {
    SourceLocation Loc = Fault.Opened->getExprLoc();
    bool IsForgotten = Fault.Beside.By != nullptr;
    if (Fault.Of != LifecycleKind::Resource ||
        (!IsForgotten && Fault.Facets->Library.empty()) ||
        !isReportable(Loc, Context.getSourceManager()) || isRepeated(Loc))
      continue;
    diag(Loc, "%0 is opened here and nothing in its class closes it: its "
              "destructor can't await '%1'")
        << Fault.Member << Fault.Facets->CloseMembers.front()
        << Fault.Opened->getSourceRange();
    if (IsForgotten)
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
}

void UnclosedResourceCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *Class = Result.Nodes.getNodeAs<CXXRecordDecl>("class"))
    leftByClass(*Class, *Result.Context);
  else
    leftByFunction(*Result.Nodes.getNodeAs<FunctionDecl>("function"),
                   *Result.Context);
}

static CheckRegistration<UnclosedResourceCheck>
    Register("coro-unclosed-resource");

} // namespace clang::tidy::coro
