// Algorithms on senders.
#pragma once
#include <async/cancellation.hpp>
#include <async/result.hpp>
#include <async/simple_senders.hpp>
#include <tuple>

namespace async {
template <class... S> struct [[nodiscard]] when_all_sender {
  using value_type = void;
  template <class R> struct operation {
    std::tuple<S...> senders_;
    R receiver_;
    void start() { execution::set_value(receiver_); }
  };
  template <class R> operation<R> connect(R Receiver) {
    return {std::move(senders_), std::move(Receiver)};
  }
  friend sender_awaiter<when_all_sender>
  operator co_await(when_all_sender Self) {
    return {std::move(Self)};
  }
  std::tuple<S...> senders_;
};
template <Sender... S> when_all_sender<S...> when_all(S... Senders) {
  return {std::tuple<S...>(std::move(Senders)...)};
}
/// Runs all functors, and cancels the others when the first is done.
template <class... F> struct [[nodiscard]] race_and_cancel_sender {
  using value_type = void;
  template <class R> struct operation {
    std::tuple<F...> functors_;
    R receiver_;
    void start() {
      std::apply(
          [](auto &...Fn) {
            (static_cast<void>(Fn(cancellation_token())), ...);
          },
          functors_);
      execution::set_value(receiver_);
    }
  };
  template <class R>
  friend operation<R> connect(race_and_cancel_sender S, R Rcv) {
    return {std::move(S.functors_), std::move(Rcv)};
  }
  friend sender_awaiter<race_and_cancel_sender>
  operator co_await(race_and_cancel_sender Self) {
    return {std::move(Self)};
  }
  std::tuple<F...> functors_;
};
template <class... F>
race_and_cancel_sender<F...> race_and_cancel(F... Functors) {
  return {std::tuple<F...>(std::move(Functors)...)};
}
} // namespace async
