// Reads the compiler's errors one after another for coroutine values used as what they are not.
//
// The parts of the reader are in files of their own, by what the errors are about: WrongKindPlaces, -Values, -Operators,
// -Arguments, -Members, -Loops, -Keywords and -Templates.
#ifndef CORO_TIDY_ANALYSIS_WRONGKINDFINDER_H
#define CORO_TIDY_ANALYSIS_WRONGKINDFINDER_H

#include "Analysis/AwaitFix.h"
#include "Analysis/TaskValue.h"
#include "Analysis/WrittenCode.h"
#include "Analysis/WrongKind.h"
#include "Support/PerASTContext.h"

namespace clang::tidy::coro {

/// Reads one error after another.
class WrongKindFinder {
public:
  WrongKindFinder(CoroutineModel &Model, std::vector<WrongKind> &Found)
      : Context(Model.context()), Sources(Context.getSourceManager()),
        Model(Model), Code(perASTContext<WrittenCode>(Context)), Found(Found) {}
  void read(const LoggedError &Error);

private:
  // WrongKind
  void readValue(const LoggedError &E);
  void readOperator(const LoggedError &E);
  void readCall(const LoggedError &E);
  void readMember(const LoggedError &E);
  void readCoroutine(const LoggedError &E);

  // WrongKindValues
  void taskAsValue(const LoggedError &E, SourceRange Range, QualType Task,
                   Possibly Fits, Misuse Kind = Misuse::TaskAsValue);
  void taskAsValue(const LoggedError &E, unsigned Range, QualType Task,
                   Possibly Fits, Misuse Kind = Misuse::TaskAsValue) {
    taskAsValue(E,
                Range < E.Ranges.size() ? E.Ranges[Range].getAsRange()
                                        : SourceRange(),
                Task, Fits, Kind);
  }
  void conversion(const LoggedError &E, unsigned From, unsigned To);
  void condition(const LoggedError &E);
  void switched(const LoggedError &E);
  void variadic(const LoggedError &E);
  void bindings(const LoggedError &E);
  void privateBinding(const LoggedError &E);
  void bind(const LoggedError &E, QualType Task, std::optional<unsigned> Open);

  // WrongKindOperators
  void unary(const LoggedError &E);
  QualType takenApart(const LoggedError &E, QualType Left);
  SourceRange operandBefore(SourceLocation Loc);
  void binary(const LoggedError &E);
  void overloadedBinary(const LoggedError &E);
  void conditional(const LoggedError &E);
  void subscript(const LoggedError &E);

  // WrongKindArguments
  void call(const LoggedError &E);
  Possibly takesAwaited(const FunctionDecl *F,
                        llvm::ArrayRef<const Expr *> Arguments);

  // WrongKindMembers
  void member(const LoggedError &E);
  void missingMember(const LoggedError &E);
  void memberOfTask(const LoggedError &E, QualType Task,
                    llvm::StringRef Member);

  // WrongKindLoops
  void rangeFor(const LoggedError &E);
  bool unawaitedIterator(const LoggedError &E, unsigned Range, QualType T);
  void awaitedGenerator(const LoggedError &E, SourceLocation Operand,
                        QualType T);

  // WrongKindKeywords
  void missingPromiseMember(const LoggedError &E, llvm::StringRef Name);
  void promiseCall(const LoggedError &E, llvm::StringRef Name);
  void noPromise(const LoggedError &E);
  void noCoroutine(const LoggedError &E);
  llvm::SmallVector<FixItHint, 2> trailingReturnType(const FunctionDecl *F,
                                                     llvm::StringRef Type);
  std::string returnTypeToUse(const FunctionDecl *F, SourceLocation Keyword);

  // WrongKindTemplates
  bool isInSystemTemplate(const LoggedError &E) const;
  void taskInTemplate(const LoggedError &E, QualType Task, Possibly Fits,
                      Misuse Kind);
  void taskInCall(const LoggedError &E, const Expr &Call, QualType Task,
                  Possibly Fits, Misuse Kind);

  // WrongKindPlaces
  std::optional<SourceLocation> placeOf(SourceLocation Loc) const;
  std::optional<TokenSpan> spanOf(const LoggedError &E, unsigned Range);
  QualType typeAt(const LoggedError &E, unsigned Range);
  llvm::StringRef operatorText(const LoggedError &E);
  WrongKind *add(Misuse Kind, SourceLocation Loc, QualType Type);

  bool isTask(QualType T) {
    return !T.isNull() && Model.facets(T).isTask() &&
           Model.facets(T).isCoroutine();
  }
  QualType valueOf(QualType Task) { return valueOfTask(Task, Model); }
  /// Whether \p T is a task, or an operation of which it is known that it gives a value.
  bool givesValue(QualType T) {
    if (T.isNull() || isTask(T))
      return !T.isNull();
    QualType Value =
        Model.facets(T).Kind == TypeKind::Operation ? valueOf(T) : QualType();
    return !Value.isNull() && !Value->isVoidType() && !Value->isDependentType();
  }
  /// The value that an operand of type \p T has once it is awaited.
  QualType awaited(QualType T) { return givesValue(T) ? valueOf(T) : T; }
  QualType argumentType(const LoggedError &E, unsigned I) const {
    return I < E.Arguments.size() ? E.Arguments[I].Type : QualType();
  }
  bool canAwaitIn(SourceLocation Loc, QualType T);
  bool isMeantAsCoroutine(const FunctionDecl *F);
  AwaitPlace awaitPlace(const WrongKind &W) const {
    AwaitPlace At{W.Function, W.InHandler, false};
    At.IsWrittenAsCoroutine = W.IsCoroutine;
    return At;
  }

  ASTContext &Context;
  const SourceManager &Sources;
  CoroutineModel &Model;
  WrittenCode &Code;
  std::vector<WrongKind> &Found;
  llvm::DenseSet<SourceLocation> Seen;
  bool InInstantiation = false;
};

/// Whether \p Note says where a template was instantiated.
bool isInstantiationNote(const LoggedNote &Note);

} // namespace clang::tidy::coro

#endif
