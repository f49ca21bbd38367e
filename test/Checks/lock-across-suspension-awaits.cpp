// What is a suspension, and what is none.
// RUN: %check_coro_tidy %s coro-lock-across-suspension %t

#include <coroutine>
#include <mutex>
#include <optional>

std::mutex Mutex;

struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

task always() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended: threads that want it are blocked meanwhile, and another thread may have to release it [coro-lock-across-suspension]
  co_await std::suspend_always();
}
task never() {
  std::lock_guard Guard(Mutex);
  co_await std::suspend_never();
}

struct current_handle {
  std::coroutine_handle<> Handle;
  bool await_ready() { return false; }
  bool await_suspend(std::coroutine_handle<> H) {
    Handle = H;
    return false;
  }
  std::coroutine_handle<> await_resume() { return Handle; }
};
task asksForItsHandle() {
  std::lock_guard Guard(Mutex);
  co_await current_handle();
}
struct maybe_suspends : current_handle {
  bool await_suspend(std::coroutine_handle<> H) {
    if (Handle)
      return true;
    return false;
  }
};
task maybe() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await maybe_suspends();
}
struct resumes_itself {
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> H) { return H; }
  void await_resume() {}
};
task transfersToItself() {
  std::lock_guard Guard(Mutex);
  co_await resumes_itself();
}

// A coroutine that only returns early, as an optional.
template <class T> struct maybe_value {
  struct promise_type {
    maybe_value get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(T);
    void unhandled_exception();
  };
  bool has_value() const;
  T value() const;
  T value_or(T) const;
  explicit operator bool() const;
  bool await_ready() { return has_value(); }
  template <class P> void await_suspend(std::coroutine_handle<P> H) {
    H.destroy();
  }
  T await_resume() { return value(); }
};
maybe_value<int> find();
maybe_value<int> returnsEarly() {
  std::lock_guard Guard(Mutex);
  co_return co_await find();
}

// An asynchronous range, as clang's `for co_await` reads it by hand.
struct async_range {
  struct iterator {
    task operator++();
    int operator*();
    bool operator!=(const iterator &) const;
  };
  struct begin_operation : task {
    iterator await_resume();
  };
  begin_operation begin();
  iterator end();
};
task overAsyncRange(async_range &Range) {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  for (auto It = co_await Range.begin(); It != Range.end(); co_await ++It)
    (void)*It;
}
task copiesUnderLock(async_range &Range) {
  for (auto It = co_await Range.begin(); It != Range.end(); co_await ++It) {
    std::lock_guard Guard(Mutex);
    (void)*It;
  }
}

// Not evaluated, or not reached.
task notEvaluated() {
  std::lock_guard Guard(Mutex);
  if (false)
    co_await std::suspend_always();
  co_return;
}
