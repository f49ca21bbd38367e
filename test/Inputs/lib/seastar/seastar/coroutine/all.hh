// Awaits what several functions return; a class with a member operator.
#pragma once
#include <seastar/core/coroutine.hh>

namespace seastar::coroutine {
namespace internal {
template <class F>
using result_of = seastar::internal::future_stored_type_t<
    typename futurize<std::invoke_result_t<F>>::value_type>;
}
template <class... Futures>
class [[nodiscard("must co_await an all() object")]] all {
  std::tuple<Futures...> _functions;
  struct awaiter {
    all &state;
    bool await_ready() const { return false; }
    template <class U> void await_suspend(std::coroutine_handle<U>) {}
    std::tuple<internal::result_of<Futures>...> await_resume() {
      return std::tuple<internal::result_of<Futures>...>();
    }
  };

public:
  explicit all(Futures &&...F) : _functions(std::forward<Futures>(F)...) {}
  awaiter operator co_await() { return awaiter{*this}; }
};
} // namespace seastar::coroutine
