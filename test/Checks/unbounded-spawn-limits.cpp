// Which form of its library would limit how many tasks run at once.
// RUN: %check_coro_tidy %s coro-unbounded-spawn %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-unbounded-spawn %t -check-suffix=SIMPLE -lib=async_simple -- -- -DSIMPLE
// RUN: %check_coro_tidy %s coro-unbounded-spawn %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-unbounded-spawn %t -check-suffix=STDEXEC -lib=stdexec -- -- -DSTDEXEC
#include <string>
#include <vector>

#ifdef FOLLY
#include <folly/coro/AsyncScope.h>
#include <folly/coro/Task.h>
folly::coro::TaskWithExecutor<void> fetch(const std::string &url);
folly::coro::Task<void> pause();

folly::coro::Task<void> inAScope(std::vector<std::string> urls) {
  folly::coro::AsyncScope scope;
  for (const std::string &url : urls)
    scope.add(fetch(url));
    // CHECK-NOTES-FOLLY: :[[@LINE-1]]:11: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
    // CHECK-NOTES-FOLLY: :[[@LINE-3]]:33: note: a semaphore that each task holds would, and so would 'folly::coro::collectAllWindowed'
  co_await scope.joinAsync();
}

auto inALambda = [](folly::coro::AsyncScope &scope,
                    const std::vector<std::string> &urls) {
  for (const std::string &url : urls)
    scope.add(fetch(url));
    // CHECK-NOTES-FOLLY: :[[@LINE-1]]:11: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
    // CHECK-NOTES-FOLLY: :[[@LINE-3]]:33: note: a semaphore that each task holds would, and so would 'folly::coro::collectAllWindowed'
};

template <class T>
void neverInstantiated(folly::coro::AsyncScope &scope, std::vector<T> urls) {
  for (const T &url : urls)
    scope.add(fetch(url));
}

// In a lambda that the loop only makes.
std::vector<int> keep(const std::vector<std::string> &urls,
                      folly::coro::AsyncScope &scope) {
  std::vector<int> sizes;
  for (const std::string &url : urls) {
    auto later = [&] { scope.add(fetch(url)); };
    (void)later;
    sizes.push_back(int(url.size()));
  }
  return sizes;
}
folly::coro::Task<void> oneAfterTheOther(std::vector<std::string> urls) {
  for (const std::string &url : urls)
    co_await fetch(url);
}
#endif

#ifdef SIMPLE
#include <async_simple/coro/Lazy.h>
using async_simple::coro::Lazy;
Lazy<> fetch(std::string url);
void started(const std::vector<std::string> &urls) {
  for (const std::string &url : urls)
    fetch(url).start([](auto &&) {});
    // CHECK-NOTES-SIMPLE: :[[@LINE-1]]:16: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
    // CHECK-NOTES-SIMPLE: :[[@LINE-3]]:33: note: a semaphore that each task holds would, and so would 'async_simple::coro::collectAllWindowed'
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
seastar::future<> fetch(std::string url);
void parked(const std::vector<std::string> &urls) {
  for (const std::string &url : urls)
    (void)fetch(url);
    // CHECK-NOTES-SEASTAR: :[[@LINE-1]]:11: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
    // CHECK-NOTES-SEASTAR: :[[@LINE-3]]:33: note: a semaphore that each task holds would, and so would 'seastar::max_concurrent_for_each'
}
#endif

// No such form.
#ifdef STDEXEC
#include <exec/async_scope.hpp>
#include <exec/task.hpp>
exec::task<void> fetch(std::string url);
void spawned(exec::async_scope &scope, const std::vector<std::string> &urls) {
  for (const std::string &url : urls)
    scope.spawn(fetch(url));
    // CHECK-NOTES-STDEXEC: :[[@LINE-1]]:11: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
    // CHECK-NOTES-STDEXEC: :[[@LINE-3]]:33: note: a semaphore that each task holds would
}
#endif
