// Runs an action of Clang on a file, with the compile command that its configuration makes of the database's.
#ifndef CORO_TIDY_DRIVER_TOOLRUN_H
#define CORO_TIDY_DRIVER_TOOLRUN_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace clang::tidy::coro {

/// The commands of \p File as they are run.
std::vector<tooling::CompileCommand>
adjustedCommands(const tooling::CompilationDatabase &Database,
                 const std::string &File, ClangTidyContext &Context);

/// Why a compile command of \p File must not be run, or an empty string.
std::string refusedCommand(const tooling::CompilationDatabase &Database,
                           const std::string &File, ClangTidyContext &Context);

/// Runs \p Action on \p File as all of \p Context has it. \returns what ClangTool does.
int runTool(const tooling::CompilationDatabase &Database,
            const std::string &File, ClangTidyContext &Context,
            llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk,
            DiagnosticConsumer &Consumer, tooling::ToolAction &Action);

} // namespace clang::tidy::coro

#endif
