// Timers.
#pragma once
#include <chrono>
#include <stdexec/execution.hpp>

namespace exec {
class timed_thread_context {
public:
  struct scheduler {
    auto schedule() const {
      return stdexec::__detail::__make_sexpr<stdexec::schedule_t, void>(*this);
    }
  };
  scheduler get_scheduler() noexcept;
};
struct schedule_after_t {
  template <class Sched, class R, class P>
  auto operator()(Sched &&S, std::chrono::duration<R, P> D) const {
    return stdexec::__detail::__make_sexpr<schedule_after_t, void>(
        static_cast<Sched &&>(S), D);
  }
};
inline constexpr schedule_after_t schedule_after{};
} // namespace exec
