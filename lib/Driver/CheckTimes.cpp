// How long each check takes, as clang-tidy measures it.
#include "Driver/CheckTimes.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"

namespace clang::tidy::coro {

CheckTimes::CheckTimes(ClangTidyContext &Context) {
  if (llvm::sys::fs::createUniqueDirectory("coro-tidy-profile", Path))
    Path.clear();
  Context.setEnableProfiling(true);
  Context.setProfileStoragePrefix(Path);
}

CheckTimes::~CheckTimes() {
  if (!Path.empty())
    llvm::sys::fs::remove_directories(Path);
}

/// Adds what a file of clang-tidy says to \p Into.
static void add(llvm::StringRef Text, std::map<std::string, double> &Into) {
  auto Parsed = llvm::json::parse(Text);
  if (!Parsed)
    return llvm::consumeError(Parsed.takeError());
  const llvm::json::Object *Object = Parsed->getAsObject();
  if (const auto *Times = Object ? Object->getObject("profile") : nullptr)
    for (const auto &[Name, Value] : *Times) {
      llvm::StringRef Check = Name;
      if (Check.consume_front("time.clang-tidy.") &&
          Check.consume_back(".wall"))
        Into[Check.str()] += Value.getAsNumber().value_or(0);
    }
}

std::map<std::string, double> CheckTimes::read() const {
  std::map<std::string, double> Seconds;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator It(Path, Error), End;
       It != End && !Error; It.increment(Error))
    if (auto Buffer = llvm::MemoryBuffer::getFile(It->path()))
      add((*Buffer)->getBuffer(), Seconds);
  return Seconds;
}

} // namespace clang::tidy::coro
