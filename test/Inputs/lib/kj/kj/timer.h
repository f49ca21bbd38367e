// Timers.
#pragma once
#include <kj/async.h>

namespace kj {
using Duration = long;
inline constexpr Duration MILLISECONDS = 1000000;
inline constexpr Duration SECONDS = 1000000000;
class Timer {
public:
  virtual Promise<void> afterDelay(Duration) = 0;
  template <class T>
  Promise<T> timeoutAfter(Duration, Promise<T> &&P) KJ_WARN_UNUSED_RESULT;
};
template <class T> Promise<T> Timer::timeoutAfter(Duration, Promise<T> &&P) {
  return kj::mv(P);
}
} // namespace kj
