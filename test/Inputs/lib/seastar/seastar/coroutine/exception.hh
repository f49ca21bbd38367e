// Returning an exception without throwing it.
#pragma once
#include <coroutine>
#include <seastar/core/future.hh>

namespace seastar {
namespace internal {
struct exception_awaiter {
  std::exception_ptr eptr;
  bool await_ready() const noexcept { return false; }
  template <class U> void await_suspend(std::coroutine_handle<U> H) noexcept {
    H.promise().set_exception(std::move(eptr));
    H.destroy();
  }
  void await_resume() noexcept {}
};
} // namespace internal
namespace coroutine {
struct exception {
  std::exception_ptr eptr;
  explicit exception(std::exception_ptr E) noexcept : eptr(std::move(E)) {}
};
[[nodiscard]] inline exception
return_exception_ptr(std::exception_ptr E) noexcept {
  return exception(std::move(E));
}
template <class T> [[nodiscard]] exception return_exception(T &&E) noexcept {
  return exception(std::make_exception_ptr(std::forward<T>(E)));
}
inline auto operator co_await(exception E) noexcept {
  return internal::exception_awaiter{std::move(E.eptr)};
}
} // namespace coroutine
} // namespace seastar
