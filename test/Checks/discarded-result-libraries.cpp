// Results that folly's and Seastar's awaits give, and that are thrown away.
// RUN: %check_coro_tidy %s coro-discarded-result %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-discarded-result %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
#include <cstddef>
#include <system_error>
#include <utility>

struct [[nodiscard]] receipt {
  int Number;
};
void use(std::error_code);

#ifdef FOLLY
#include <folly/Try.h>
#include <folly/coro/Mutex.h>
#include <folly/coro/Task.h>
using folly::coro::Task;

Task<std::error_code> write();
Task<int> count();
Task<receipt> order();
Task<folly::Try<int>> tries();

Task<void> dropped(folly::coro::Mutex &mutex) {
  co_await write();
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  co_await order();
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: the 'receipt' that this await gives is thrown away: its type is marked {{\[\[}}nodiscard]] [coro-discarded-result]
  co_await tries();
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: the 'folly::Try<int>' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  co_await mutex.co_scoped_lock();
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: the 'std::unique_lock<Mutex>' that this await gives is thrown away: what it holds is released at once [coro-discarded-result]
  co_await count();
}
Task<void> kept(folly::coro::Mutex &mutex) {
  use(co_await write());
  (void)co_await write();
  auto lock = co_await mutex.co_scoped_lock();
  auto result = co_await tries();
  co_await count();
  // Moving the task is nothing that could be lost.
  auto counted = count();
  co_await std::move(counted);
  co_await mutex.co_lock();
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/semaphore.hh>
using seastar::future;

future<std::error_code> write();
future<std::size_t> count();
future<receipt> order();

future<> dropped(seastar::semaphore &sem) {
  co_await write();
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:3: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  co_await order();
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:3: warning: the 'receipt' that this await gives is thrown away: its type is marked {{\[\[}}nodiscard]] [coro-discarded-result]
  co_await seastar::get_units(sem, 1);
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:3: warning: the 'seastar::semaphore_units<seastar::semaphore_default_exception_factory>' that this await gives is thrown away: what it holds is released at once [coro-discarded-result]
  co_await count();
}
future<> kept(seastar::semaphore &sem) {
  auto units = co_await seastar::get_units(sem, 1);
  use(co_await write());
  (void)co_await write();
  co_await count();
  co_await sem.wait(1);
}
#endif
