// Thread pools and timers.
#pragma once
#include <chrono>
#include <cstdint>
#include <unifex/scheduler_concepts.hpp>

namespace unifex {
class static_thread_pool {
public:
  struct scheduler {
    static_thread_pool *pool_;
    auto schedule() const {
      return detail::make_sender<scheduler, void>(*this);
    }
  };
  static_thread_pool();
  explicit static_thread_pool(std::uint32_t ThreadCount);
  ~static_thread_pool();
  scheduler get_scheduler() noexcept { return {this}; }
  void request_stop() noexcept;
};
class timed_single_thread_context {
public:
  struct scheduler {
    timed_single_thread_context *context_;
    auto schedule() const {
      return detail::make_sender<scheduler, void>(*this);
    }
    template <class Duration> auto schedule_after(Duration D) const {
      return detail::make_sender<scheduler, void>(*this, D);
    }
  };
  timed_single_thread_context();
  ~timed_single_thread_context();
  scheduler get_scheduler() noexcept { return {this}; }
};
} // namespace unifex
