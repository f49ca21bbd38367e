// Functions that return a coroutine type, and neither are coroutines nor make one.
// RUN: %check_coro_tidy %s coro-not-a-coroutine %t -lib=cppcoro
#include <coroutine>
#include <cppcoro/async_generator.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <utility>

using cppcoro::generator;
using cppcoro::task;

task<int> count();
void use(int);

task<> empty() {}
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'empty' returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
// CHECK-FIXES: task<> empty() { co_return; }
task<> fallsOff() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'fallsOff' returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  use(1);
}
// CHECK-FIXES: co_return;
task<int> noResult() {
// CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'noResult' returns 'task<int>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  use(1);
}
generator<int> noElements() {
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'noElements' returns 'generator<int>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  use(1);
}
// CHECK-FIXES: co_return;
task<> throwsNow() { throw std::runtime_error("not yet"); }
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'throwsNow' returns 'task<>' but is no coroutine: it throws when it is called, not when its result is awaited [coro-not-a-coroutine]
generator<int> throwsBeforeIteration(int n) {
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'throwsBeforeIteration' returns 'generator<int>' but is no coroutine: it throws when it is called, not when its result is iterated [coro-not-a-coroutine]
  if (n > 0)
    throw std::runtime_error("many");
  throw std::runtime_error("few");
}
task<> oneBranchThrows(int n) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'oneBranchThrows' returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  if (n > 0)
    throw std::runtime_error("many");
}
// CHECK-FIXES: co_return;
auto lambda = []() -> task<> { use(1); };
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this lambda returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
// CHECK-FIXES: auto lambda = []() -> task<> { use(1); co_return; };
struct Service {
  task<> run() { use(1); }
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'run' returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  // CHECK-FIXES: task<> run() { use(1); co_return; }
  virtual task<> hook() { use(1); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'hook' returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  // CHECK-FIXES: virtual task<> hook() { use(1); co_return; }
};
template <typename T> task<T> instantiated(T t) { use(t); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'instantiated<int>' returns 'task<int>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
void instantiates() { (void)instantiated(1); }
template <typename T> task<T> coroutineForOthers(T t) {
  if constexpr (sizeof(T) > 100)
    co_return t;
  else
    throw 1;
}
void instantiatesOther() { (void)coroutineForOthers(1); }

// Coroutines.
task<> coroutine() { co_return; }
task<int> throwsInside() {
  throw std::runtime_error("later");
  co_return 1;
}
// They hand on a task, or make one.
task<int> forwards() { return count(); }
task<int> forwardsOrThrows(bool b) {
  if (b)
    throw std::runtime_error("no");
  return count();
}
task<int> builds() { return []() -> task<int> { co_return 1; }(); }
task<> none() { return {}; }
task<> defaulted() { return task<>(); }
task<int> moved(task<int> t) { return std::move(t); }
// They never come back.
task<> loops() {
  for (;;)
    use(1);
}
task<> aborts() { std::abort(); }
[[noreturn]] task<> declaredSo();
task<> rethrows(std::exception_ptr e) { std::rethrow_exception(e); }
// Who overrides it writes the coroutine.
struct Base {
  virtual ~Base() = default;
  virtual task<> run() { throw std::logic_error("not implemented"); }
  virtual task<> pure() = 0;
};
struct Derived : Base {
  task<> run() override { throw std::logic_error("not supported"); }
  task<> pure() override { co_return; }
};
task<> deleted() = delete;
task<int> declared();
template <typename T> task<T> notInstantiated(T t) { use(t); }
// No coroutine type.
template <typename T> struct box {};
box<int> plain() { throw 1; }
// A callable of any signature: what it returns is the business of whoever names it.
template <typename Signature> class callback;
template <typename R, typename... Args> class callback<R(Args...)> {
  static R missing(const callback *, Args...) { throw std::bad_exception(); }
  R (*Function)(const callback *, Args...) = missing;

public:
  R operator()(Args... Arguments) { return Function(this, Arguments...); }
};
task<int> callsBack(callback<task<int>()> F, callback<task<>(int)> G) {
  co_await G(1);
  co_return co_await F();
}
template <typename T> class source {
public:
  task<T> next() { throw std::runtime_error("empty"); }
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'next' returns 'task<int>' but is no coroutine: it throws when it is called, not when its result is awaited
};
template class source<int>;
// A lambda that becomes a pointer to a function.
task<int> forwarded(task<int>);
task<> pointers() {
  task<int> (*Pointer)(task<int>) = [](task<int> t) { return std::move(t); };
  for (auto Function : {+[](task<int> t) { return forwarded(std::move(t)); },
                        +[](task<int> t) { return std::move(t); }, Pointer})
    co_await Function(count());
  auto Empty = +[]() -> task<> {};
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: this lambda returns 'task<>' but is no coroutine
  // CHECK-FIXES: auto Empty = +[]() -> task<> { co_return; };
  co_await Empty();
}
