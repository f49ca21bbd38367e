// Timers and delays.
#pragma once
#include <chrono>
#include <concurrencpp/results/lazy_result.h>

namespace concurrencpp {
class timer {
public:
  timer() noexcept = default;
  timer(timer &&) noexcept = default;
  void cancel();
};
class timer_queue : public std::enable_shared_from_this<timer_queue> {
public:
  template <class F, class... A>
  timer make_timer(std::chrono::milliseconds, std::chrono::milliseconds,
                   std::shared_ptr<executor>, F &&Fn, A &&...) {
    new std::decay_t<F>(std::forward<F>(Fn));
    return {};
  }
  lazy_result<void> make_delay_object(std::chrono::milliseconds,
                                      std::shared_ptr<executor>);
};
} // namespace concurrencpp
