// Moves a coroutine to another scheduling group.
#pragma once
#include <seastar/core/coroutine.hh>

namespace seastar::coroutine {
struct [[nodiscard]] switch_to {
  scheduling_group _to;
  explicit switch_to(scheduling_group G) noexcept : _to(G) {}
  switch_to(const switch_to &) = delete;
  bool await_ready() const noexcept {
    return current_scheduling_group() == _to;
  }
  template <class T> void await_suspend(std::coroutine_handle<T> H) noexcept {
    H.promise().set_scheduling_group(_to);
  }
  scheduling_group await_resume() { return _to; }
};
} // namespace seastar::coroutine
