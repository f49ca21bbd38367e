// `coro-tidy list`: every check with its one sentence.
#include "CheckPages.h"
#include "Command.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

cl::SubCommand List("list", "List the checks");

int listCommand(Invocation &) {
  size_t Width = 0;
  for (const CheckPage &Page : checkPages())
    Width = std::max(Width, Page.Name.size());
  for (const CheckPage &Page : checkPages()) {
    std::string Purpose = Page.purpose().str();
    std::replace(Purpose.begin(), Purpose.end(), '\n', ' ');
    outs() << left_justify(Page.Name, Width + 2) << Purpose << '\n';
  }
  return ExitStatus::Clean;
}

Command Register(List, listCommand);

} // namespace
} // namespace clang::tidy::coro
