// All of the look-alike.
#pragma once
#include <concurrencpp/results/generator.h>
#include <concurrencpp/results/when_result.h>
#include <concurrencpp/threads/async_lock.h>
#include <concurrencpp/timers/timer_queue.h>

namespace concurrencpp {
class runtime {
public:
  runtime();
  ~runtime();
  std::shared_ptr<concurrencpp::timer_queue> timer_queue() const noexcept;
  std::shared_ptr<concurrencpp::inline_executor>
  inline_executor() const noexcept;
  std::shared_ptr<concurrencpp::thread_pool_executor>
  thread_pool_executor() const noexcept;
  std::shared_ptr<concurrencpp::thread_pool_executor>
  background_executor() const noexcept;
  std::shared_ptr<concurrencpp::thread_executor>
  thread_executor() const noexcept;
  std::shared_ptr<concurrencpp::manual_executor> make_manual_executor();
};
} // namespace concurrencpp
