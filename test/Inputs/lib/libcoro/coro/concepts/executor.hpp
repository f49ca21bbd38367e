// What can resume coroutines.
#pragma once
#include <coroutine>

namespace coro::concepts {
template <class T>
concept executor = requires(T t, std::coroutine_handle<> c) {
  t.schedule();
  t.resume(c);
};
} // namespace coro::concepts
