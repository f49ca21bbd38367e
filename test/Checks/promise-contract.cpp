// Promises and awaiters.
// RUN: %check_coro_tidy %s coro-promise-contract %t

#include <coroutine>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

// unhandled_exception.

struct swallowing {
  struct promise_type {
    swallowing get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(int);
    void unhandled_exception() {}
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: an exception in the body of the coroutine is swallowed: whoever awaits it goes on as if it had succeeded [coro-promise-contract]
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct swallowing_in_handler {
  struct promise_type {
    swallowing_in_handler get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception() {
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: an exception in the body of the coroutine is swallowed: whoever awaits it goes on as if it had succeeded [coro-promise-contract]
      try {
        throw;
      } catch (...) {
      }
    }
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct terminating {
  struct promise_type {
    terminating get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception() { std::terminate(); }
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct rethrowing {
  struct promise_type {
    rethrowing get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception() { throw; }
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
// Nobody waits for it.
struct detached {
  struct promise_type {
    detached get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception() {}
  };
};
template <class T> struct swallowing_generator {
  struct promise_type {
    swallowing_generator get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(T);
    void return_void();
    void unhandled_exception() {}
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: an exception in the body of the coroutine is swallowed: whoever iterates it goes on as if it had succeeded [coro-promise-contract]
  };
  T *begin();
  T *end();
};

// The stored exception.

void log(const char *);
template <class T> struct never_rethrowing {
  struct promise_type {
    never_rethrowing get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T Result) { Value = Result; }
    void unhandled_exception() { Unread = std::current_exception(); }
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the exception that is stored in 'Unread' is never rethrown: whoever awaits the coroutine goes on as if it had succeeded [coro-promise-contract]
    T Value;
    std::exception_ptr Unread;
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume() { return Handle.promise().Value; }
  std::coroutine_handle<promise_type> Handle;
};
template <class T> struct rethrowing_stored {
  struct promise_type {
    rethrowing_stored get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T Result) { Value = Result; }
    void unhandled_exception() { Error = std::current_exception(); }
    T Value;
    std::exception_ptr Error;
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume() {
    if (Handle.promise().Error)
      std::rethrow_exception(Handle.promise().Error);
    return Handle.promise().Value;
  }
  std::coroutine_handle<promise_type> Handle;
};
struct readElsewhere {
  struct promise_type {
    readElsewhere get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception() { ReadElsewhere = std::current_exception(); }
    void result();
    std::exception_ptr ReadElsewhere;
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

// final_suspend.

template <class T> struct throwing_end {
  struct final_awaiter {
    bool await_ready() { return false; }
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'await_ready' must be 'noexcept': it runs when the coroutine is suspended at its end, where no exception can be handled any more [coro-promise-contract]
    // CHECK-FIXES: bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) const & {}
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'await_suspend' must be 'noexcept': it runs when the coroutine is suspended at its end, where no exception can be handled any more [coro-promise-contract]
    // CHECK-FIXES: void await_suspend(std::coroutine_handle<>) const & noexcept {}
    void await_resume() noexcept {}
  };
  struct promise_type {
    throwing_end get_return_object();
    std::suspend_always initial_suspend();
    final_awaiter final_suspend() const { return {}; }
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'final_suspend' must be 'noexcept': it runs at the end of the coroutine, where no exception can be handled any more [coro-promise-contract]
    // CHECK-FIXES: final_awaiter final_suspend() const noexcept { return {}; }
    void return_value(T);
    void unhandled_exception();
  };
};
template <class T> struct trailing_end {
  struct promise_type {
    trailing_end get_return_object();
    std::suspend_always initial_suspend();
    auto final_suspend() -> std::suspend_always { return {}; }
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'final_suspend' must be 'noexcept': it runs at the end of the coroutine, where no exception can be handled any more [coro-promise-contract]
    // CHECK-FIXES: auto final_suspend() noexcept -> std::suspend_always { return {}; }
    void return_value(T);
    void unhandled_exception();
  };
};
template <class T> struct conditional_end {
  struct promise_type {
    conditional_end get_return_object();
    std::suspend_always initial_suspend();
    auto final_suspend() noexcept(noexcept(T())) { return std::suspend_always(); }
    void return_value(T);
    void unhandled_exception();
  };
};
struct no_promise {
  void final_suspend();
};

// await_suspend.

struct resumes_inline {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    H.resume();
    Done = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the awaiter may be gone here: it lives in the frame of the coroutine that was resumed before [coro-promise-contract]
  }
  void await_resume() {}
  bool Done = false;
};
struct resumes_last {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    Done = true;
    H.resume();
  }
  void await_resume() {}
  bool Done = false;
};
template <class T> struct resumes_on_one_path {
  bool await_ready() { return false; }
  template <class P> void await_suspend(std::coroutine_handle<P> H) {
    if (Done) {
      H();
      return;
    }
    Done = true;
  }
  void await_resume() {}
  bool Done = false;
};
template <class T> struct resumes_and_goes_on {
  bool await_ready() { return false; }
  template <class P> void await_suspend(std::coroutine_handle<P> H) {
    if (Done)
      H();
    this->Done = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the awaiter may be gone here: it lives in the frame of the coroutine that was resumed before [coro-promise-contract]
  }
  void await_resume() {}
  bool Done = false;
};
struct destroys {
  bool await_ready() { return false; }
  bool await_suspend(std::coroutine_handle<> H) {
    H.destroy();
    return Done;
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the awaiter may be gone here: it lives in the frame of the coroutine that was destroyed before [coro-promise-contract]
  }
  void await_resume() {}
  bool Done = false;
};
struct destroys_last {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) { H.destroy(); }
  void await_resume() {}
};
struct on_new_thread {
  std::thread *Thread;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    std::thread &Out = *Thread;
    Out = std::thread([H] { H.resume(); });
    (void)Thread->get_id();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the awaiter may be gone here: it lives in the frame of the coroutine that was handed to another thread before [coro-promise-contract]
  }
  void await_resume() {}
};
struct on_new_thread_by_local {
  std::thread *Thread;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    std::thread &Out = *Thread;
    Out = std::thread([H] { H.resume(); });
    (void)Out.get_id();
  }
  void await_resume() {}
};
struct keeps_thread {
  std::thread Thread;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    Thread = std::thread([H] { H.resume(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the awaiter may be gone here: it lives in the frame of the coroutine that was handed to another thread before [coro-promise-contract]
  }
  void await_resume() {}
};
struct detaches_thread {
  bool Started = false;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    Started = true;
    std::thread([H] { H.resume(); }).detach();
  }
  void await_resume() {}
};
struct under_lock {
  std::mutex &Mutex;
  bool Started = false;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    std::lock_guard Guard(Mutex);
    std::thread([this, H] {
      { std::lock_guard Guard(Mutex); }
      H.resume();
    }).detach();
    Started = true;
  }
  void await_resume() {}
};
struct stores_only {
  std::coroutine_handle<> Waiting;
  bool IsWaiting = false;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    Waiting = H;
    IsWaiting = true;
  }
  void await_resume() {}
};
struct resumes_another {
  std::coroutine_handle<> Other;
  bool IsWaiting = false;
  bool await_ready() { return false; }
  bool await_suspend(std::coroutine_handle<> H) {
    Other.resume();
    return IsWaiting;
  }
  void await_resume() {}
};

template <class P> struct null_handle {
  std::coroutine_handle<> Next;
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<P> H) {
    if (Next)
      return Next;
    return {};
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: a null handle is resumed here, which is undefined: return 'std::noop_coroutine()' where nothing is to be resumed [coro-promise-contract]
  }
  void await_resume() {}
};
struct null_handle_of_choice {
  std::coroutine_handle<> Next;
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> H) {
    return Next ? Next : nullptr;
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: a null handle is resumed here, which is undefined: return 'std::noop_coroutine()' where nothing is to be resumed [coro-promise-contract]
  }
  void await_resume() {}
};
struct noop_of_choice {
  std::coroutine_handle<> Next;
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> H) {
    return Next ? Next : std::noop_coroutine();
  }
  void await_resume() {}
};

#define UNHANDLED_EXCEPTION(BODY) void unhandled_exception() BODY
struct in_macro {
  struct promise_type {
    in_macro get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    UNHANDLED_EXCEPTION({})
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception in the body of the coroutine is swallowed: whoever awaits it goes on as if it had succeeded [coro-promise-contract]
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
