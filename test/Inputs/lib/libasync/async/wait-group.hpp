// The group that is waited for by a sender.
#pragma once
#include <async/cancellation.hpp>
#include <async/simple_senders.hpp>
#include <cstddef>

namespace async {
struct wait_group {
  wait_group(std::size_t);
  void add(std::size_t);
  void done();
  detail::wait_sender<wait_group, bool> wait(cancellation_token) {
    return {this};
  }
  detail::wait_sender<wait_group, void> wait() { return {this}; }
};
struct oneshot_event {
  void raise();
  detail::wait_sender<oneshot_event, void> wait() { return {this}; }
};
struct recurring_event {
  void raise();
  detail::wait_sender<recurring_event, bool>
  async_wait(cancellation_token = {}) {
    return {this};
  }
};
} // namespace async
