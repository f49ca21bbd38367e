// What a task may yield instead of throwing or returning.
#pragma once
#include <folly/Try.h>

namespace folly::coro {
class co_error final {
  exception_wrapper ex_;

public:
  template <class... A>
    requires std::is_constructible_v<exception_wrapper, A...>
  explicit co_error(A &&...Args) : ex_(static_cast<A &&>(Args)...) {}
  exception_wrapper &exception() { return ex_; }
};
template <class T> class co_result final {
  Try<T> result_;

public:
  explicit co_result(Try<T> &&R) : result_(std::move(R)) {}
  Try<T> &result() { return result_; }
};
struct co_cancelled_t {};
inline constexpr co_cancelled_t co_cancelled{};
} // namespace folly::coro
