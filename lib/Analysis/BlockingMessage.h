// The words for a blocking call, the same whether its chain stays in one translation unit or not.
#ifndef CORO_TIDY_ANALYSIS_BLOCKINGMESSAGE_H
#define CORO_TIDY_ANALYSIS_BLOCKINGMESSAGE_H

#include "Model/Profile.h"
#include "clang/AST/Decl.h"
#include <string>

namespace clang::tidy::coro {

struct CallSite;

/// How a coroutine gets to what blocks.
enum class HopKind : uint8_t {
  Calls,    ///< a call or a constructor
  Destroys, ///< the end of a variable
};

/// "'f' blocks the thread of this coroutine through 'g': reason". \p Through is empty when `f` itself is the source.
/// For a destructor \p Callee is what ends.
std::string blockingMessage(HopKind Kind, llvm::StringRef Callee,
                            llvm::StringRef Through, BlockingGrade Grade,
                            llvm::StringRef Reason);

/// "'f' calls 'g' here".
std::string hopMessage(llvm::StringRef From, llvm::StringRef To);

/// The name of a function in messages: qualified, a lambda as what it is.
std::string displayName(const FunctionDecl *F);

/// What the message about \p Site names: what ends there, or \p Callee; a function object by its own name.
std::string subjectOf(const CallSite &Site, const FunctionDecl *Callee);

} // namespace clang::tidy::coro

#endif
