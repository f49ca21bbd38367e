// Coroutines that give a Task.
#pragma once
#include <yaclib/coro/detail/promise_type.hpp>

template <class V, class E, class... Args>
struct std::coroutine_traits<yaclib::Task<V, E>, Args...> final {
  using promise_type = yaclib::detail::PromiseType<V, E, true, false>;
};
