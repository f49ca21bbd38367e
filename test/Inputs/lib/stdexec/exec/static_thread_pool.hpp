// Thread pools.
#pragma once
#include <cstdint>
#include <stdexec/execution.hpp>

namespace exec {
class static_thread_pool {
public:
  struct scheduler {
    static_thread_pool *Pool;
    auto schedule() const {
      return stdexec::__detail::__make_sexpr<stdexec::schedule_t, void>(*this);
    }
  };
  static_thread_pool();
  explicit static_thread_pool(std::uint32_t ThreadCount);
  ~static_thread_pool();
  scheduler get_scheduler() noexcept { return {this}; }
  void request_stop() noexcept;
};
} // namespace exec
