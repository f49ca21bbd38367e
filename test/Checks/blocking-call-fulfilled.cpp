// A future whose other end is fulfilled by the coroutine itself is ready when it is asked for its value.
// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <future>
#include <thread>
#include <utility>

cppcoro::task<int> fulfilled() {
  std::promise<int> promise;
  auto future = promise.get_future();
  promise.set_value(1);
  co_return future.get();
}

cppcoro::task<int> waited() {
  std::promise<int> promise;
  std::future<int> future = promise.get_future();
  promise.set_value(1);
  future.wait();
  co_return future.get();
}

cppcoro::task<int> ran(int n) {
  std::packaged_task<int(int)> work([](int i) { return i + 1; });
  auto future = work.get_future();
  work(n);
  co_return future.get();
}

cppcoro::task<int> neverFulfilled() {
  std::promise<int> promise;
  auto future = promise.get_future();
  co_return future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future<int>::get' blocks the thread of this coroutine: {{.*}} [coro-blocking-call]
}

cppcoro::task<int> fulfilledTooLate() {
  std::promise<int> promise;
  auto future = promise.get_future();
  int result = future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future<int>::get' blocks the thread of this coroutine: {{.*}} [coro-blocking-call]
  promise.set_value(1);
  co_return result;
}

cppcoro::task<int> fulfilledElsewhere() {
  std::promise<int> promise;
  auto future = promise.get_future();
  std::thread([promise = std::move(promise)]() mutable {
    promise.set_value(1);
  }).detach();
  co_return future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future<int>::get' blocks the thread of this coroutine: {{.*}} [coro-blocking-call]
}

cppcoro::task<int> anotherPromise() {
  std::promise<int> promise, other;
  auto future = promise.get_future();
  other.set_value(1);
  co_return future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future<int>::get' blocks the thread of this coroutine: {{.*}} [coro-blocking-call]
}

// Work that is handed to an object runs on its threads, whatever else is asked of it.
struct workers {
  ~workers();
  std::future<int> submit(int n);
  std::future<int> next();
  void resize(int n);
};
cppcoro::task<int> submitted(workers &shared) {
  auto future = shared.submit(1);
  shared.resize(2);
  co_return future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future<int>::get' blocks the thread of this coroutine: {{.*}} [coro-blocking-call]
}
cppcoro::task<int> submittedToOwn() {
  workers own;
  auto future = own.submit(1);
  own.resize(2);
  co_return future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future<int>::get' blocks the thread of this coroutine: {{.*}} [coro-blocking-call]
}
cppcoro::task<int> shared(workers &shared) {
  auto future = shared.next();
  shared.resize(2);
  co_return future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future<int>::get' blocks the thread of this coroutine: {{.*}} [coro-blocking-call]
}
