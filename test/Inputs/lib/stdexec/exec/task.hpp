// The task with a member operator besides; it is no sender by its own members.
#pragma once
#include <stdexec/execution.hpp>

namespace exec {
namespace __task {
template <class T> struct __promise_base {
  void return_value(T Value) { __data_.emplace(std::move(Value)); }
  std::optional<T> __data_;
};
template <> struct __promise_base<void> {
  void return_void() {}
};
template <class T> class default_task_context {};
template <class T, class Context = default_task_context<T>>
class [[nodiscard]] basic_task {
  struct __promise;
  template <class ParentPromise> struct __task_awaiter;

public:
  using promise_type = __promise;
  using sender_concept = stdexec::sender_tag;
  using completion_signatures =
      typename stdexec::__detail::__signatures<T>::type;
  basic_task(basic_task &&Other) noexcept
      : __coro_(std::exchange(Other.__coro_, {})) {}
  ~basic_task() {
    if (__coro_)
      __coro_.destroy();
  }
  template <class ParentPromise>
  auto as_awaitable(ParentPromise &) && noexcept
      -> __task_awaiter<ParentPromise> {
    return __task_awaiter<ParentPromise>{std::exchange(__coro_, {})};
  }
  auto operator co_await() && noexcept -> __task_awaiter<void> {
    return __task_awaiter<void>{std::exchange(__coro_, {})};
  }
  template <class Rcvr> auto connect(Rcvr R) && {
    return stdexec::__detail::__operation<basic_task, Rcvr>{std::move(*this),
                                                            std::move(R)};
  }

private:
  struct __final_awaiter {
    static constexpr bool await_ready() noexcept { return false; }
    static std::coroutine_handle<>
    await_suspend(std::coroutine_handle<__promise> H) noexcept {
      return H.promise().continuation();
    }
    static constexpr void await_resume() noexcept {}
  };
  struct __promise : __promise_base<T>,
                     stdexec::with_awaitable_senders<__promise> {
    basic_task get_return_object() noexcept {
      return basic_task(std::coroutine_handle<__promise>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    __final_awaiter final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept {}
  };
  template <class ParentPromise> struct __task_awaiter {
    std::coroutine_handle<__promise> __coro_;
    ~__task_awaiter() {
      if (__coro_)
        __coro_.destroy();
    }
    static constexpr bool await_ready() noexcept { return false; }
    template <class P>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<P> H) noexcept {
      __coro_.promise().set_continuation(H);
      return __coro_;
    }
    T await_resume() {
      if constexpr (!std::is_void_v<T>)
        return std::move(*__coro_.promise().__data_);
    }
  };
  explicit basic_task(std::coroutine_handle<promise_type> Coro) noexcept
      : __coro_(Coro) {}
  std::coroutine_handle<promise_type> __coro_;
};
} // namespace __task
template <class T> using default_task_context = __task::default_task_context<T>;
template <class T, class Context>
using basic_task = __task::basic_task<T, Context>;
template <class T = void> using task = __task::basic_task<T>;

struct __reschedule_coroutine_on_t {
  template <class Sched> auto operator()(Sched &&S) const {
    return stdexec::schedule(S);
  }
};
inline constexpr __reschedule_coroutine_on_t reschedule_coroutine_on{};
} // namespace exec
