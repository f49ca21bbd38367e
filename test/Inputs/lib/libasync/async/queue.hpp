// The queue whose get is a sender.
#pragma once
#include <async/cancellation.hpp>
#include <async/simple_senders.hpp>

namespace async {
template <class T, class Allocator> struct queue {
  queue(Allocator = {}) {}
  void put(T) {}
  template <class... A> void emplace(A &&...) {}
  detail::wait_sender<queue, std::optional<T>>
  async_get(cancellation_token = {}) {
    return {this};
  }
};
} // namespace async
