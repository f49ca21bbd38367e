// Writes a file as a whole or not at all.
#include "Support/WholeFile.h"
#include "llvm/Support/FileSystem.h"

namespace clang::tidy::coro {

/// A full disk shows when the buffer is flushed.
static std::string flushed(llvm::raw_fd_ostream &OS) {
  OS.flush();
  std::string Why = OS.has_error() ? OS.error().message() : "";
  OS.clear_error();
  return Why;
}

static std::string
writeInPlace(llvm::StringRef File,
             llvm::function_ref<void(llvm::raw_ostream &)> Write) {
  std::error_code Error;
  llvm::raw_fd_ostream OS(File, Error, llvm::sys::fs::OF_None);
  if (Error)
    return Error.message();
  Write(OS);
  return flushed(OS);
}

/// \returns why it failed, without the name of the file.
static std::string
replace(llvm::StringRef File,
        llvm::function_ref<void(llvm::raw_ostream &)> Write) {
  if (llvm::sys::fs::exists(File) && !llvm::sys::fs::is_regular_file(File))
    return writeInPlace(File, Write);
  auto Temporary = llvm::sys::fs::TempFile::create(
      File + ".tmp-%%%%%%%%",
      llvm::sys::fs::all_read | llvm::sys::fs::all_write);
  if (!Temporary)
    return llvm::toString(Temporary.takeError());
  std::string Why;
  {
    llvm::raw_fd_ostream OS(Temporary->FD, /*shouldClose=*/false);
    Write(OS);
    Why = flushed(OS);
  }
  if (!Why.empty()) {
    llvm::consumeError(Temporary->discard());
    return Why;
  }
  if (llvm::Error Error = Temporary->keep(File))
    return llvm::toString(std::move(Error));
  return {};
}

std::string
writeWholeFile(llvm::StringRef File,
               llvm::function_ref<void(llvm::raw_ostream &)> Write) {
  std::string Why = replace(File, Write);
  return Why.empty() ? "" : ("can't write '" + File + "': " + Why).str();
}

std::string writeAtomically(llvm::StringRef File, llvm::StringRef Bytes) {
  return replace(File, [&](llvm::raw_ostream &OS) { OS << Bytes; });
}

} // namespace clang::tidy::coro
