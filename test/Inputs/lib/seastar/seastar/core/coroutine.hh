// The promise of a future is found through std::coroutine_traits; a future is
// awaited by a free operator that takes an rvalue.
#pragma once
#include <seastar/coroutine/exception.hh>

namespace seastar {
namespace internal {
template <class T = void> class coroutine_traits_base {
public:
  class promise_type final : public seastar::task {
    seastar::promise<T> _promise;

  public:
    promise_type() = default;
    promise_type(promise_type &&) = delete;
    promise_type(const promise_type &) = delete;
    void return_value(T &&Value) noexcept {
      _promise.set_value(std::forward<T>(Value));
    }
    template <class U>
      requires std::is_convertible_v<U &&, T>
    void return_value(U &&Value) noexcept {
      _promise.set_value(std::forward<U>(Value));
    }
    void return_value(coroutine::exception E) noexcept {
      _promise.set_exception(std::move(E.eptr));
    }
    void set_exception(std::exception_ptr &&E) noexcept {
      _promise.set_exception(std::move(E));
    }
    void unhandled_exception() noexcept {
      _promise.set_exception(std::current_exception());
    }
    seastar::future<T> get_return_object() noexcept {
      return _promise.get_future();
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void run_and_dispose() noexcept override {
      std::coroutine_handle<promise_type>::from_promise(*this).resume();
    }
    task *waiting_task() noexcept override { return nullptr; }
    scheduling_group set_scheduling_group(scheduling_group Group) noexcept {
      return std::exchange(this->_sg, Group);
    }
  };
};
template <> class coroutine_traits_base<> {
public:
  class promise_type final : public seastar::task {
    seastar::promise<> _promise;

  public:
    promise_type() = default;
    promise_type(promise_type &&) = delete;
    promise_type(const promise_type &) = delete;
    void return_void() noexcept { _promise.set_value(); }
    void set_exception(std::exception_ptr &&E) noexcept {
      _promise.set_exception(std::move(E));
    }
    void unhandled_exception() noexcept {
      _promise.set_exception(std::current_exception());
    }
    seastar::future<> get_return_object() noexcept {
      return _promise.get_future();
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void run_and_dispose() noexcept override {
      std::coroutine_handle<promise_type>::from_promise(*this).resume();
    }
    task *waiting_task() noexcept override { return nullptr; }
    scheduling_group set_scheduling_group(scheduling_group Group) noexcept {
      return std::exchange(this->_sg, Group);
    }
  };
};
template <bool CheckPreempt, class T> struct awaiter {
  seastar::future<T> _future;
  explicit awaiter(seastar::future<T> &&F) noexcept : _future(std::move(F)) {}
  awaiter(const awaiter &) = delete;
  bool await_ready() const noexcept {
    return _future.available() && (!CheckPreempt || !need_preempt());
  }
  template <class U> void await_suspend(std::coroutine_handle<U> H) noexcept {
    _future.set_coroutine(H.promise());
  }
  T await_resume() { return _future.get(); }
};
template <class T>
struct [[nodiscard]] without_preemption_check : public seastar::future<T> {
  explicit without_preemption_check(seastar::future<T> &&F) noexcept
      : seastar::future<T>(std::move(F)) {}
};
} // namespace internal

template <class T> auto operator co_await(future<T> &&F) noexcept {
  return internal::awaiter<true, T>(std::move(F));
}
namespace coroutine {
template <class T>
inline auto without_preemption_check(seastar::future<T> &&F) noexcept {
  return internal::without_preemption_check<T>(std::move(F));
}
/// Wraps a lambda coroutine that is awaited before the wrapper dies.
template <class Func> class lambda {
  Func *_func;

public:
  explicit lambda(Func &&Fn) : _func(&Fn) {}
  template <class... A> decltype(auto) operator()(A &&...Args) const {
    return std::invoke(*_func, std::forward<A>(Args)...);
  }
};
} // namespace coroutine
template <class T>
auto operator co_await(internal::without_preemption_check<T> F) noexcept {
  return internal::awaiter<false, T>(std::move(F));
}
} // namespace seastar

namespace std {
template <class T, class... Args>
class coroutine_traits<seastar::future<T>, Args...>
    : public seastar::internal::coroutine_traits_base<T> {};
} // namespace std
