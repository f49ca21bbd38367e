// Cancellation.
#pragma once
#include <exception>

namespace seastar {
class abort_requested_exception : public std::exception {
public:
  const char *what() const noexcept override;
};
class sleep_aborted : public abort_requested_exception {};
class abort_source {
public:
  void request_abort() noexcept;
  bool abort_requested() const noexcept;
  void check() const;
};
} // namespace seastar
