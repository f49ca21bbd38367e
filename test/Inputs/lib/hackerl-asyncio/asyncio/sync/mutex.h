// The mutex whose lock is a task; it has no guard.
#pragma once
#include <asyncio/task.h>

namespace asyncio::sync {
class Mutex {
public:
  task::Task<void, std::error_code> lock();
  void unlock();
  [[nodiscard]] bool locked() const;
};
class Event {
public:
  task::Task<void, std::error_code> wait();
  void set();
  void reset();
  [[nodiscard]] bool isSet() const;
};
class Condition {
public:
  task::Task<void, std::error_code> wait(Mutex &);
  void notify();
  void broadcast();
};
} // namespace asyncio::sync
