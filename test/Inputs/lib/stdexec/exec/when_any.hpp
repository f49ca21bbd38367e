// The first of several senders; the others are stopped.
#pragma once
#include <stdexec/execution.hpp>

namespace exec {
struct when_any_t {
  template <stdexec::sender S, stdexec::sender... R>
  auto operator()(S &&First, R &&...Rest) const {
    return stdexec::__detail::__make_sexpr<when_any_t,
                                           stdexec::__detail::__value_of_t<S>>(
        static_cast<S &&>(First), static_cast<R &&>(Rest)...);
  }
};
inline constexpr when_any_t when_any{};
} // namespace exec
