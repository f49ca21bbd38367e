// Other shards.
#pragma once
#include <seastar/core/future.hh>

namespace seastar {
unsigned this_shard_id() noexcept;
struct smp {
  static unsigned count;
  template <class Func>
  static futurize_t<std::invoke_result_t<Func>> submit_to(unsigned,
                                                          Func &&Fn) noexcept {
    (void)Fn();
    return {};
  }
  template <class Func> static future<> invoke_on_all(Func &&Fn) noexcept {
    (void)Fn();
    return {};
  }
};
} // namespace seastar
