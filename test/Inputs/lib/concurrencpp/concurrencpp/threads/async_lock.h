// The lock that is awaited; it names the executor on which to go on.
#pragma once
#include <concurrencpp/results/lazy_result.h>
#include <mutex>

namespace concurrencpp {
class scoped_async_lock;
class async_lock {
public:
  ~async_lock() noexcept;
  lazy_result<scoped_async_lock> lock(std::shared_ptr<executor>);
  lazy_result<bool> try_lock();
  void unlock();
};
class scoped_async_lock {
  async_lock *m_lock = nullptr;
  bool m_owns = false;

public:
  scoped_async_lock() noexcept = default;
  scoped_async_lock(scoped_async_lock &&) noexcept;
  scoped_async_lock(async_lock &, std::defer_lock_t) noexcept;
  ~scoped_async_lock() noexcept;
  lazy_result<void> lock(std::shared_ptr<executor>);
  void unlock();
  bool owns_lock() const noexcept { return m_owns; }
};
class async_condition_variable {
public:
  lazy_result<void> await(std::shared_ptr<executor>, scoped_async_lock &);
  void notify_one();
  void notify_all();
};
} // namespace concurrencpp
