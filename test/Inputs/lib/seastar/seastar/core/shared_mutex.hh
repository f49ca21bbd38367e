// Mutexes: lock() gives a future, the guard comes from get_units or a function.
#pragma once
#include <seastar/core/future.hh>

namespace seastar {
class shared_mutex {
public:
  future<> lock() noexcept;
  future<> lock_shared() noexcept;
  bool try_lock() noexcept;
  void unlock() noexcept;
  void unlock_shared() noexcept;
};
template <class Func>
futurize_t<std::invoke_result_t<Func>> with_lock(shared_mutex &, Func &&Fn) {
  return futurize_invoke(std::forward<Func>(Fn));
}
class rwlock {
public:
  class holder {
  public:
    ~holder();
    holder(holder &&) noexcept;
  };
  future<holder> hold_read_lock();
  future<holder> hold_write_lock();
  future<> read_lock();
  void read_unlock();
  future<> write_lock();
  void write_unlock();
};
} // namespace seastar
