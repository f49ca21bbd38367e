// Sleeping.
#pragma once
#include <async_simple/coro/Lazy.h>
#include <chrono>

namespace async_simple::coro {
template <class Rep, class Period>
Lazy<void> sleep(std::chrono::duration<Rep, Period>) {
  co_await Yield{};
}
} // namespace async_simple::coro
