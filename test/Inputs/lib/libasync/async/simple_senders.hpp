// The shape that the senders of the synchronisation types share.
#pragma once
#include <async/basic.hpp>

namespace async::detail {
template <class R, class T> struct immediate_operation {
  R receiver_;
  void start() {
    if constexpr (std::is_void_v<T>)
      execution::set_value(receiver_);
    else
      execution::set_value(receiver_, T());
  }
};
template <class Owner, class T> struct [[nodiscard]] wait_sender {
  using value_type = T;
  template <class R>
  friend immediate_operation<R, T> connect(wait_sender, R Receiver) {
    return {std::move(Receiver)};
  }
  friend sender_awaiter<wait_sender, T> operator co_await(wait_sender S) {
    return {S};
  }
  Owner *owner;
};
} // namespace async::detail
