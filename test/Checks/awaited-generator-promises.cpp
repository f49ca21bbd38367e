// Promises that transform what they await, and generators that are consumed by awaiting them.
// RUN: %check_coro_tidy %s coro-awaited-generator %t -lib=boost-asio,boost-cobalt -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <boost/asio/awaitable.hpp>
#include <boost/cobalt/generator.hpp>
#include <boost/cobalt/task.hpp>
#include <coroutine>
#include <generator>
#include <utility>

namespace asio = boost::asio;
namespace cobalt = boost::cobalt;

std::generator<int> numbers();
void use(int);

// Only what the promise's await_transform takes can be awaited.
asio::awaitable<void> overloads() {
  co_await numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'std::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: error: no matching member function for call to 'await_transform' [clang-diagnostic-error]
  auto x = co_await numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: a generator of type 'std::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: error: no matching member function for call to 'await_transform' [clang-diagnostic-error]
}
// A generator in a generator is no different.
std::generator<int> deleted() {
  co_await numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'std::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: error: attempt to use a deleted function [clang-diagnostic-error]
  co_yield 1;
}

// A promise that lets everything through gives the generator back.
struct anything {
  struct promise_type {
    anything get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    template <typename T> struct passed {
      T value;
      bool await_ready() const { return true; }
      void await_suspend(std::coroutine_handle<>) {}
      T await_resume() { return static_cast<T &&>(value); }
    };
    template <typename T> passed<T> await_transform(T &&value) {
      return {static_cast<T &&>(value)};
    }
  };
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
anything passesThrough() {
  auto x = co_await numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: a generator of type 'std::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  co_await std::suspend_always();
}

// One that makes something of generators means it.
struct collects {
  struct promise_type {
    collects get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    struct all {
      bool await_ready();
      void await_suspend(std::coroutine_handle<>);
      int await_resume();
    };
    template <typename T> all await_transform(std::generator<T> &&);
    std::suspend_always await_transform(std::suspend_always a);
  };
};
collects made() {
  int sum = co_await numbers();
  use(sum);
}
// In a pattern it can't be told what such a promise takes.
template <typename T> anything templated(T) { co_await numbers(); }

// Awaiting is how these are consumed.
cobalt::generator<int> values() {
  co_yield 1;
  co_return 2;
}
cobalt::task<void> consumes() {
  auto g = values();
  while (g)
    use(co_await g);
  int first = co_await values();
  use(first);
}
// A new one for each turn is always at its first element.
cobalt::task<void> freshEachTime() {
  while (co_await values())
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this loop makes a new generator of type 'cobalt::generator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
    use(1);
  for (; co_await values() != 3;)
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this loop makes a new generator of type 'cobalt::generator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
    use(2);
  while (int n = co_await values())
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: this loop makes a new generator of type 'cobalt::generator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
    use(n);
}
// Which sequence it is that begins anew shows in its body.
cobalt::generator<int> ticks() {
  int n = 0;
  while (true) {
    co_yield n++;
    n = n % 7 + 1;
  }
}
int state;
int read();
void count(int &);
cobalt::generator<int> messages() {
  while (true)
    co_yield read();
}
cobalt::generator<int> states() {
  while (true)
    co_yield state;
}
cobalt::generator<int> counted() {
  int n = 0;
  count(n);
  while (true)
    co_yield n;
}
cobalt::generator<int> one() { co_yield 1; }
cobalt::generator<int> downFrom(int n) {
  while (n)
    co_yield n--;
}
cobalt::task<void> freshInTheBody(bool &stop) {
  while (!stop) {
    int n = co_await ticks();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this loop makes a new generator of type 'cobalt::generator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
    use(n);
  }
  for (int i = 0; i < 3; ++i)
    use(co_await ticks());
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this loop makes a new generator of type 'cobalt::generator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
  for (int i : {1, 2, 3}) {
    if (i != 2)
      use(co_await downFrom(9));
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this loop makes a new generator of type 'cobalt::generator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
    use(co_await downFrom(i));
  }
  do {
    use(co_await messages());
    use(co_await states());
    use(co_await counted());
    use(co_await one());
  } while (!stop);
  auto made = ticks();
  while (!stop)
    use(co_await made);
  for (;;) {
    use(co_await ticks());
    break;
  }
  while (!stop) {
    auto eachTime = []() -> cobalt::task<int> { co_return co_await ticks(); };
    use(co_await eachTime());
  }
}
// Other arguments, another sequence.
cobalt::generator<int> from(int start) { co_return start; }
cobalt::task<void> otherEachTime(int i) {
  while (co_await from(i++))
    use(1);
  while (co_await from(1))
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this loop makes a new generator of type 'cobalt::generator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
    use(1);
}
// What is only declared may hand out one and the same.
cobalt::generator<int> declared();
cobalt::task<void> mayBeTheSame() {
  while (co_await declared())
    use(1);
}
