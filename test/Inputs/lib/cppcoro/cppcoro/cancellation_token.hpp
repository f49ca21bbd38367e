// Cancellation.
#pragma once
#include <exception>

namespace cppcoro {
class operation_cancelled : public std::exception {
public:
  const char *what() const noexcept override;
};
class cancellation_token {
public:
  cancellation_token() noexcept;
  cancellation_token(const cancellation_token &) noexcept;
  ~cancellation_token();
  bool can_be_cancelled() const noexcept;
  bool is_cancellation_requested() const noexcept;
  void throw_if_cancellation_requested() const;
};
class cancellation_source {
public:
  cancellation_source();
  ~cancellation_source();
  bool can_be_cancelled() const noexcept;
  cancellation_token token() const noexcept;
  void request_cancellation();
  bool is_cancellation_requested() const noexcept;
};
} // namespace cppcoro
