// The members of a task type that a profile knows are not looked into: a continuation finds its future ready.
// RUN: %check_coro_tidy %s coro-blocking-call %t -- --config='{CheckOptions: {CoroProfiles: %S/Inputs/own-future.yaml}}'
#include <coroutine>
#include <utility>

namespace net {
template <class T> class future {
public:
  struct promise_type {
    future get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  future(future &&) noexcept;
  T get();
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
  template <class Function> auto then_wrapped(Function F) {
    return F(std::move(*this));
  }
  template <class Function> auto then(Function F) {
    return then_wrapped([F](future Ready) { return F(Ready.get()); });
  }
};
future<int> read();
template <class Function> auto with(future<int> Ready, Function F) {
  return F(std::move(Ready));
}
} // namespace net

using net::future;

future<int> doubled() {
  return net::read().then_wrapped([](future<int> Ready) {
    int Value = Ready.get();
    return net::read().then([Value](int) { return net::read(); });
  });
}
future<int> awaits() { co_return co_await doubled(); }
future<int> waits() {
  co_return net::read().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'net::future<int>::get' can deadlock the thread of this coroutine
}
// Not a member of the future: whatever it is given may wait.
future<int> waitsInFunction() {
  co_return net::with(net::read(), [](future<int> F) { return F.get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'net::with' can deadlock the thread of this coroutine
}
