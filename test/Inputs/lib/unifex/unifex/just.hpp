// Senders of values that are there.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
namespace _just {
struct _fn {
  template <class... Vs> auto operator()(Vs &&...Values) const {
    using Value = typename detail::single_value<
        std::variant<std::tuple<std::decay_t<Vs>...>>>::type;
    return detail::make_sender<_fn, Value>(static_cast<Vs &&>(Values)...);
  }
};
} // namespace _just
inline constexpr _just::_fn just{};
namespace _just_done {
struct _fn {
  auto operator()() const { return detail::make_sender<_fn, void>(); }
};
} // namespace _just_done
inline constexpr _just_done::_fn just_done{};
inline constexpr _just_done::_fn stop_if_requested{};
} // namespace unifex
