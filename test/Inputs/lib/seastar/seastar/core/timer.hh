// Timers.
#pragma once
#include <chrono>
#include <functional>

namespace seastar {
template <class Clock = std::chrono::steady_clock> class timer {
public:
  using duration = typename Clock::duration;
  timer() noexcept {}
  explicit timer(std::function<void()> Callback)
      : _callback(std::move(Callback)) {}
  ~timer() {}
  void set_callback(std::function<void()> C) { _callback = std::move(C); }
  void arm(duration) noexcept {}
  void arm_periodic(duration) noexcept {}
  bool cancel() noexcept { return true; }

private:
  std::function<void()> _callback;
};
} // namespace seastar
