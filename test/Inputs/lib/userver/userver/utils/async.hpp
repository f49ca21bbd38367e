// Starting tasks that have a name.
#pragma once
#include <string>
#include <userver/engine/async.hpp>

namespace userver::utils {
template <class F, class... A>
[[nodiscard]] auto Async(std::string, F &&Fn, A &&...Args) {
  return engine::AsyncNoSpan(std::forward<F>(Fn), std::forward<A>(Args)...);
}
/// On another task processor: the way to run what blocks.
template <class F, class... A>
[[nodiscard]] auto Async(engine::TaskProcessor &, std::string, F &&Fn,
                         A &&...Args) {
  return engine::AsyncNoSpan(std::forward<F>(Fn), std::forward<A>(Args)...);
}
template <class F, class... A>
[[nodiscard]] auto CriticalAsync(std::string, F &&Fn, A &&...Args) {
  return engine::AsyncNoSpan(std::forward<F>(Fn), std::forward<A>(Args)...);
}
} // namespace userver::utils
