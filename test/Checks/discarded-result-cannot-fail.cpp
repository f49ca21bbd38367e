// Awaits of functions that do nothing, to get to another thread or to wait for what is queued: their result can't tell
// of a failure.
// RUN: %check_coro_tidy %s coro-discarded-result %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <expected>
#include <string>
#include <system_error>

using cppcoro::task;
using outcome = std::expected<void, std::string>;

struct executor {
  bool runs_here() const;
  void add(int);
};
void count();
template <class Function> task<outcome> run(Function Work) {
  try {
    Work();
    co_return outcome();
  } catch (...) {
    co_return std::unexpected(std::string("failed"));
  }
}
template <class Function>
task<outcome> run_on(executor Where, Function Work) {
  Where.add(1);
  return run(Work);
}
task<std::error_code> write();

task<outcome> hop(executor Where) {
  if (Where.runs_here())
    co_return outcome{};
  co_return co_await run_on(Where, [] {});
}
task<outcome> forwarded(executor Where) { return run_on(Where, [] {}); }
task<outcome> hopAndWrite(executor Where) {
  if (Where.runs_here())
    co_return co_await run_on(Where, [] { count(); });
  co_return outcome{};
}
task<std::error_code> writeOnce(executor Where) {
  if (Where.runs_here())
    co_return std::error_code();
  co_return co_await write();
}

task<> silent(executor Where) {
  co_await run([] {});
  co_await run_on(Where, [Where]() mutable {});
  co_await hop(Where);
  co_await forwarded(Where);
}
task<> workThatMayFail(executor Where) {
  co_await run([] { count(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'std::expected<void, {{.*}}>' that this await gives is thrown away
  co_await hopAndWrite(Where);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'std::expected<void, {{.*}}>' that this await gives is thrown away
  co_await writeOnce(Where);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'std::error_code' that this await gives is thrown away
}
