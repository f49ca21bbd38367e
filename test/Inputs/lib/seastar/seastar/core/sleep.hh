// Sleeping.
#pragma once
#include <chrono>
#include <seastar/core/abort_source.hh>
#include <seastar/core/future.hh>

namespace seastar {
class lowres_clock {
public:
  using duration = std::chrono::milliseconds;
};
template <class Clock = std::chrono::steady_clock, class Rep, class Period>
future<> sleep(std::chrono::duration<Rep, Period>) {
  return {};
}
template <class Clock = std::chrono::steady_clock, class Rep, class Period>
future<> sleep_abortable(std::chrono::duration<Rep, Period>, abort_source &) {
  return {};
}
} // namespace seastar
