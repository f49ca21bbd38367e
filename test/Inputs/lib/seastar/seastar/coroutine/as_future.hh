// Awaits a future and gives it back, failed or not.
#pragma once
#include <seastar/core/coroutine.hh>

namespace seastar {
namespace internal {
template <class T> class [[nodiscard]] as_future_awaiter {
  seastar::future<T> _future;

public:
  explicit as_future_awaiter(seastar::future<T> &&F) noexcept
      : _future(std::move(F)) {}
  as_future_awaiter(const as_future_awaiter &) = delete;
  bool await_ready() const noexcept { return _future.available(); }
  template <class U> void await_suspend(std::coroutine_handle<U> H) noexcept {
    _future.set_coroutine(H.promise());
  }
  seastar::future<T> await_resume() { return std::move(_future); }
};
} // namespace internal
namespace coroutine {
template <class T = void>
inline auto as_future(seastar::future<T> &&F) noexcept {
  return seastar::internal::as_future_awaiter<T>(std::move(F));
}
} // namespace coroutine
} // namespace seastar
