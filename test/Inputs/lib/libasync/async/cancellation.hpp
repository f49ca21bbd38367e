// Cancellation.
#pragma once

namespace async {
struct cancellation_event {
  cancellation_event();
  cancellation_event(const cancellation_event &) = delete;
  ~cancellation_event();
  void cancel();
};
struct cancellation_token {
  cancellation_token();
  cancellation_token(cancellation_event &);
  bool is_cancellation_requested() const;
};
} // namespace async
