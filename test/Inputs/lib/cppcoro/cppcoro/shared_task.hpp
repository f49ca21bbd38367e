// The lazy task that many may await: it can be copied.
#pragma once
#include <atomic>
#include <cppcoro/task.hpp>

namespace cppcoro {
template <class T> class shared_task;
namespace detail {
class shared_task_promise_base {
  struct final_awaiter {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise>) noexcept {}
    void await_resume() noexcept {}
  };

public:
  std::suspend_always initial_suspend() noexcept { return {}; }
  final_awaiter final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {
    m_exception = std::current_exception();
  }
  void add_ref() noexcept { ++m_refs; }
  bool try_detach() noexcept { return --m_refs != 0; }

protected:
  std::atomic<unsigned> m_refs{1};
  std::exception_ptr m_exception;
};
template <class T> class shared_task_promise : public shared_task_promise_base {
  alignas(T) char m_storage[sizeof(T)];

public:
  shared_task<T> get_return_object() noexcept;
  template <class Value,
            class = std::enable_if_t<std::is_convertible_v<Value &&, T>>>
  void return_value(Value &&V) {
    ::new (static_cast<void *>(&m_storage)) T(std::forward<Value>(V));
  }
  T &result() { return *reinterpret_cast<T *>(&m_storage); }
};
template <> class shared_task_promise<void> : public shared_task_promise_base {
public:
  shared_task<void> get_return_object() noexcept;
  void return_void() noexcept {}
  void result() {}
};
} // namespace detail

template <class T = void> class [[nodiscard]] shared_task {
public:
  using promise_type = detail::shared_task_promise<T>;
  using value_type = T;
  shared_task() noexcept : m_coroutine(nullptr) {}
  explicit shared_task(std::coroutine_handle<promise_type> Coro)
      : m_coroutine(Coro) {}
  shared_task(shared_task &&Other) noexcept : m_coroutine(Other.m_coroutine) {
    Other.m_coroutine = nullptr;
  }
  shared_task(const shared_task &Other) noexcept
      : m_coroutine(Other.m_coroutine) {
    if (m_coroutine)
      m_coroutine.promise().add_ref();
  }
  ~shared_task() { destroy(); }
  shared_task &operator=(shared_task Other) noexcept {
    std::swap(m_coroutine, Other.m_coroutine);
    return *this;
  }
  bool is_ready() const noexcept { return !m_coroutine || m_coroutine.done(); }
  auto operator co_await() const noexcept {
    struct awaiter {
      std::coroutine_handle<promise_type> m_coroutine;
      bool await_ready() const noexcept { return m_coroutine.done(); }
      bool await_suspend(std::coroutine_handle<>) noexcept { return true; }
      decltype(auto) await_resume() { return m_coroutine.promise().result(); }
    };
    return awaiter{m_coroutine};
  }

private:
  void destroy() noexcept {
    if (m_coroutine && !m_coroutine.promise().try_detach())
      m_coroutine.destroy();
  }
  std::coroutine_handle<promise_type> m_coroutine;
};
namespace detail {
template <class T>
shared_task<T> shared_task_promise<T>::get_return_object() noexcept {
  return shared_task<T>{
      std::coroutine_handle<shared_task_promise>::from_promise(*this)};
}
inline shared_task<void>
shared_task_promise<void>::get_return_object() noexcept {
  return shared_task<void>{
      std::coroutine_handle<shared_task_promise>::from_promise(*this)};
}
} // namespace detail
template <class Awaitable>
auto make_shared_task(Awaitable A) -> shared_task<
    std::remove_cvref_t<typename awaitable_traits<Awaitable>::await_result_t>> {
  co_return co_await static_cast<Awaitable &&>(A);
}
} // namespace cppcoro
