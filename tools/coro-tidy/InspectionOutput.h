// The two forms in which `coro-tidy inspect` prints what the model believes.
#ifndef CORO_TIDY_TOOLS_INSPECTIONOUTPUT_H
#define CORO_TIDY_TOOLS_INSPECTIONOUTPUT_H

#include "Model/Inspection.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::tidy::coro {

/// A place in the source, in a macro that of its expansion.
struct Place {
  std::string File; ///< absolute
  unsigned Line = 0, Column = 0;
  bool isValid() const { return Line != 0; }
};

Place placeOf(SourceLocation Loc, const SourceManager &Sources);

/// \p File for people: relative to the working directory if it is below.
std::string shortPath(llvm::StringRef File);

/// The source of \p E on one line.
std::string sourceText(const Expr &E, const ASTContext &Context);

/// One paragraph per type, coroutine and call; one line per belief, with its evidence.
void printText(const Inspection &Inspected, CoroutineModel &Model,
               llvm::raw_ostream &OS);

/// The same as JSON.
void printJson(const Inspection &Inspected, CoroutineModel &Model,
               llvm::StringRef File, llvm::raw_ostream &OS);

} // namespace clang::tidy::coro

#endif
