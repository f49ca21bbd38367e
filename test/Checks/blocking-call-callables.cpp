// What a coroutine template is given to call, it calls where its caller wants that.
// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro
#include <chrono>
#include <cppcoro/task.hpp>
#include <thread>
#include <utility>

using namespace std::chrono_literals;
using cppcoro::task;

struct executor;
template <class Callable> task<> submit(executor &, Callable callable) {
  callable();
  co_return;
}
template <class Callable> task<> forward(executor &, Callable &&callable) {
  std::forward<Callable>(callable)();
  co_return;
}
task<> gives(executor &e) {
  co_await submit(e, [] { std::this_thread::sleep_for(1s); });
  co_await forward(e, [] { std::this_thread::sleep_for(1s); });
}

// Its own lambda, and a class that it names, are its own doing.
template <class Callable> task<> callsItsOwn(Callable callable) {
  auto own = [] { std::this_thread::sleep_for(1s); };
  own();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: '(lambda)' blocks the thread of this coroutine through 'std::this_thread::sleep_for'
  callable();
  co_return;
}
struct sleeper {
  void operator()() const { std::this_thread::sleep_for(1s); }
};
task<> callsWhatItNames(sleeper s) {
  s();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleeper::operator()' blocks the thread of this coroutine through 'std::this_thread::sleep_for'
  co_await callsItsOwn([] {});
}
