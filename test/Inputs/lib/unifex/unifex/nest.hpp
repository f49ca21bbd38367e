// Work in a scope: a nested sender, detached or with a future.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
namespace _nest {
struct _fn {
  template <sender Sender, class Scope>
  [[nodiscard]] auto operator()(Sender &&S, Scope &Sc) const {
    return Sc.nest(static_cast<Sender &&>(S));
  }
};
} // namespace _nest
inline constexpr _nest::_fn nest{};
namespace _spawn_detached {
struct _fn {
  template <sender Sender, class Scope>
  void operator()(Sender &&S, Scope &Sc) const {
    auto Operation = unifex::connect(Sc.nest(static_cast<Sender &&>(S)),
                                     detail::null_receiver{});
    unifex::start(Operation);
  }
};
} // namespace _spawn_detached
inline constexpr _spawn_detached::_fn spawn_detached{};
namespace _spawn_future {
struct _fn {
  template <sender Sender, class Scope>
  auto operator()(Sender &&S, Scope &Sc) const {
    return Sc.nest(static_cast<Sender &&>(S));
  }
};
} // namespace _spawn_future
inline constexpr _spawn_future::_fn spawn_future{};
} // namespace unifex
