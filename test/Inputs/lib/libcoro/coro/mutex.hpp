// The mutex whose lock is awaited.
#pragma once
#include <coroutine>
#include <utility>

namespace coro {
class mutex;
class scoped_lock;
namespace detail {
struct lock_operation_base {
  explicit lock_operation_base(coro::mutex &M) : m_mutex(M) {}
  virtual ~lock_operation_base() = default;
  lock_operation_base(const lock_operation_base &) = delete;
  auto operator=(const lock_operation_base &) -> lock_operation_base & = delete;
  auto await_ready() const noexcept -> bool;
  auto await_suspend(std::coroutine_handle<>) noexcept -> bool;

protected:
  coro::mutex &m_mutex;
};
template <class return_type>
struct lock_operation : public lock_operation_base {
  explicit lock_operation(coro::mutex &M) : lock_operation_base(M) {}
  ~lock_operation() override = default;
  auto await_resume() noexcept -> return_type {
    if constexpr (!std::is_void_v<return_type>)
      return return_type{m_mutex};
  }
};
} // namespace detail
class scoped_lock {
public:
  explicit scoped_lock(coro::mutex &M) : m_mutex(&M) {}
  ~scoped_lock() { unlock(); }
  scoped_lock(const scoped_lock &) = delete;
  scoped_lock(scoped_lock &&Other) noexcept
      : m_mutex(std::exchange(Other.m_mutex, nullptr)) {}
  auto operator=(const scoped_lock &) -> scoped_lock & = delete;
  auto operator=(scoped_lock &&Other) noexcept -> scoped_lock & {
    m_mutex = std::exchange(Other.m_mutex, nullptr);
    return *this;
  }
  auto unlock() -> void;

private:
  coro::mutex *m_mutex{nullptr};
};
class mutex {
public:
  explicit mutex() noexcept;
  ~mutex() = default;
  mutex(const mutex &) = delete;
  auto operator=(const mutex &) -> mutex & = delete;
  [[nodiscard]] auto scoped_lock()
      -> detail::lock_operation<coro::scoped_lock> {
    return detail::lock_operation<coro::scoped_lock>{*this};
  }
  [[nodiscard]] auto lock() -> detail::lock_operation<void> {
    return detail::lock_operation<void>{*this};
  }
  [[nodiscard]] auto try_lock() -> bool;
  auto unlock() -> void;
};
} // namespace coro
