// Eager tasks, which may be dropped: they can be awaited once all the same.
// RUN: %check_coro_tidy %s coro-double-await,coro-unawaited-task %t -check-suffix=RESULT -lib=concurrencpp -- -- -DRESULT
// RUN: %check_coro_tidy %s coro-double-await %t -check-suffix=PROMISE -lib=boost-cobalt,boost-asio -- -- -DPROMISE
#include <utility>

#ifdef RESULT
#include <concurrencpp/concurrencpp.h>
using eager = concurrencpp::result<void>;
#else
#include <boost/cobalt.hpp>
using eager = boost::cobalt::promise<void>;
#endif

eager work();
bool condition();

eager twice() {
  auto Started = work();
  co_await std::move(Started);
  co_await std::move(Started);
  // CHECK-MESSAGES-RESULT: :[[@LINE-1]]:3: warning: task 'Started' is consumed twice: it can be awaited once only [coro-double-await]
  // CHECK-MESSAGES-PROMISE: :[[@LINE-2]]:3: warning: task 'Started' is consumed twice: it can be awaited once only [coro-double-await]
}
eager inALoop() {
  auto Started = work();
  for (int I = 0; I < 3; ++I)
    co_await std::move(Started);
    // CHECK-MESSAGES-RESULT: :[[@LINE-1]]:5: warning: task 'Started' is consumed in each iteration of the loop: it can be awaited once only [coro-double-await]
    // CHECK-MESSAGES-PROMISE: :[[@LINE-2]]:5: warning: task 'Started' is consumed in each iteration of the loop: it can be awaited once only [coro-double-await]
}
eager again() {
  auto Started = work();
  co_await std::move(Started);
  Started = work();
  co_await std::move(Started);
}
eager onEitherPath() {
  auto Started = work();
  if (condition())
    co_await std::move(Started);
  else
    co_await std::move(Started);
}
eager onOnePath() {
  auto Started = work();
  if (condition())
    co_await std::move(Started);
}
#ifdef RESULT
eager dropped() {
  auto Started = work();
  co_return;
}
#endif
