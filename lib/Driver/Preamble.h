// The beginning of a main file, comments and directives with all that they include, parsed ahead of the rest.
#ifndef CORO_TIDY_DRIVER_PREAMBLE_H
#define CORO_TIDY_DRIVER_PREAMBLE_H

#include "Driver/Inputs.h"
#include "clang/AST/DeclBase.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/PCHContainerOperations.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <memory>

namespace clang {
class CompilerInstance;
class CompilerInvocation;
} // namespace clang

namespace clang::tidy::coro {

/// Text that stands in for what is on disk, by absolute path.
using Overlay = std::map<std::string, std::string>;

/// A preamble, and all that tells whether it is still the one of its file. Everything is in memory.
struct Preamble {
  /// What was compiled how: Linter::describe(). Another one needs another preamble.
  std::string Description;
  /// The beginning of the main file, to the first token that is no directive.
  std::string Text;
  bool EndsAtStartOfLine = false;
  /// The AST as clang serialises it. Empty if there is none to be had: nothing is included, or it has errors, which a
  /// lint is to show. Then the rest tells when it is worth another try.
  std::string AST;
  /// The user's own declarations at top level, as clang numbers them in the AST.
  std::vector<uint64_t> Declarations;
  /// The comments with NOLINT in the main file that the compiler saw: begin and end.
  std::vector<std::pair<unsigned, unsigned>> Comments;
  /// Every file that was asked for, but for the main file.
  Inputs Read;
  /// Those of them that were not the disk's.
  std::vector<std::string> Overlaid;

  /// Whether \p Main begins so, and no further.
  bool fits(llvm::StringRef Main) const;

  /// Whether all that was read is as it was, with \p Edited laid over the disk.
  bool isCurrent(const std::string &NowDescribed, const Overlay &Edited) const;
};

/// How much of a main file a preamble is made of.
llvm::StringRef preambleText(llvm::StringRef Main);

std::string writePreamble(const Preamble &Of);
/// None if \p Bytes are not what writePreamble() wrote.
std::optional<Preamble> readPreamble(llvm::StringRef Bytes);

/// Parses the beginning of the main file of \p Invocation into \p Into, with the bodies that a lint needs.
void buildPreamble(const CompilerInvocation &Invocation, FileManager &Files,
                   std::shared_ptr<PCHContainerOperations> Operations,
                   Preamble &Into);

/// \p Base with the AST of \p With, which must outlive it.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withPreamble(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Base,
             const Preamble &With);

/// Has \p Invocation begin with \p With, if its main file begins so; \p Files must know its AST. \returns whether it
/// does.
bool usePreamble(const Preamble &With, CompilerInvocation &Invocation,
                 FileManager &Files);

/// The declarations of \p Used in the AST that \p Compiler has made with it.
std::vector<Decl *> declarationsOf(const Preamble &Used,
                                   CompilerInstance &Compiler);

} // namespace clang::tidy::coro

#endif
