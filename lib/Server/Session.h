// What the server knows: the open files, and what was found out about them.
#ifndef CORO_TIDY_SERVER_SESSION_H
#define CORO_TIDY_SERVER_SESSION_H

#include "Server/CommandFinder.h"
#include "Server/FactsOfProjects.h"
#include "Server/FixProofs.h"
#include "Server/InspectedFiles.h"
#include "Server/LanguageServer.h"
#include "Server/Preambles.h"

namespace clang::tidy::coro {

/// The jobs of the server read it in their copies of the process, and only the server changes it.
struct Session {
  Session(const ServerOptions &Options, JobQueue &Jobs)
      : Options(Options), Commands(Options.CompileCommandsDir),
        Others(Options.Flags, Commands), Ahead(Options.PreambleMemory),
        Inspected(Open, Jobs), Proofs(Open, Jobs) {}

  const ServerOptions &Options;
  Documents Open;
  CommandFinder Commands;
  FactsOfProjects Others;
  Preambles Ahead;
  std::map<std::string, LintResult> Results; ///< by path
  InspectedFiles Inspected;
  FixProofs Proofs;
};

} // namespace clang::tidy::coro

#endif
