// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro
// A coroutine that blocks, itself or through other functions of the file.
#include <algorithm>
#include <chrono>
#include <cppcoro/task.hpp>
#include <functional>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

void sleeps() { std::this_thread::sleep_for(1s); }
void callsSleeps() { sleeps(); }
void doesNotSleep() {}

cppcoro::task<> direct() {
  std::this_thread::sleep_for(1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await ioService.schedule_after(duration)' instead
  co_return;
}

cppcoro::task<> oneHop() {
  sleeps();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleeps' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-14]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-15]]:17: note: use an awaited timer of the coroutine library instead
  doesNotSleep();
  co_return;
}

cppcoro::task<> twoHops() {
  callsSleeps();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'callsSleeps' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-22]]:22: note: 'callsSleeps' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-24]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-25]]:17: note: use an awaited timer of the coroutine library instead
  co_return;
}

cppcoro::task<> awaitsABlockingCoroutine() {
  // Said in that coroutine.
  co_await direct();
}

cppcoro::task<> inACondition(bool yes) {
  if (yes && (sleeps(), true))
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'sleeps' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-37]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-38]]:17: note: use an awaited timer of the coroutine library instead
    co_return;
}

// Cycles end.
void odd(int n);
void even(int n) {
  if (n)
    odd(n - 1);
}
void odd(int n) {
  if (n)
    even(n - 1);
  else
    sleeps();
}
void forever(int n) { forever(n + 1); }

cppcoro::task<> recursion() {
  even(4);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'even' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-13]]:5: note: 'even' calls 'odd' here
  // CHECK-NOTES: :[[@LINE-8]]:5: note: 'odd' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-61]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-62]]:17: note: use an awaited timer of the coroutine library instead
  forever(0);
  co_return;
}

// Virtual functions: the only override, a final one, a qualified call.
struct Store {
  virtual void flush() = 0;
  virtual void close() = 0;
};
struct Disk final : Store {
  void flush() override { sleeps(); }
  void close() override { sleeps(); }
};
struct Memory : Store {
  void flush() override;
  void close() override {}
};
struct Log {
  virtual void append() { sleeps(); }
};
struct NullLog : Log {
  void append() override {}
};
struct Device {
  virtual void reset() = 0;
};
struct OnlyDevice : Device {
  void reset() override { sleeps(); }
};

cppcoro::task<> onlyOverride(Device &device) {
  device.reset();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'OnlyDevice::reset' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-6]]:27: note: 'OnlyDevice::reset' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-97]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-98]]:17: note: use an awaited timer of the coroutine library instead
  co_return;
}

cppcoro::task<> finalClass(Disk &disk) {
  disk.flush();
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Disk::flush' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-32]]:27: note: 'Disk::flush' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-106]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-107]]:17: note: use an awaited timer of the coroutine library instead
  co_return;
}

cppcoro::task<> oneOfSeveralOverrides(Store &store, Log &log) {
  store.close();
  log.append();
  co_return;
}

cppcoro::task<> qualifiedCall(NullLog &log) {
  log.append();
  log.Log::append();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Log::append' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-40]]:27: note: 'Log::append' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-122]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-123]]:17: note: use an awaited timer of the coroutine library instead
  co_return;
}

// Templates, per instantiation.
struct Slow {
  void step() { sleeps(); }
};
struct Fast {
  void step() {}
};
template <class Steps> void runAll(Steps steps) { steps.step(); }

cppcoro::task<> instantiations() {
  runAll(Fast());
  runAll(Slow());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'runAll' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-6]]:57: note: 'runAll' calls 'Slow::step' here
  // CHECK-NOTES: :[[@LINE-12]]:17: note: 'Slow::step' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-142]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-143]]:17: note: use an awaited timer of the coroutine library instead
  co_return;
}

template <class Steps> cppcoro::task<> templateCoroutine(Steps steps) {
  sleeps();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleeps' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-150]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-151]]:17: note: use an awaited timer of the coroutine library instead
  steps.step();
  co_return;
}
cppcoro::task<> usesTemplateCoroutine() {
  co_await templateCoroutine(Fast());
}

template <bool Wait> void waitsIf() {
  if constexpr (Wait)
    sleeps();
}
cppcoro::task<> constexprBranch() {
  waitsIf<false>();
  waitsIf<true>();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'waitsIf' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-6]]:5: note: 'waitsIf' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-168]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-169]]:17: note: use an awaited timer of the coroutine library instead
  co_return;
}

