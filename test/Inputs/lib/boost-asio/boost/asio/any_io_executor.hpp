// The polymorphic executor.
#pragma once
#include <boost/asio/execution_context.hpp>

BOOST_ASIO_BEGIN
class any_io_executor {
  void *Target = nullptr;

public:
  any_io_executor() noexcept;
  any_io_executor(const any_io_executor &) noexcept;
  any_io_executor(any_io_executor &&) noexcept;
  template <class E>
    requires requires(const E &Ex) { Ex.context(); }
  any_io_executor(E) {}
  ~any_io_executor();
  any_io_executor &operator=(const any_io_executor &) noexcept;
  execution_context &context() const noexcept;
  friend bool operator==(const any_io_executor &,
                         const any_io_executor &) noexcept;
};
using any_completion_executor = any_io_executor;
namespace detail {
template <class T>
concept Executor = requires(const T &Ex) { Ex.context(); } && !Context<T>;
} // namespace detail
BOOST_ASIO_END
