// Hopping between executors.
#pragma once
#include <tmc/task.hpp>

namespace tmc {
class [[nodiscard("You must co_await aw_resume_on for it to have any "
                  "effect.")]] aw_resume_on : detail::AwaitTagNoGroupAsIs {
  ex_any *executor;

public:
  aw_resume_on(ex_any *Executor [[clang::lifetimebound]])
      : executor(Executor) {}
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> Outer) const noexcept {
    executor->post(Outer.address());
  }
  void await_resume() const noexcept {}
};
template <class Exec>
aw_resume_on resume_on(Exec &Executor [[clang::lifetimebound]]) {
  return aw_resume_on(Executor);
}
inline aw_resume_on resume_on(ex_any *Executor [[clang::lifetimebound]]) {
  return aw_resume_on(Executor);
}
template <class E> class aw_ex_scope_exit : detail::AwaitTagNoGroupAsIs {
public:
  [[nodiscard("You must co_await exit() for it to have any effect.")]]
  aw_ex_scope_exit &&exit() [[clang::lifetimebound]] {
    return static_cast<aw_ex_scope_exit &&>(*this);
  }
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() const noexcept {}
};
template <class E>
class [[nodiscard("You must co_await aw_ex_scope_enter for it to have any "
                  "effect.")]] aw_ex_scope_enter : detail::AwaitTagNoGroupAsIs {
public:
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  aw_ex_scope_exit<E> await_resume() const noexcept { return {}; }
};
template <class E> aw_ex_scope_enter<E> enter(E &) { return {}; }
class [[nodiscard]] aw_yield : detail::AwaitTagNoGroupAsIs {
public:
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
inline aw_yield yield() { return {}; }
} // namespace tmc
