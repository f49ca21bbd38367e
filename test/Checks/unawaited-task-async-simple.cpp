// async_simple: a Lazy that is dropped never runs; the future of a server that is started is dropped by habit.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=async_simple
#include <async_simple/Future.h>
#include <async_simple/coro/Lazy.h>

async_simple::coro::Lazy<int> number();
struct server {
  async_simple::Future<int> async_start();
};

async_simple::coro::Lazy<void> starts(server &s) {
  s.async_start();
  co_await number();
  number();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'async_simple::coro::Lazy<int>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await number();
}
