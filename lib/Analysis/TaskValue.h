// What awaiting a task gives, and whether that fits where the task itself stands.
#ifndef CORO_TIDY_ANALYSIS_TASKVALUE_H
#define CORO_TIDY_ANALYSIS_TASKVALUE_H

#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

/// An answer without overload resolution.
enum class Possibly : uint8_t { No, Maybe, Yes };

/// The type of the value that awaiting a \p Task, or an operation, gives, without references; null if it can't be told.
QualType valueOfTask(QualType Task, CoroutineModel &Model);

/// Whether a value of type \p From converts to \p To implicitly; with \p ToCondition, as the condition of an `if`.
Possibly converts(QualType From, QualType To, ASTContext &Context,
                  bool ToCondition = false);

/// Whether the operator \p Operator takes operands of these types; \p Right is null for a unary one.
Possibly hasOperator(OverloadedOperatorKind Operator, QualType Left,
                     QualType Right, ASTContext &Context);

/// The members \p Name of the class that `.` (or `->`, with \p Arrow) finds in a value of type \p T.
llvm::SmallVector<const NamedDecl *, 4> membersOfValue(QualType T, bool Arrow,
                                                       llvm::StringRef Name,
                                                       ASTContext &Context);

/// \p Task's template with \p Value as its first argument, as one would write it; empty if \p Task is no template or
/// has more than that.
std::string withValue(QualType Task, QualType Value, ASTContext &Context);

} // namespace clang::tidy::coro

#endif