// What is called without being written as a call.
struct Connection {
  Connection() { sleeps(); }
  Connection operator+(const Connection &) const { return *this; }
  void operator()(int) const { sleeps(); }
};
struct Member {
  Connection connection;
};
int expensive() {
  sleeps();
  return 1;
}
void defaults(int value = expensive());

cppcoro::task<> constructors() {
  Connection connection;
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'Connection::Connection' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-16]]:18: note: 'Connection::Connection' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-192]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-193]]:17: note: use an awaited timer of the coroutine library instead
  auto *onTheHeap = new Connection;
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: 'Connection::Connection' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-21]]:18: note: 'Connection::Connection' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-197]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-198]]:17: note: use an awaited timer of the coroutine library instead
  Member member;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Member::Member' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-22]]:8: note: 'Member::Member' calls 'Connection::Connection' here
  // CHECK-NOTES: :[[@LINE-27]]:18: note: 'Connection::Connection' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-203]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-204]]:17: note: use an awaited timer of the coroutine library instead
  connection + *onTheHeap;
  connection(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Connection::operator()' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-31]]:32: note: 'Connection::operator()' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-209]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-210]]:17: note: use an awaited timer of the coroutine library instead
  defaults();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'expensive' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-30]]:3: note: 'expensive' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-214]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-215]]:17: note: use an awaited timer of the coroutine library instead
  defaults(2);
  co_return;
}

// Callables that are called at once.
template <class F> void with(F f) { f(); }
std::function<void()> kept;
template <class F> void keep(F f) { kept = f; }

cppcoro::task<> callables(std::vector<int> values) {
  [] { sleeps(); }();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: '(lambda)' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:8: note: '(lambda)' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-229]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-230]]:17: note: use an awaited timer of the coroutine library instead
  auto later = [] { sleeps(); };
  later();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: '(lambda)' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-3]]:21: note: '(lambda)' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-235]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-236]]:17: note: use an awaited timer of the coroutine library instead
  with([] { sleeps(); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'with' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-18]]:37: note: 'with' calls '(lambda)' here
  // CHECK-NOTES: :[[@LINE-3]]:13: note: '(lambda)' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-241]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-242]]:17: note: use an awaited timer of the coroutine library instead
  keep([] { sleeps(); });
  std::for_each(values.begin(), values.end(), [](int) { sleeps(); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: '(lambda)' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:57: note: '(lambda)' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-247]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-248]]:17: note: use an awaited timer of the coroutine library instead
  std::for_each(values.begin(), values.end(), [](auto) { sleeps(); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: '(lambda)' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:58: note: '(lambda)' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-252]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-253]]:17: note: use an awaited timer of the coroutine library instead
  std::for_each(values.begin(), values.end(), [](int) {});
  std::invoke(sleeps);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleeps' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-257]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-258]]:17: note: use an awaited timer of the coroutine library instead
  std::function<void()> stored = [] { sleeps(); };
  co_return;
}

cppcoro::task<> coroutineLambda() {
  co_await []() -> cppcoro::task<> {
    sleeps();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleeps' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
    // CHECK-NOTES: :[[@LINE-267]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
    // CHECK-NOTES: :[[@LINE-268]]:17: note: use an awaited timer of the coroutine library instead
    co_return;
  }();
}

// The attributes of clang's function effects.
void declaredBlocking() [[clang::blocking]];
void declaredNonBlocking() [[clang::nonblocking]];
void declaredBlockingByFalse() [[clang::nonblocking(false)]];

cppcoro::task<> attributes() {
  declaredBlocking();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'declaredBlocking' blocks the thread of this coroutine: its declaration says so [coro-blocking-call]
  declaredNonBlocking();
  declaredBlockingByFalse();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'declaredBlockingByFalse' blocks the thread of this coroutine: its declaration says so [coro-blocking-call]
  co_return;
}

// A comment at the call ends the chain there, one at the finding silences it.
void exempted() {
  sleeps(); // NOLINT(coro-blocking-call)
}
void exemptedForSomethingElse() {
  sleeps(); // NOLINT(coro-unawaited-task)
}
cppcoro::task<> comments() {
  exempted();
  sleeps(); // NOLINT(coro-blocking-call)
  exemptedForSomethingElse();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'exemptedForSomethingElse' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-7]]:3: note: 'exemptedForSomethingElse' calls 'sleeps' here
  // CHECK-NOTES: :[[@LINE-300]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-301]]:17: note: use an awaited timer of the coroutine library instead
  co_return;
}
