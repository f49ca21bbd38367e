// RUN: %check_coro_tidy %s coro-blocking-call %t -fix-notes
// Waiting for what the coroutine could await: the framework's own future, whose producer may need this very thread.
#include <coroutine>
#include <utility>

template <class T> struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

template <class T> struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

template <class T> struct Future {
  Awaiter<T> operator co_await();
  T get() [[clang::blocking]];
  bool ready() const;
};
template <class T> struct RvalueFuture {
  Awaiter<T> operator co_await() &&;
  T get() [[clang::blocking]];
};
template <class T> struct PlainFuture {
  T get() [[clang::blocking]];
};

Task<int> awaitable(Future<int> future) {
  co_return future.get();
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Future<int>::get' can deadlock the thread of this coroutine: its declaration says so [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: use 'co_await future' instead
  // CHECK-FIXES: co_return co_await future;
}

Task<int> awaitableByPointer(Future<int> *future) {
  co_return future->get() + 1;
  // CHECK-NOTES: :[[@LINE-1]]:21: warning: 'Future<int>::get' can deadlock the thread of this coroutine: its declaration says so [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:21: note: use 'co_await *future' instead
  // CHECK-FIXES: co_return (co_await *future) + 1;
}

Task<int> awaitableAsRvalue(RvalueFuture<int> future) {
  int result = future.get();
  // CHECK-NOTES: :[[@LINE-1]]:23: warning: 'RvalueFuture<int>::get' can deadlock the thread of this coroutine: its declaration says so [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:23: note: use 'co_await std::move(future)' instead
  // CHECK-FIXES: int result = co_await std::move(future);
  co_return result;
}

Task<int> notAwaitable(PlainFuture<int> future) {
  co_return future.get();
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'PlainFuture<int>::get' blocks the thread of this coroutine: its declaration says so [coro-blocking-call]
}

Task<int> asked(Future<int> future) {
  if (future.ready())
    co_return future.get();
  co_return 0;
}

int plainFunction(Future<int> future) { return future.get(); }
