// Coroutines that give a SharedFuture.
#pragma once
#include <yaclib/coro/detail/promise_type.hpp>

template <class V, class E, class... Args>
struct std::coroutine_traits<yaclib::SharedFuture<V, E>, Args...> final {
  using promise_type = yaclib::detail::PromiseType<V, E, false, true>;
};
