// The event loop.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <cstddef>

BOOST_ASIO_BEGIN
class io_context : public execution_context {
public:
  class executor_type {
  public:
    io_context &context() const noexcept;
    friend bool operator==(const executor_type &,
                           const executor_type &) noexcept;
  };
  using count_type = std::size_t;
  class work;
  io_context();
  explicit io_context(int ConcurrencyHint);
  ~io_context();
  executor_type get_executor() noexcept;
  count_type run();
  count_type run_one();
  template <class R, class P>
  count_type run_for(const std::chrono::duration<R, P> &);
  count_type poll();
  count_type poll_one();
  void stop();
  bool stopped() const;
  void restart();
};
using io_service = io_context;
BOOST_ASIO_END
