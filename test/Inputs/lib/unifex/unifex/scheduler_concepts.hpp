// Schedulers.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
namespace _schedule {
struct _fn {
  template <class Scheduler> auto operator()(Scheduler &&S) const {
    return static_cast<Scheduler &&>(S).schedule();
  }
};
} // namespace _schedule
inline constexpr _schedule::_fn schedule{};
namespace _schedule_after {
struct _fn {
  template <class Scheduler, class Duration>
  auto operator()(Scheduler &&S, Duration &&D) const {
    return static_cast<Scheduler &&>(S).schedule_after(
        static_cast<Duration &&>(D));
  }
};
} // namespace _schedule_after
inline constexpr _schedule_after::_fn schedule_after{};
} // namespace unifex
