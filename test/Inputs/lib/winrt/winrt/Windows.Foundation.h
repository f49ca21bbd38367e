// The asynchronous interfaces: eager, counted, awaited by a free operator, and
// with a blocking get().
#pragma once
#include <winrt/base.h>

namespace winrt {
namespace impl {
template <class T> struct async_state {
  T value{};
  std::coroutine_handle<> waiter;
};
template <> struct async_state<void> {
  std::coroutine_handle<> waiter;
};
} // namespace impl
namespace Windows::Foundation {
enum class AsyncStatus { Started, Completed, Canceled, Error };
struct IAsyncAction {
  std::shared_ptr<impl::async_state<void>> State;
  AsyncStatus Status() const;
  void Cancel() const;
  void Close() const;
  void get() const;
  AsyncStatus wait_for(std::chrono::nanoseconds) const;
};
template <class T> struct IAsyncOperation {
  std::shared_ptr<impl::async_state<T>> State;
  AsyncStatus Status() const { return AsyncStatus::Started; }
  void Cancel() const {}
  T get() const { return State->value; }
  T GetResults() const { return State->value; }
};
template <class P> struct IAsyncActionWithProgress : IAsyncAction {};
} // namespace Windows::Foundation
namespace impl {
template <class Async, class T> struct await_adapter {
  const Async &async;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> H) const {
    async.State->waiter = H;
  }
  T await_resume() const { return async.get(); }
};
template <class D> struct promise_base {
  std::suspend_never initial_suspend() const noexcept { return {}; }
  struct final_suspend_awaiter {
    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>) const noexcept { return true; }
    void await_resume() const noexcept {}
  };
  final_suspend_awaiter final_suspend() noexcept { return {}; }
  void unhandled_exception() const noexcept {}
  struct cancellation_token {
    bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    cancellation_token await_resume() const noexcept { return {}; }
    bool operator()() const noexcept { return false; }
  };
  template <class Expression> Expression &&await_transform(Expression &&E) {
    return static_cast<Expression &&>(E);
  }
  cancellation_token await_transform(get_cancellation_token_t) noexcept {
    return {};
  }
};
} // namespace impl
namespace Windows::Foundation {
inline impl::await_adapter<IAsyncAction, void>
operator co_await(const IAsyncAction &Async) {
  return {Async};
}
template <class T>
impl::await_adapter<IAsyncOperation<T>, T>
operator co_await(const IAsyncOperation<T> &Async) {
  return {Async};
}
} // namespace Windows::Foundation
template <class... T> Windows::Foundation::IAsyncAction when_all(T... Async);
template <class T, class... Rest> T when_any(const T &First, const Rest &...) {
  return First;
}
} // namespace winrt

template <class... Args>
struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncAction,
                             Args...> {
  struct promise_type final : winrt::impl::promise_base<promise_type> {
    winrt::Windows::Foundation::IAsyncAction get_return_object() noexcept {
      return {};
    }
    void return_void() const noexcept {}
  };
};
template <class T, class... Args>
struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncOperation<T>,
                             Args...> {
  struct promise_type final : winrt::impl::promise_base<promise_type> {
    winrt::Windows::Foundation::IAsyncOperation<T>
    get_return_object() noexcept {
      return {std::make_shared<winrt::impl::async_state<T>>()};
    }
    void return_value(T V) { value = std::move(V); }
    T value{};
  };
};
namespace winrt {
template <class... T> Windows::Foundation::IAsyncAction when_all(T... Async) {
  (static_cast<void>(co_await Async), ...);
}
} // namespace winrt
