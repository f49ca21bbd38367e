// How long each check takes, as clang-tidy measures it.
#ifndef CORO_TIDY_DRIVER_CHECKTIMES_H
#define CORO_TIDY_DRIVER_CHECKTIMES_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "llvm/ADT/SmallString.h"
#include <map>
#include <string>

namespace clang::tidy::coro {

/// A directory in which clang-tidy stores how long each check took; it knows no other way to hand that over.
class CheckTimes {
public:
  /// Has the checks of \p Context measured.
  explicit CheckTimes(ClangTidyContext &Context);
  ~CheckTimes();
  CheckTimes(const CheckTimes &) = delete;
  CheckTimes &operator=(const CheckTimes &) = delete;

  /// The seconds of each check so far.
  std::map<std::string, double> read() const;

private:
  llvm::SmallString<128> Path;
};

} // namespace clang::tidy::coro

#endif
