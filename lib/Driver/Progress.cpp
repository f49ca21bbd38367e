// What a user at a terminal sees while a project is linted.
#include "Driver/Progress.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include <sys/ioctl.h>
#include <unistd.h>

namespace clang::tidy::coro {

Progress::Progress(size_t Total, bool IsWanted)
    : Total(Total), IsShown(IsWanted && Total > 1 &&
                            llvm::sys::Process::StandardErrIsDisplayed()) {}

void Progress::advance(llvm::StringRef File, bool IsCached) {
  ++Done;
  Cached += IsCached;
  // A terminal is slower than a warm cache.
  if (IsShown && Clock::now() - LastDrawn > std::chrono::milliseconds(50))
    draw(File);
}

/// How many columns the terminal has now. LLVM asks the environment only.
static unsigned columns() {
  winsize Size = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &Size) == 0 && Size.ws_col)
    return Size.ws_col;
  unsigned Named = llvm::sys::Process::StandardErrColumns();
  return Named ? Named : 80;
}

void Progress::draw(llvm::StringRef File) {
  LastDrawn = Clock::now();
  double Seconds = std::chrono::duration<double>(LastDrawn - Start).count();
  std::string Line;
  llvm::raw_string_ostream OS(Line);
  OS << '[' << Done << '/' << Total << "] "
     << llvm::format("%.1f/s",
                     Seconds > 0 ? double(Done - Cached) / Seconds : 0.0)
     << ", " << Cached << " cached: ";
  size_t Room = columns() - 1;
  // The end of a path says more than its beginning.
  if (Line.size() + File.size() > Room && Line.size() + 3 < Room)
    OS << "..." << File.take_back(Room - Line.size() - 3);
  else
    OS << File;
  llvm::errs() << "\r\033[K" << llvm::StringRef(Line).take_front(Room);
  llvm::errs().flush();
  IsDrawn = true;
}

void Progress::clear() {
  if (IsDrawn)
    llvm::errs() << "\r\033[K";
  IsDrawn = false;
}

} // namespace clang::tidy::coro
