// All races whose losers run on, asked for by an option.
// RUN: %check_coro_tidy %s coro-unjoined-race %t -lib=libcoro -- --config='{CheckOptions: {coro-unjoined-race.ReportAllRaces: true}}'
#include <coro/task.hpp>
#include <coro/when_any.hpp>
#include <stop_token>
#include <utility>

coro::task<void> work();
coro::task<void> timeout();

coro::task<void> race() {
  co_await coro::when_any(work(), timeout());
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the losers of this race run on: nobody cancels them or waits for their end [coro-unjoined-race]
}
coro::task<void> stopped() {
  std::stop_source stop;
  co_await coro::when_any(std::move(stop), work(), timeout());
}
