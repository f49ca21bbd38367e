// Algorithms on one sender.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
#define UNIFEX_VALUE_ALGORITHM(NAME, ...)                                      \
  namespace _##NAME {                                                          \
    struct _fn {                                                               \
      template <sender Sender, class F>                                        \
      auto operator()(Sender &&S, F &&Fn) const {                              \
        return detail::make_sender<_fn, __VA_ARGS__>(                          \
            static_cast<Sender &&>(S), static_cast<F &&>(Fn));                 \
      }                                                                        \
      template <class F> auto operator()(F &&Fn) const {                       \
        return detail::bind_back<_fn>(static_cast<F &&>(Fn));                  \
      }                                                                        \
    };                                                                         \
  }                                                                            \
  inline constexpr _##NAME::_fn NAME{};
UNIFEX_VALUE_ALGORITHM(then, detail::result_t<F, Sender>)
UNIFEX_VALUE_ALGORITHM(let_value,
                       detail::value_t<detail::let_result_t<F, Sender>>)
UNIFEX_VALUE_ALGORITHM(let_error, detail::value_t<Sender>)
UNIFEX_VALUE_ALGORITHM(let_done, detail::value_t<Sender>)
UNIFEX_VALUE_ALGORITHM(via, detail::value_t<Sender>)
UNIFEX_VALUE_ALGORITHM(stop_when, detail::value_t<Sender>)
UNIFEX_VALUE_ALGORITHM(finally, detail::value_t<Sender>)
UNIFEX_VALUE_ALGORITHM(repeat_effect_until, void)
#undef UNIFEX_VALUE_ALGORITHM
namespace _on {
struct _fn {
  template <class Scheduler, sender Sender>
  auto operator()(Scheduler &&Sched, Sender &&S) const {
    return detail::make_sender<_fn, detail::value_t<Sender>>(
        static_cast<Scheduler &&>(Sched), static_cast<Sender &&>(S));
  }
};
} // namespace _on
inline constexpr _on::_fn on{};
namespace _done_as_optional {
struct _fn {
  template <sender Sender> auto operator()(Sender &&S) const {
    return detail::make_sender<_fn, std::optional<detail::value_t<Sender>>>(
        static_cast<Sender &&>(S));
  }
  auto operator()() const { return detail::bind_back<_fn>(); }
};
} // namespace _done_as_optional
inline constexpr _done_as_optional::_fn done_as_optional{};
} // namespace unifex
