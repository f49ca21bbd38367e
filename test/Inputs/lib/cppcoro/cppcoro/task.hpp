// The lazy task.
#pragma once
#include <cppcoro/awaitable_traits.hpp>
#include <cppcoro/broken_promise.hpp>
#include <exception>
#include <memory>

namespace cppcoro {
template <class T> class task;
namespace detail {
class task_promise_base {
  friend struct final_awaitable;
  struct final_awaitable {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<Promise> Coro) noexcept {
      return Coro.promise().m_continuation;
    }
    void await_resume() noexcept {}
  };

public:
  auto initial_suspend() noexcept { return std::suspend_always{}; }
  auto final_suspend() noexcept { return final_awaitable{}; }
  void set_continuation(std::coroutine_handle<> Continuation) noexcept {
    m_continuation = Continuation;
  }

private:
  std::coroutine_handle<> m_continuation;
};

template <class T> class task_promise final : public task_promise_base {
  union {
    T m_value;
    std::exception_ptr m_exception;
  };
  bool m_failed = false;

public:
  task_promise() noexcept {}
  ~task_promise() {
    if (m_failed)
      m_exception.~exception_ptr();
    else
      m_value.~T();
  }
  task<T> get_return_object() noexcept;
  void unhandled_exception() noexcept {
    ::new (static_cast<void *>(std::addressof(m_exception)))
        std::exception_ptr(std::current_exception());
    m_failed = true;
  }
  template <class Value,
            class = std::enable_if_t<std::is_convertible_v<Value &&, T>>>
  void return_value(Value &&V) noexcept(
      std::is_nothrow_constructible_v<T, Value &&>) {
    ::new (static_cast<void *>(std::addressof(m_value)))
        T(std::forward<Value>(V));
  }
  T &result() & {
    if (m_failed)
      std::rethrow_exception(m_exception);
    return m_value;
  }
  using rvalue_type =
      std::conditional_t<std::is_arithmetic_v<T> || std::is_pointer_v<T>, T,
                         T &&>;
  rvalue_type result() && {
    if (m_failed)
      std::rethrow_exception(m_exception);
    return std::move(m_value);
  }
};
template <> class task_promise<void> : public task_promise_base {
  std::exception_ptr m_exception;

public:
  task<void> get_return_object() noexcept;
  void return_void() noexcept {}
  void unhandled_exception() noexcept {
    m_exception = std::current_exception();
  }
  void result() {
    if (m_exception)
      std::rethrow_exception(m_exception);
  }
};
template <class T> class task_promise<T &> : public task_promise_base {
  T *m_value = nullptr;
  std::exception_ptr m_exception;

public:
  task<T &> get_return_object() noexcept;
  void unhandled_exception() noexcept {
    m_exception = std::current_exception();
  }
  void return_value(T &V) noexcept { m_value = std::addressof(V); }
  T &result() { return *m_value; }
};
} // namespace detail

template <class T = void> class [[nodiscard]] task {
public:
  using promise_type = detail::task_promise<T>;
  using value_type = T;

private:
  struct awaitable_base {
    std::coroutine_handle<promise_type> m_coroutine;
    awaitable_base(std::coroutine_handle<promise_type> Coro) noexcept
        : m_coroutine(Coro) {}
    bool await_ready() const noexcept {
      return !m_coroutine || m_coroutine.done();
    }
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<> Awaiting) noexcept {
      m_coroutine.promise().set_continuation(Awaiting);
      return m_coroutine;
    }
  };

public:
  task() noexcept : m_coroutine(nullptr) {}
  explicit task(std::coroutine_handle<promise_type> Coro) : m_coroutine(Coro) {}
  task(task &&Other) noexcept : m_coroutine(Other.m_coroutine) {
    Other.m_coroutine = nullptr;
  }
  task(const task &) = delete;
  task &operator=(const task &) = delete;
  ~task() {
    if (m_coroutine)
      m_coroutine.destroy();
  }
  task &operator=(task &&Other) noexcept {
    if (std::addressof(Other) != this) {
      if (m_coroutine)
        m_coroutine.destroy();
      m_coroutine = Other.m_coroutine;
      Other.m_coroutine = nullptr;
    }
    return *this;
  }
  bool is_ready() const noexcept { return !m_coroutine || m_coroutine.done(); }

  auto operator co_await() const & noexcept {
    struct awaitable : awaitable_base {
      using awaitable_base::awaitable_base;
      decltype(auto) await_resume() {
        if (!this->m_coroutine)
          throw broken_promise{};
        return this->m_coroutine.promise().result();
      }
    };
    return awaitable{m_coroutine};
  }
  auto operator co_await() const && noexcept {
    struct awaitable : awaitable_base {
      using awaitable_base::awaitable_base;
      decltype(auto) await_resume() {
        if (!this->m_coroutine)
          throw broken_promise{};
        return std::move(this->m_coroutine.promise()).result();
      }
    };
    return awaitable{m_coroutine};
  }
  auto when_ready() const noexcept {
    struct awaitable : awaitable_base {
      using awaitable_base::awaitable_base;
      void await_resume() const noexcept {}
    };
    return awaitable{m_coroutine};
  }

private:
  std::coroutine_handle<promise_type> m_coroutine;
};

namespace detail {
template <class T> task<T> task_promise<T>::get_return_object() noexcept {
  return task<T>{std::coroutine_handle<task_promise>::from_promise(*this)};
}
inline task<void> task_promise<void>::get_return_object() noexcept {
  return task<void>{std::coroutine_handle<task_promise>::from_promise(*this)};
}
template <class T> task<T &> task_promise<T &>::get_return_object() noexcept {
  return task<T &>{std::coroutine_handle<task_promise>::from_promise(*this)};
}
} // namespace detail

template <class Awaitable>
auto make_task(Awaitable A) -> task<
    std::remove_cvref_t<typename awaitable_traits<Awaitable>::await_result_t>> {
  co_return co_await static_cast<Awaitable &&>(A);
}
} // namespace cppcoro
