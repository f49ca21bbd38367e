// A future that stands for no work may be overwritten.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=seastar
#include <chrono>
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/sleep.hh>
#include <utility>

using seastar::future;

future<> send(int);
future<int> count();

future<> onOneBranch(bool Slow) {
  auto Done = seastar::make_ready_future<>();
  if (Slow)
    Done = send(1);
  return Done.then([] { return send(2); });
}
future<> inCoroutine(bool Slow) {
  future<> Done = seastar::make_ready_future<>();
  if (Slow)
    Done = send(1);
  co_await std::move(Done);
}
future<> chained(bool Twice) {
  auto Done = send(1);
  if (Twice)
    Done = Done.then([] { return send(2); });
  if (Twice)
    Done = std::move(Done).then([] { return send(3); });
  return Done;
}
future<> workIsLost(bool Slow) {
  auto Done = send(1);
  if (Slow)
    Done = send(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: task 'Done' is overwritten before it is awaited: its result and its exception are lost [coro-unawaited-task]
  return Done;
}
