// What starting work gives may be dropped, unless its author says otherwise.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -- --config='{CheckOptions: {CoroProfiles: %S/Inputs/own-future.yaml}}'
#include <coroutine>

namespace net {
template <class T> struct future {
  struct promise_type {
    future get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
future<int> work();
future<int> start(future<int>);
[[nodiscard]] future<int> start_marked(future<int>);
} // namespace net

void inBackground() { net::start(net::work()); }
void lost() {
  net::work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'future<int>' is never awaited: its result and its exception are lost [coro-unawaited-task]
  net::start_marked(net::work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'future<int>' is never awaited: its result and its exception are lost [coro-unawaited-task]
}
