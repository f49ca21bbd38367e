// Waits for several senders; each gives a variant of tuples.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
namespace _when_all {
struct _fn {
  template <sender A, sender B, sender... More>
  auto operator()(A &&First, B &&Second, More &&...Rest) const {
    using Value =
        std::tuple<typename std::remove_cvref_t<A>::template value_types<
                       std::variant, std::tuple>,
                   typename std::remove_cvref_t<B>::template value_types<
                       std::variant, std::tuple>,
                   typename std::remove_cvref_t<More>::template value_types<
                       std::variant, std::tuple>...>;
    return detail::make_sender<_fn, Value>(static_cast<A &&>(First),
                                           static_cast<B &&>(Second),
                                           static_cast<More &&>(Rest)...);
  }
};
} // namespace _when_all
inline constexpr _when_all::_fn when_all{};
namespace _when_any {
struct _fn {
  template <sender A, sender... More>
  auto operator()(A &&First, More &&...Rest) const {
    return detail::make_sender<_fn, detail::value_t<A>>(
        static_cast<A &&>(First), static_cast<More &&>(Rest)...);
  }
};
} // namespace _when_any
inline constexpr _when_any::_fn when_any{};
} // namespace unifex
