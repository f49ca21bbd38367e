// Semaphores of one's own, on tasks with more template arguments than their value.
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -lib=boost-asio -fix-notes
#include <boost/asio.hpp>

namespace asio = boost::asio;

bool condition();

class permits {
public:
  explicit permits(int Count);
  asio::awaitable<void> acquire();
  void release();
};

// The executor in awaitable's second argument is no guard.
asio::awaitable<void> early(permits &P) {
  co_await P.acquire();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'P' is acquired here and not released on each path: what waits for it may wait for ever [coro-unreleased-semaphore]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without releasing 'P'
  if (condition())
    co_return;
    // CHECK-FIXES: { P.release(); co_return; }
  P.release();
}
asio::awaitable<void> onBothPaths(permits &P) {
  co_await P.acquire();
  if (condition()) {
    P.release();
    co_return;
  }
  P.release();
}
