// WIL's hops to a UI thread.
#pragma once
#include <winrt/base.h>

namespace wil {
struct [[nodiscard]] dispatcher_awaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const {}
};
template <class Dispatcher>
[[nodiscard]] dispatcher_awaiter resume_foreground(const Dispatcher &) {
  return {};
}
} // namespace wil
