// Per-operation cancellation.
#pragma once
#include <boost/asio/detail/config.hpp>
#include <boost/asio/execution_context.hpp>

BOOST_ASIO_BEGIN
enum class cancellation_type {
  none = 0,
  terminal = 1,
  partial = 2,
  total = 4,
  all = -1
};
class cancellation_slot {
public:
  bool is_connected() const noexcept;
  template <class F> void assign(F &&Fn) { new std::decay_t<F>(Fn); }
};
class cancellation_signal {
public:
  cancellation_signal();
  ~cancellation_signal();
  cancellation_signal(const cancellation_signal &) = delete;
  void emit(cancellation_type);
  cancellation_slot slot() noexcept;
};
class cancellation_state {
public:
  cancellation_type cancelled() const noexcept;
  cancellation_slot slot() const noexcept;
};
struct disable_cancellation {};
struct enable_total_cancellation {};
BOOST_ASIO_END
