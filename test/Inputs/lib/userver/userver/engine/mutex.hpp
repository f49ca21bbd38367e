// Synchronisation that suspends the task; the guards are the standard ones.
#pragma once
#include <condition_variable>
#include <mutex>
#include <userver/engine/task/task.hpp>

namespace userver::engine {
class Mutex final {
public:
  Mutex();
  ~Mutex();
  Mutex(const Mutex &) = delete;
  void lock();
  void unlock();
  [[nodiscard]] bool try_lock() noexcept;
};
class SharedMutex final {
public:
  void lock();
  void unlock();
  bool try_lock();
  void lock_shared();
  void unlock_shared();
  bool try_lock_shared();
};
class Semaphore final {
public:
  explicit Semaphore(std::size_t Capacity);
  void lock_shared();
  bool try_lock_shared();
  void unlock_shared();
};
class ConditionVariable final {
public:
  template <class P> bool Wait(std::unique_lock<Mutex> &, P Pred) {
    return Pred();
  }
  void NotifyOne();
  void NotifyAll();
};
class SingleConsumerEvent final {
public:
  [[nodiscard]] bool WaitForEvent();
  void Send();
};
} // namespace userver::engine
