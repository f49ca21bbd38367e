// Starts a sender again until its value is true.
#pragma once
#include <stdexec/execution.hpp>

namespace exec {
struct repeat_effect_until_t {
  template <stdexec::sender S> auto operator()(S &&Sndr) const {
    return stdexec::__detail::__make_sexpr<repeat_effect_until_t, void>(
        static_cast<S &&>(Sndr));
  }
  auto operator()() const {
    return stdexec::__detail::__make_closure<repeat_effect_until_t>();
  }
};
inline constexpr repeat_effect_until_t repeat_effect_until{};
} // namespace exec
