// The language server: coro-tidy's findings and fixes where people write code.
#ifndef CORO_TIDY_SERVER_LANGUAGESERVER_H
#define CORO_TIDY_SERVER_LANGUAGESERVER_H

#include "Driver/Configuration.h"
#include "Server/LintResult.h"
#include "llvm/Support/LSP/Transport.h"
#include <chrono>

namespace clang::tidy::coro {

struct ServerOptions {
  ConfigurationFlags Flags;
  std::string Version;                   ///< of coro-tidy
  std::string CompileCommandsDir;        ///< empty: looked for above each file
  std::chrono::milliseconds Debounce{0}; ///< from the last edit to the lint
  std::chrono::seconds Timeout{60};      ///< for one file
  unsigned Workers = 2;                  ///< at once
  size_t LintMemory = 0; ///< for one file, in bytes; 0 for no bound
  /// What the preambles of the open documents may take of memory, in bytes.
  size_t PreambleMemory = size_t(1) << 30;
  /// Messages are divided by lines `// -----`, and each is answered before the next one is read.
  bool ForTests = false;
  PageUri Page;
  /// The page of a check as Markdown; empty for what is none.
  std::function<std::string(llvm::StringRef Check)> PageText;
};

/// Serves the client behind the descriptor \p Input and \p Output until it says goodbye. \returns whether it did so as
/// it should.
bool runLanguageServer(const ServerOptions &Options, int Input,
                       llvm::raw_ostream &Output);

} // namespace clang::tidy::coro

#endif
