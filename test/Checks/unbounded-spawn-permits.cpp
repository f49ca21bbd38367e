// A semaphore that the tasks hold is a limit.
// RUN: %check_coro_tidy %s coro-unbounded-spawn %t -lib=libcoro
#include <coro/scheduler.hpp>
#include <coro/semaphore.hpp>
#include <coro/task.hpp>
#include <string>
#include <vector>

using permits = coro::semaphore<4>;

coro::task<void> pause();
coro::task<void> fetch(std::string url);
coro::task<void> fetchWith(std::string url, permits &limit);

void unlimited(coro::scheduler &scheduler, std::vector<std::string> urls) {
  for (const auto &url : urls)
    scheduler.spawn_detached(fetch(url));
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
}
void given(coro::scheduler &scheduler, permits &limit,
           std::vector<std::string> urls) {
  for (const auto &url : urls)
    scheduler.spawn_detached(fetchWith(url, limit));
}

class client {
public:
  void fetchAll(coro::scheduler &scheduler, std::vector<std::string> urls) {
    for (const auto &url : urls)
      scheduler.spawn_detached(fetchOne(url));
  }
  coro::task<void> fetchOne(std::string url) {
    co_await limit.acquire();
    co_await fetch(url);
    co_await limit.release();
  }

private:
  permits limit{4};
};
