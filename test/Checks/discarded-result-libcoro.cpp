// A library that marks each function [[nodiscard]] speaks of the task, not of its result.
// RUN: %check_coro_tidy %s coro-discarded-result %t -lib=libcoro
#include <coro/coro.hpp>
#include <coro/net/tcp/server.hpp>

coro::task<> serve(coro::net::tcp::server &Server, coro::semaphore<2> &Slots,
                   std::unique_ptr<coro::scheduler> &Scheduler) {
  co_await Server.accept();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the {{'.*expected<.*>'}} that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  auto Client = co_await Server.accept();
  co_await Slots.acquire();
  co_await Scheduler->schedule();
}
