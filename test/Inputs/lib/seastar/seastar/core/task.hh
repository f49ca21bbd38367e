// What the reactor runs.
#pragma once
#include <seastar/core/preempt.hh>

namespace seastar {
class scheduling_group {
  unsigned _id = 0;

public:
  friend bool operator==(scheduling_group, scheduling_group) noexcept = default;
};
scheduling_group current_scheduling_group() noexcept;
class task {
protected:
  scheduling_group _sg;

public:
  virtual ~task();
  virtual void run_and_dispose() noexcept = 0;
  virtual task *waiting_task() noexcept = 0;
};
void schedule(task *) noexcept;
} // namespace seastar
