// Senders: types with value_types that can be connected.
#pragma once
#include <exception>
#include <optional>
#include <tuple>
#include <unifex/tag_invoke.hpp>
#include <variant>

namespace unifex {
namespace _connect {
struct _fn {
  template <class Sender, class Receiver>
  auto operator()(Sender &&S, Receiver &&R) const {
    if constexpr (tag_invocable<_fn, Sender, Receiver>)
      return unifex::tag_invoke(_fn{}, static_cast<Sender &&>(S),
                                static_cast<Receiver &&>(R));
    else
      return static_cast<Sender &&>(S).connect(static_cast<Receiver &&>(R));
  }
};
} // namespace _connect
namespace _connect_cpo {
inline constexpr _connect::_fn connect{};
}
using namespace _connect_cpo;
namespace _start {
struct _fn {
  template <class Operation> void operator()(Operation &Op) const noexcept {
    Op.start();
  }
};
} // namespace _start
namespace _start_cpo {
inline constexpr _start::_fn start{};
}
using namespace _start_cpo;

template <class... T> struct type_list {};
template <class S>
concept sender = requires {
  typename std::remove_cvref_t<S>::template value_types<std::variant,
                                                        std::tuple>;
};
namespace detail {
template <class Variant> struct single_value;
template <class V> struct single_value<std::variant<std::tuple<V>>> {
  using type = V;
};
template <> struct single_value<std::variant<std::tuple<>>> {
  using type = void;
};
template <class A, class B, class... Vs>
struct single_value<std::variant<std::tuple<A, B, Vs...>>> {
  using type = std::tuple<A, B, Vs...>;
};
template <class S>
using value_t = typename single_value<typename std::remove_cvref_t<
    S>::template value_types<std::variant, std::tuple>>::type;

template <class Value, template <class...> class Tuple> struct apply_value {
  using type = Tuple<Value>;
};
template <template <class...> class Tuple> struct apply_value<void, Tuple> {
  using type = Tuple<>;
};
template <class A, class B, class... Vs, template <class...> class Tuple>
struct apply_value<std::tuple<A, B, Vs...>, Tuple> {
  using type = Tuple<A, B, Vs...>;
};

template <class Data, class Receiver> struct _operation {
  struct type {
    Data data_;
    Receiver receiver_;
    void start() noexcept { static_cast<Receiver &&>(receiver_).set_done(); }
  };
};
/// What every algorithm returns. Like the library's own senders it is reached
/// through an alias of a nested class.
template <class Tag, class Value, class... Data> struct _sender {
  struct type;
};
template <class Tag, class Value, class... Data>
struct _sender<Tag, Value, Data...>::type {
  template <template <class...> class Variant, template <class...> class Tuple>
  using value_types = Variant<typename apply_value<Value, Tuple>::type>;
  template <template <class...> class Variant>
  using error_types = Variant<std::exception_ptr>;
  static constexpr bool sends_done = true;
  std::tuple<Data...> data_;
  template <class Receiver>
  friend auto tag_invoke(tag_t<unifex::connect>, type &&Self, Receiver &&R) {
    return
        typename _operation<std::tuple<Data...>, std::decay_t<Receiver>>::type{
            std::move(Self.data_), static_cast<Receiver &&>(R)};
  }
};
template <class Tag, class Value, class... Data>
auto make_sender(Data &&...Held) {
  return typename _sender<Tag, Value, std::decay_t<Data>...>::type{
      std::tuple<std::decay_t<Data>...>(static_cast<Data &&>(Held)...)};
}
template <class F, class Value> struct applied {
  using type = std::invoke_result_t<F, Value>;
};
template <class F> struct applied<F, void> {
  using type = std::invoke_result_t<F>;
};
template <class F, class A, class B, class... Vs>
struct applied<F, std::tuple<A, B, Vs...>> {
  using type = std::invoke_result_t<F, A, B, Vs...>;
};
template <class F, class S>
using result_t = typename applied<F, value_t<S>>::type;
/// let_value() keeps the values and passes them as lvalues.
template <class F, class S>
using let_result_t =
    typename applied<F, std::add_lvalue_reference_t<value_t<S>>>::type;
struct null_receiver {
  template <class... Vs> void set_value(Vs &&...) noexcept {}
  template <class E> void set_error(E &&) noexcept {}
  void set_done() noexcept {}
};
/// An algorithm that still lacks its sender.
template <class Fn, class... Args> struct bound {
  std::tuple<Args...> args_;
  template <sender S> friend auto operator|(S &&Sender, bound Self) {
    return std::apply(
        [&](auto &...As) {
          return Fn{}(static_cast<S &&>(Sender), std::move(As)...);
        },
        Self.args_);
  }
};
template <class Fn, class... Args> auto bind_back(Args &&...As) {
  return bound<Fn, std::decay_t<Args>...>{
      std::tuple<std::decay_t<Args>...>(static_cast<Args &&>(As)...)};
}
} // namespace detail
} // namespace unifex
