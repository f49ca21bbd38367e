// Threads in which futures may be waited for.
#pragma once
#include <seastar/core/future.hh>

namespace seastar {
class thread {
public:
  template <class Func> explicit thread(Func Fn) { Fn(); }
  future<> join();
  static bool running_in_thread() noexcept;
  static void yield();
};
template <class Func, class... A>
futurize_t<std::invoke_result_t<Func, A...>> async(Func &&Fn,
                                                   A &&...Args) noexcept {
  (void)Fn(std::forward<A>(Args)...);
  return {};
}
} // namespace seastar
