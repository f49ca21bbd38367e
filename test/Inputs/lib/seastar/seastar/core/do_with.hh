// Keeps values alive until a future is ready.
#pragma once
#include <seastar/core/future.hh>

namespace seastar {
template <class T, class Func> auto do_with(T &&Value, Func &&Fn) noexcept {
  auto Held = std::forward<T>(Value);
  return futurize_invoke(Fn, Held);
}
} // namespace seastar
