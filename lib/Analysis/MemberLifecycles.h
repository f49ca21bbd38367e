// Scopes and resources among the members of a class that nothing in the class joins or closes.
#ifndef CORO_TIDY_ANALYSIS_MEMBERLIFECYCLES_H
#define CORO_TIDY_ANALYSIS_MEMBERLIFECYCLES_H

#include "Analysis/Lifecycles.h"

namespace clang::tidy::coro {

/// How a class ends one of its members.
struct MemberEnd {
  const FieldDecl *Member = nullptr;
  const CXXMethodDecl *By = nullptr;
  const Expr *Where = nullptr; ///< the call or the await in it
};

/// A member that its class opens and never ends.
struct MemberFault {
  const FieldDecl *Member;
  LifecycleKind Of; ///< a scope or a resource
  const TypeFacets *Facets;
  const Expr *Opened; ///< the first spawn or opening
  /// Another member that is ended by what ends the class, its close() or stop(); all null if there is none.
  MemberEnd Beside;
};

/// The faults of the members of \p Class, in the order of their declarations.
///
/// That nothing ends a member is known only where everything is to be seen that may: nobody but the class can name it,
/// every member function is defined in this translation unit, and none hands it to something else.
std::vector<MemberFault> memberFaults(const CXXRecordDecl &Class,
                                      CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
