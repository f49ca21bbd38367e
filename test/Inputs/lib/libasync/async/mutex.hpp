// The mutex whose lock is a sender; it has no guard.
#pragma once
#include <async/simple_senders.hpp>

namespace async {
struct mutex {
  using lock_sender = detail::wait_sender<mutex, void>;
  mutex();
  mutex(const mutex &) = delete;
  lock_sender async_lock() { return {this}; }
  bool try_lock();
  void unlock();
};
struct shared_mutex {
  using lock_sender = detail::wait_sender<shared_mutex, void>;
  lock_sender async_lock() { return {this}; }
  lock_sender async_lock_shared() { return {this}; }
  void unlock();
  void unlock_shared();
};
} // namespace async
