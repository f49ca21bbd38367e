// The lazy task, which can also be resumed by hand.
#pragma once
#include <coroutine>
#include <exception>
#include <memory>
#include <stdexcept>
#include <utility>
#include <variant>

namespace coro {
template <class return_type = void> class task;
namespace detail {
struct promise_base {
  friend struct final_awaitable;
  struct final_awaitable {
    auto await_ready() const noexcept -> bool { return false; }
    template <class promise_type>
    auto await_suspend(std::coroutine_handle<promise_type> Coroutine) noexcept
        -> std::coroutine_handle<> {
      auto &Promise = Coroutine.promise();
      if (Promise.m_continuation != nullptr)
        return Promise.m_continuation;
      return std::noop_coroutine();
    }
    auto await_resume() noexcept -> void {}
  };
  promise_base() noexcept = default;
  ~promise_base() = default;
  auto initial_suspend() noexcept { return std::suspend_always{}; }
  auto final_suspend() noexcept { return final_awaitable{}; }
  auto continuation(std::coroutine_handle<> C) noexcept -> void {
    m_continuation = C;
  }

protected:
  std::coroutine_handle<> m_continuation{nullptr};
};

template <class return_type> struct promise final : public promise_base {
  using task_type = task<return_type>;
  using coroutine_handle = std::coroutine_handle<promise<return_type>>;
  static constexpr bool return_type_is_reference =
      std::is_reference_v<return_type>;
  using stored_type = std::conditional_t<return_type_is_reference,
                                         std::remove_reference_t<return_type> *,
                                         std::remove_const_t<return_type>>;
  using variant_type =
      std::variant<std::monostate, stored_type, std::exception_ptr>;

  promise() noexcept {}
  promise(const promise &) = delete;
  promise &operator=(const promise &) = delete;
  ~promise() = default;
  auto get_return_object() noexcept -> task_type;

  template <class value_type>
    requires(return_type_is_reference &&
             std::is_constructible_v<return_type, value_type &&>) ||
            (!return_type_is_reference &&
             std::is_constructible_v<stored_type, value_type &&>)
  auto return_value(value_type &&Value) -> void {
    if constexpr (return_type_is_reference)
      m_storage.template emplace<stored_type>(std::addressof(Value));
    else
      m_storage.template emplace<stored_type>(std::forward<value_type>(Value));
  }
  auto return_value(stored_type &&Value) -> void
    requires(!return_type_is_reference)
  {
    m_storage.template emplace<stored_type>(std::move(Value));
  }
  auto unhandled_exception() noexcept -> void {
    m_storage.template emplace<std::exception_ptr>(std::current_exception());
  }
  auto result() & -> decltype(auto) {
    if constexpr (return_type_is_reference)
      return static_cast<return_type>(*std::get<stored_type>(m_storage));
    else
      return static_cast<const return_type &>(std::get<stored_type>(m_storage));
  }
  auto result() && -> decltype(auto) {
    if (std::holds_alternative<std::exception_ptr>(m_storage))
      std::rethrow_exception(std::get<std::exception_ptr>(m_storage));
    if constexpr (return_type_is_reference)
      return static_cast<return_type>(*std::get<stored_type>(m_storage));
    else
      return static_cast<return_type &&>(std::get<stored_type>(m_storage));
  }

private:
  variant_type m_storage{};
};
template <> struct promise<void> : public promise_base {
  using task_type = task<void>;
  using coroutine_handle = std::coroutine_handle<promise<void>>;
  promise() noexcept = default;
  promise(const promise &) = delete;
  promise &operator=(const promise &) = delete;
  ~promise() = default;
  auto get_return_object() noexcept -> task_type;
  auto return_void() noexcept -> void {}
  auto unhandled_exception() noexcept -> void {
    m_exception_ptr = std::current_exception();
  }
  auto result() -> void {
    if (m_exception_ptr)
      std::rethrow_exception(m_exception_ptr);
  }

private:
  std::exception_ptr m_exception_ptr{nullptr};
};
} // namespace detail

template <class return_type> class [[nodiscard]] task {
public:
  using task_type = task<return_type>;
  using promise_type = detail::promise<return_type>;
  using coroutine_handle = std::coroutine_handle<promise_type>;

  struct awaitable_base {
    awaitable_base(coroutine_handle Coroutine) noexcept
        : m_coroutine(Coroutine) {}
    auto await_ready() const noexcept -> bool {
      return !m_coroutine || m_coroutine.done();
    }
    auto await_suspend(std::coroutine_handle<> Awaiting) noexcept
        -> std::coroutine_handle<> {
      m_coroutine.promise().continuation(Awaiting);
      return m_coroutine;
    }
    std::coroutine_handle<promise_type> m_coroutine{nullptr};
  };

  task() noexcept : m_coroutine(nullptr) {}
  explicit task(coroutine_handle Handle) : m_coroutine(Handle) {}
  task(const task &) = delete;
  task(task &&Other) noexcept
      : m_coroutine(std::exchange(Other.m_coroutine, nullptr)) {}
  ~task() {
    if (m_coroutine != nullptr)
      m_coroutine.destroy();
  }
  auto operator=(const task &) -> task & = delete;
  auto operator=(task &&Other) noexcept -> task & {
    if (std::addressof(Other) != this) {
      if (m_coroutine != nullptr)
        m_coroutine.destroy();
      m_coroutine = std::exchange(Other.m_coroutine, nullptr);
    }
    return *this;
  }
  auto is_ready() const noexcept -> bool {
    return m_coroutine == nullptr || m_coroutine.done();
  }
  auto resume() -> bool {
    if (!m_coroutine.done())
      m_coroutine.resume();
    return !m_coroutine.done();
  }
  auto destroy() -> bool {
    if (m_coroutine != nullptr) {
      m_coroutine.destroy();
      m_coroutine = nullptr;
      return true;
    }
    return false;
  }
  auto operator co_await() const & noexcept {
    struct awaitable : public awaitable_base {
      auto await_resume() -> decltype(auto) {
        return this->m_coroutine.promise().result();
      }
    };
    return awaitable{m_coroutine};
  }
  auto operator co_await() const && noexcept {
    struct awaitable : public awaitable_base {
      auto await_resume() -> decltype(auto) {
        return std::move(this->m_coroutine.promise()).result();
      }
    };
    return awaitable{m_coroutine};
  }
  auto promise() & -> promise_type & { return m_coroutine.promise(); }
  auto promise() && -> promise_type && {
    return std::move(m_coroutine.promise());
  }
  auto handle() -> coroutine_handle { return m_coroutine; }

private:
  coroutine_handle m_coroutine{nullptr};
};
namespace detail {
template <class return_type>
inline auto promise<return_type>::get_return_object() noexcept
    -> task<return_type> {
  return task<return_type>{coroutine_handle::from_promise(*this)};
}
inline auto promise<void>::get_return_object() noexcept -> task<> {
  return task<>{coroutine_handle::from_promise(*this)};
}
} // namespace detail
} // namespace coro
