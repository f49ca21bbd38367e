// A pool of threads.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <cstddef>

BOOST_ASIO_BEGIN
class thread_pool : public execution_context {
public:
  class executor_type {
  public:
    thread_pool &context() const noexcept;
  };
  thread_pool();
  explicit thread_pool(std::size_t NumThreads);
  ~thread_pool();
  executor_type get_executor() noexcept;
  executor_type executor() noexcept;
  void attach();
  void join();
  void stop();
  void wait();
};
BOOST_ASIO_END
