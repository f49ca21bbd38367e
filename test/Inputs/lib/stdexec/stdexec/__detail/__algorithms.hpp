// The sender algorithms and their pipeable closures.
#pragma once
#include <stdexec/__detail/__sender.hpp>

namespace stdexec {
namespace __detail {
/// An algorithm that still lacks its sender.
template <class Tag, class... Args> struct __closure {
  std::tuple<Args...> __args_;
  template <sender S> friend auto operator|(S &&Sndr, __closure Self) {
    return std::apply(
        [&](auto &...As) {
          return Tag()(static_cast<S &&>(Sndr), std::move(As)...);
        },
        Self.__args_);
  }
};
template <class Tag, class... Args> auto __make_closure(Args &&...As) {
  return __closure<Tag, std::decay_t<Args>...>{
      std::tuple<std::decay_t<Args>...>(static_cast<Args &&>(As)...)};
}
} // namespace __detail

struct just_t {
  template <class... Vs> auto operator()(Vs &&...Values) const {
    using Value =
        typename __detail::__single<std::tuple<std::decay_t<Vs>...>>::type;
    return __detail::__make_sexpr<just_t, Value>(static_cast<Vs &&>(Values)...);
  }
};
inline constexpr just_t just{};
struct just_error_t {
  template <class E> auto operator()(E &&Error) const {
    return __detail::__make_sexpr<just_error_t, void>(static_cast<E &&>(Error));
  }
};
inline constexpr just_error_t just_error{};
struct just_stopped_t {
  auto operator()() const {
    return __detail::__make_sexpr<just_stopped_t, void>();
  }
};
inline constexpr just_stopped_t just_stopped{};

#define STDEXEC_VALUE_ALGORITHM(NAME, VALUE)                                   \
  struct NAME##_t {                                                            \
    template <sender S, class F> auto operator()(S &&Sndr, F &&Fn) const {     \
      return __detail::__make_sexpr<NAME##_t, VALUE>(static_cast<S &&>(Sndr),  \
                                                     static_cast<F &&>(Fn));   \
    }                                                                          \
    template <class F> auto operator()(F &&Fn) const {                         \
      return __detail::__make_closure<NAME##_t>(static_cast<F &&>(Fn));        \
    }                                                                          \
  };                                                                           \
  inline constexpr NAME##_t NAME{};
#define STDEXEC_THEN_VALUE __detail::__result_t<F, S>
#define STDEXEC_LET_VALUE __detail::__value_of_t<__detail::__let_result_t<F, S>>
#define STDEXEC_SAME_VALUE __detail::__value_of_t<S>
STDEXEC_VALUE_ALGORITHM(then, STDEXEC_THEN_VALUE)
STDEXEC_VALUE_ALGORITHM(let_value, STDEXEC_LET_VALUE)
STDEXEC_VALUE_ALGORITHM(upon_error, STDEXEC_SAME_VALUE)
STDEXEC_VALUE_ALGORITHM(upon_stopped, STDEXEC_SAME_VALUE)
STDEXEC_VALUE_ALGORITHM(let_error, STDEXEC_SAME_VALUE)
STDEXEC_VALUE_ALGORITHM(continues_on, STDEXEC_SAME_VALUE)
#undef STDEXEC_VALUE_ALGORITHM

struct starts_on_t {
  template <class Sched, sender S> auto operator()(Sched &&Sc, S &&Sndr) const {
    return __detail::__make_sexpr<starts_on_t, __detail::__value_of_t<S>>(
        static_cast<Sched &&>(Sc), static_cast<S &&>(Sndr));
  }
};
inline constexpr starts_on_t starts_on{};
inline constexpr starts_on_t on{};
struct stopped_as_optional_t {
  template <sender S> auto operator()(S &&Sndr) const {
    return __detail::__make_sexpr<stopped_as_optional_t,
                                  std::optional<__detail::__value_of_t<S>>>(
        static_cast<S &&>(Sndr));
  }
  auto operator()() const {
    return __detail::__make_closure<stopped_as_optional_t>();
  }
};
inline constexpr stopped_as_optional_t stopped_as_optional{};

struct when_all_t {
  template <sender... S> auto operator()(S &&...Sndrs) const {
    return make<decltype(std::tuple_cat(
        std::declval<__detail::__tuple_of_t<S>>()...))>(
        static_cast<S &&>(Sndrs)...);
  }
  template <sender S, sender T, sender U>
  auto operator()(S &&A, T &&B, U &&C) const {
    return make<decltype(std::tuple_cat(
        std::tuple_cat(std::declval<__detail::__tuple_of_t<S>>(),
                       std::declval<__detail::__tuple_of_t<T>>()),
        std::declval<__detail::__tuple_of_t<U>>()))>(
        static_cast<S &&>(A), static_cast<T &&>(B), static_cast<U &&>(C));
  }

private:
  template <class Values, class... S> static auto make(S &&...Sndrs) {
    using Value = typename __detail::__single<Values>::type;
    return __detail::__make_sexpr<when_all_t, Value>(
        static_cast<S &&>(Sndrs)...);
  }
};
inline constexpr when_all_t when_all{};

struct __null_receiver {
  using receiver_concept = receiver_tag;
  template <class... Vs> void set_value(Vs &&...) noexcept {}
  template <class E> void set_error(E &&) noexcept {}
  void set_stopped() noexcept {}
};
/// Blocks the calling thread; empty when the sender was stopped.
struct sync_wait_t {
  template <sender S>
  auto operator()(S &&Sndr) const -> std::optional<__detail::__tuple_of_t<S>> {
    auto Operation = connect(static_cast<S &&>(Sndr), __null_receiver{});
    start(Operation);
    return std::nullopt;
  }
};
inline constexpr sync_wait_t sync_wait{};
namespace this_thread {
using stdexec::sync_wait;
}

struct get_stop_token_t {};
struct get_scheduler_t {};
/// A sender of what the environment of its receiver knows.
template <class Query> auto read_env(Query) {
  if constexpr (std::is_same_v<Query, get_stop_token_t>)
    return __detail::__make_sexpr<Query, inplace_stop_token>();
  else
    return __detail::__make_sexpr<Query, void>();
}
inline constexpr get_stop_token_t get_stop_token{};
inline constexpr get_scheduler_t get_scheduler{};
} // namespace stdexec
