// The mutex whose lock is awaited.
#pragma once
#include <coroutine>
#include <mutex>

namespace cppcoro {
class async_mutex_lock;
class async_mutex_lock_operation;
class async_mutex_scoped_lock_operation;
class async_mutex {
public:
  async_mutex() noexcept;
  ~async_mutex();
  bool try_lock() noexcept;
  async_mutex_lock_operation lock_async() noexcept;
  async_mutex_scoped_lock_operation scoped_lock_async() noexcept;
  void unlock();
};
class async_mutex_lock {
  async_mutex *m_mutex;

public:
  explicit async_mutex_lock(async_mutex &Mutex, std::adopt_lock_t) noexcept
      : m_mutex(&Mutex) {}
  async_mutex_lock(async_mutex_lock &&Other) noexcept : m_mutex(Other.m_mutex) {
    Other.m_mutex = nullptr;
  }
  async_mutex_lock(const async_mutex_lock &) = delete;
  async_mutex_lock &operator=(const async_mutex_lock &) = delete;
  ~async_mutex_lock() {
    if (m_mutex)
      m_mutex->unlock();
  }
};
class async_mutex_lock_operation {
protected:
  async_mutex &m_mutex;

public:
  explicit async_mutex_lock_operation(async_mutex &Mutex) noexcept
      : m_mutex(Mutex) {}
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() const noexcept {}
};
class async_mutex_scoped_lock_operation : public async_mutex_lock_operation {
public:
  using async_mutex_lock_operation::async_mutex_lock_operation;
  [[nodiscard]] async_mutex_lock await_resume() const noexcept {
    return async_mutex_lock{m_mutex, std::adopt_lock};
  }
};
} // namespace cppcoro
