// One promise for all: how it starts depends on its template arguments, and it
// returns a unit instead of void.
#pragma once
#include <coroutine>
#include <yaclib/async/future.hpp>
#include <yaclib/async/shared_future.hpp>
#include <yaclib/lazy/task.hpp>

namespace yaclib::detail {
struct Destroy final {
  constexpr bool await_ready() const noexcept { return false; }
  template <class Promise>
  auto await_suspend(std::coroutine_handle<Promise> Handle) const noexcept {
    return Handle.promise().SetResult();
  }
  constexpr void await_resume() const noexcept {}
};
template <class V, class E, bool Lazy, bool Shared>
class PromiseType final : public ResultCore<V, E> {
public:
  PromiseType() noexcept {}
  auto get_return_object() noexcept {
    UniqueCorePtr<V, E> Core(static_cast<ResultCore<V, E> *>(this));
    if constexpr (Shared)
      return SharedFuture<V, E>{std::move(Core)};
    else if constexpr (Lazy)
      return Task<V, E>{std::move(Core)};
    else
      return Future<V, E>{std::move(Core)};
  }
  auto initial_suspend() noexcept {
    if constexpr (Lazy)
      return std::suspend_always{};
    else
      return std::suspend_never{};
  }
  Destroy final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { this->Store(std::current_exception()); }
  template <class Value> void return_value(Value &&V1) noexcept {
    this->Store(std::forward<Value>(V1));
  }
  void return_value(Unit) noexcept { this->Store(Unit{}); }
  std::coroutine_handle<> SetResult() noexcept { return std::noop_coroutine(); }
};
} // namespace yaclib::detail
