// Timers and sleeping.
#pragma once
#include <boost/cobalt/op.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>

namespace boost::cobalt::detail::io {
struct steady_sleep final : op<boost::system::error_code> {
  explicit steady_sleep(std::chrono::steady_clock::duration) {}
  void initiate(completion_handler<boost::system::error_code>) override;
  ~steady_sleep() override = default;
};
} // namespace boost::cobalt::detail::io
namespace boost::cobalt::io {
template <class Rep, class Period>
[[nodiscard]] auto sleep(const std::chrono::duration<Rep, Period> &D) {
  return ::boost::cobalt::detail::io::steady_sleep{D};
}
struct [[nodiscard]] wait_op final : op<boost::system::error_code> {
  explicit wait_op(void *) {}
  void initiate(completion_handler<boost::system::error_code>) override;
};
struct steady_timer {
  using duration = std::chrono::steady_clock::duration;
  steady_timer(const executor & = this_thread::get_executor());
  steady_timer(const duration &,
               const executor & = this_thread::get_executor());
  void cancel();
  void reset(const duration &);
  [[nodiscard]] wait_op wait() { return wait_op(this); }
};
} // namespace boost::cobalt::io
