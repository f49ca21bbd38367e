// WIL's eager task: move-only, its lvalues cannot be awaited, get() blocks.
#pragma once
#include <winrt/base.h>

namespace wil {
template <class T> struct task;
}
namespace wil::details::coro {
template <class T> struct task_promise;
template <class T> struct result_holder {
  T value{};
  T get_value() { return std::move(value); }
};
template <> struct result_holder<void> {
  void get_value() {}
};
template <class T> struct promise_base {
  std::atomic<void *> m_waiting{nullptr};
  result_holder<T> m_holder;
  auto get_return_object() noexcept {
    return static_cast<task_promise<T> *>(this);
  }
  void abandon() { m_waiting.exchange(this); }
  std::suspend_never initial_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  auto final_suspend() noexcept {
    struct awaiter : std::suspend_always {
      promise_base &self;
      explicit awaiter(promise_base &Self) : self(Self) {}
      void await_suspend(std::coroutine_handle<>) const noexcept {
        self.m_waiting.exchange(&self);
      }
    };
    return awaiter{*this};
  }
  bool client_await_ready() { return m_waiting.load() != nullptr; }
  T client_await_resume() { return m_holder.get_value(); }
};
template <class T> struct task_promise : promise_base<T> {
  template <class U> void return_value(U &&Value) {
    this->m_holder.value = std::forward<U>(Value);
  }
};
template <> struct task_promise<void> : promise_base<void> {
  void return_void() {}
};
template <class T> struct promise_deleter {
  void operator()(promise_base<T> *Promise) const noexcept {
    Promise->abandon();
  }
};
template <class T>
using promise_ptr = std::unique_ptr<promise_base<T>, promise_deleter<T>>;
template <class T> struct agile_awaiter {
  agile_awaiter(promise_ptr<T> &&Initial) : promise(std::move(Initial)) {}
  promise_ptr<T> promise;
  bool await_ready() { return promise->client_await_ready(); }
  bool await_suspend(std::coroutine_handle<>) { return true; }
  T await_resume() { return promise->client_await_resume(); }
};
template <class T> struct task_base {
  auto resume_any_thread() && noexcept {
    return agile_awaiter<T>{std::move(promise)};
  }
  struct cannot_await_lvalue_use_std_move {
    void await_ready() {}
  };
  cannot_await_lvalue_use_std_move operator co_await() & = delete;
  T get() && { return std::move(promise)->client_await_resume(); }

protected:
  task_base(task_promise<T> *Initial = nullptr) noexcept : promise(Initial) {}

private:
  promise_ptr<T> promise;
};
} // namespace wil::details::coro
namespace wil {
template <class T> struct task : details::coro::task_base<T> {
  using base = details::coro::task_base<T>;
  task(details::coro::task_promise<T> *Initial = nullptr) noexcept
      : base(Initial) {}
  using base::operator co_await;
  auto operator co_await() && noexcept {
    return std::move(*this).resume_any_thread();
  }
};
} // namespace wil
template <class T, class... Args>
struct std::coroutine_traits<wil::task<T>, Args...> {
  using promise_type = wil::details::coro::task_promise<T>;
};
