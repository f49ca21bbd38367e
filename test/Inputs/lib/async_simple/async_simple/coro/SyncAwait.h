// Blocks the calling thread until a coroutine is done.
#pragma once
#include <async_simple/coro/Lazy.h>

namespace async_simple::coro {
template <class LazyType> inline auto syncAwait(LazyType &&Awaited) {
  using ValueType = typename std::decay_t<LazyType>::ValueType;
  Try<ValueType> Value;
  std::move(Awaited).start(
      [&Value](Try<ValueType> Result) { Value = std::move(Result); });
  return std::move(Value).value();
}
template <class LazyType>
inline auto syncAwait(LazyType &&Awaited, Executor *Ex) {
  return syncAwait(std::move(Awaited).via(Ex));
}
} // namespace async_simple::coro
