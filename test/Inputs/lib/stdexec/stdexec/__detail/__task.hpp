// The task: a sender without await members. Every sender is awaitable in it,
// by its promise's await_transform.
#pragma once
#include <coroutine>
#include <stdexec/__detail/__algorithms.hpp>

namespace stdexec {
namespace __detail {
template <class Promise, class Value> struct __awaiting_receiver {
  using receiver_concept = receiver_tag;
  std::coroutine_handle<Promise> __continuation_;
  template <class... Vs> void set_value(Vs &&...) noexcept {
    __continuation_.resume();
  }
  template <class E> void set_error(E &&) noexcept { __continuation_.resume(); }
  void set_stopped() noexcept {
    __continuation_.promise().unhandled_stopped().resume();
  }
};
template <class Promise, class S> struct __sender_awaitable {
  using __value_t = __value_of_t<S>;
  std::remove_cvref_t<S> __sndr_;
  std::optional<
      std::conditional_t<std::is_void_v<__value_t>, std::monostate, __value_t>>
      __result_;
  explicit __sender_awaitable(S &&Sndr) : __sndr_(static_cast<S &&>(Sndr)) {}
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<Promise> H) {
    auto Operation = stdexec::connect(
        std::move(__sndr_), __awaiting_receiver<Promise, __value_t>{H});
    stdexec::start(Operation);
  }
  __value_t await_resume() {
    if constexpr (!std::is_void_v<__value_t>)
      return std::move(*__result_);
  }
};
} // namespace __detail

struct as_awaitable_t {
  template <class T, class Promise>
  decltype(auto) operator()(T &&V, Promise &P) const {
    if constexpr (requires { static_cast<T &&>(V).as_awaitable(P); })
      return static_cast<T &&>(V).as_awaitable(P);
    else if constexpr (sender<T>)
      return __detail::__sender_awaitable<Promise, T>(static_cast<T &&>(V));
    else
      return static_cast<T &&>(V);
  }
};
inline constexpr as_awaitable_t as_awaitable{};

/// What a promise derives from to await senders.
template <class Promise> struct with_awaitable_senders {
  template <class T> decltype(auto) await_transform(T &&V) {
    return as_awaitable(static_cast<T &&>(V), static_cast<Promise &>(*this));
  }
  std::coroutine_handle<> unhandled_stopped() noexcept {
    return __continuation_;
  }
  std::coroutine_handle<> continuation() const noexcept {
    return __continuation_;
  }
  void set_continuation(std::coroutine_handle<> H) noexcept {
    __continuation_ = H;
  }

private:
  std::coroutine_handle<> __continuation_;
};

template <class E> struct with_error {
  E error;
};
template <class E> with_error(E) -> with_error<E>;
namespace __task {
template <class Promise, class T> struct __promise_base {
  template <class Value = T> void return_value(Value &&V) {
    __result_.emplace(static_cast<Value &&>(V));
  }
  std::optional<T> __result_;
};
template <class Promise> struct __promise_base<Promise, void> {
  void return_void() {}
};
} // namespace __task

template <class T = void, class TaskEnv = env<>> class [[nodiscard]] task {
  struct __promise;

public:
  using sender_concept = sender_tag;
  using promise_type = __promise;
  using completion_signatures = typename __detail::__signatures<T>::type;
  task(task &&Other) noexcept : __coro_(std::exchange(Other.__coro_, {})) {}
  ~task() {
    if (__coro_)
      __coro_.destroy();
  }
  template <class Rcvr> auto connect(Rcvr R) && {
    return __detail::__operation<task, Rcvr>{std::move(*this), std::move(R)};
  }

private:
  explicit task(std::coroutine_handle<promise_type> Coro) noexcept
      : __coro_(Coro) {}
  std::coroutine_handle<promise_type> __coro_;
};
template <class T, class TaskEnv>
struct task<T, TaskEnv>::__promise : __task::__promise_base<__promise, T>,
                                     with_awaitable_senders<__promise> {
  __promise() noexcept = default;
  task get_return_object() noexcept {
    return task(std::coroutine_handle<__promise>::from_promise(*this));
  }
  static constexpr std::suspend_always initial_suspend() noexcept { return {}; }
  struct __completed_awaiter {
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<__promise> H) noexcept {
      return H.promise().continuation();
    }
    void await_resume() noexcept {}
  };
  auto final_suspend() noexcept { return __completed_awaiter{}; }
  void unhandled_exception() noexcept {}
  // An error is yielded; that makes no generator of a task.
  template <class E> auto yield_value(with_error<E>) noexcept {
    return __completed_awaiter{};
  }
};
} // namespace stdexec
