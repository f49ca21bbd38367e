// Senders: nothing runs before one is connected to a receiver and started.
#pragma once
#include <concepts>
#include <exception>
#include <optional>
#include <stop_token>
#include <tuple>
#include <utility>
#include <variant>

namespace stdexec {
struct sender_tag {};
struct receiver_tag {};
struct operation_state_tag {};
struct scheduler_tag {};
using sender_t = sender_tag;
using receiver_t = receiver_tag;
struct set_value_t {
  template <class Rcvr, class... Vs>
  void operator()(Rcvr &&R, Vs &&...Values) const noexcept {
    static_cast<Rcvr &&>(R).set_value(static_cast<Vs &&>(Values)...);
  }
};
struct set_error_t {
  template <class Rcvr, class E>
  void operator()(Rcvr &&R, E &&Error) const noexcept {
    static_cast<Rcvr &&>(R).set_error(static_cast<E &&>(Error));
  }
};
struct set_stopped_t {
  template <class Rcvr> void operator()(Rcvr &&R) const noexcept {
    static_cast<Rcvr &&>(R).set_stopped();
  }
};
inline constexpr set_value_t set_value{};
inline constexpr set_error_t set_error{};
inline constexpr set_stopped_t set_stopped{};
template <class... Sigs> struct completion_signatures {};
template <class... Envs> struct env {};

template <class S>
concept sender = requires { typename std::remove_cvref_t<S>::sender_concept; };
template <class S>
concept scheduler = requires(S &&Sched) { Sched.schedule(); };

namespace __detail {
template <class Sigs> struct __values;
template <class... Vs, class... Sigs>
struct __values<completion_signatures<set_value_t(Vs...), Sigs...>> {
  using type = std::tuple<Vs...>;
};
template <class Tuple> struct __single {
  using type = Tuple;
};
template <> struct __single<std::tuple<>> {
  using type = void;
};
template <class V> struct __single<std::tuple<V>> {
  using type = V;
};
template <class S>
using __tuple_of_t = typename __values<
    typename std::remove_cvref_t<S>::completion_signatures>::type;
template <class S>
using __value_of_t = typename __single<__tuple_of_t<S>>::type;
template <class V> struct __signatures {
  using type =
      completion_signatures<set_value_t(V), set_error_t(std::exception_ptr),
                            set_stopped_t()>;
};
template <> struct __signatures<void> {
  using type =
      completion_signatures<set_value_t(), set_error_t(std::exception_ptr),
                            set_stopped_t()>;
};
template <class A, class B, class... Vs>
struct __signatures<std::tuple<A, B, Vs...>> {
  using type =
      completion_signatures<set_value_t(A, B, Vs...),
                            set_error_t(std::exception_ptr), set_stopped_t()>;
};
template <class Data, class Rcvr> struct __operation {
  using operation_state_concept = operation_state_tag;
  Data __data_;
  Rcvr __rcvr_;
  void start() & noexcept {
    stdexec::set_stopped(static_cast<Rcvr &&>(__rcvr_));
  }
};
/// What every algorithm returns: a tag, the value type and what it holds.
template <class Tag, class Value, class... Data> struct __sexpr {
  using sender_concept = sender_tag;
  using completion_signatures = typename __signatures<Value>::type;
  std::tuple<Data...> __data_;
  template <class Rcvr> auto connect(Rcvr R) && {
    return __operation<std::tuple<Data...>, Rcvr>{std::move(__data_),
                                                  std::move(R)};
  }
};
template <class Tag, class Value, class... Data>
constexpr __sexpr<Tag, Value, std::decay_t<Data>...>
__make_sexpr(Data &&...Held) {
  return {std::tuple<std::decay_t<Data>...>(static_cast<Data &&>(Held)...)};
}
template <class F, class Tuple> struct __applied;
template <class F, class... Vs> struct __applied<F, std::tuple<Vs...>> {
  using type = std::invoke_result_t<F, Vs...>;
};
template <class F, class S>
using __result_t = typename __applied<F, __tuple_of_t<S>>::type;
/// let_value() keeps the values and passes them as lvalues.
template <class F, class Tuple> struct __applied_to_lvalues;
template <class F, class... Vs>
struct __applied_to_lvalues<F, std::tuple<Vs...>> {
  using type = std::invoke_result_t<F, Vs &...>;
};
template <class F, class S>
using __let_result_t = typename __applied_to_lvalues<F, __tuple_of_t<S>>::type;
} // namespace __detail

struct connect_t {
  template <sender S, class Rcvr> auto operator()(S &&Sndr, Rcvr &&R) const {
    return static_cast<S &&>(Sndr).connect(static_cast<Rcvr &&>(R));
  }
};
inline constexpr connect_t connect{};
struct start_t {
  template <class Op> void operator()(Op &Operation) const noexcept {
    Operation.start();
  }
};
inline constexpr start_t start{};
struct schedule_t {
  template <class Sched>
    requires requires(Sched &&S) { S.schedule(); }
  auto operator()(Sched &&S) const {
    return static_cast<Sched &&>(S).schedule();
  }
};
inline constexpr schedule_t schedule{};

class inplace_stop_token {
public:
  bool stop_requested() const noexcept;
};
class inplace_stop_source {
public:
  bool request_stop() noexcept;
  bool stop_requested() const noexcept;
  inplace_stop_token get_token() const noexcept;
};
} // namespace stdexec
