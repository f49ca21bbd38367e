// Hopping between executors.
#pragma once
#include <coroutine>
#include <yaclib/exe/executor.hpp>

namespace yaclib {
namespace detail {
class [[nodiscard]] OnAwaiter final {
  IExecutor &_executor;

public:
  explicit OnAwaiter(IExecutor &Ex) noexcept : _executor{Ex} {}
  constexpr bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> Handle) noexcept {
    Handle.promise()._executor = &_executor;
  }
  constexpr void await_resume() const noexcept {}
};
template <bool Yield> class [[nodiscard]] CurrentAwaiter final {
  IExecutor *_executor = nullptr;

public:
  constexpr bool await_ready() const noexcept { return false; }
  template <class Promise>
  bool await_suspend(std::coroutine_handle<Promise> Handle) noexcept {
    _executor = Handle.promise()._executor;
    return Yield;
  }
  IExecutor &await_resume() const noexcept { return *_executor; }
};
} // namespace detail
inline detail::OnAwaiter On(IExecutor &Ex) noexcept {
  return detail::OnAwaiter{Ex};
}
inline detail::CurrentAwaiter<false> CurrentExecutor() noexcept { return {}; }
inline detail::CurrentAwaiter<true> Yield() noexcept { return {}; }
} // namespace yaclib
