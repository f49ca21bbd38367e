// Operations that are constructed, or asked for by a member, and never awaited.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro
#include <chrono>
#include <coroutine>
#include <cppcoro/async_generator.hpp>
#include <cppcoro/async_scope.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <utility>

using cppcoro::task;

//===--- constructors -----------------------------------------------------===//

struct timer {
  void start();
};
struct awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct delay_operation : awaiter {
  timer &Timer;
  int Milliseconds;
  delay_operation(timer &Timer, int Milliseconds)
      : Timer(Timer), Milliseconds(Milliseconds) {}
};
struct sleep_for {
  int Milliseconds;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct by_operator {
  int Milliseconds = 0;
  awaiter operator co_await() const;
};
struct [[nodiscard]] nodiscard_operation {
  explicit nodiscard_operation(timer &);
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
// Something may happen when one is made, or when it dies.
struct starts_at_once : awaiter {
  explicit starts_at_once(timer &Timer) { Timer.start(); }
};
struct starts_in_its_members : awaiter {
  int Started;
  static int start(timer &);
  explicit starts_in_its_members(timer &Timer) : Started(start(Timer)) {}
};
struct defined_elsewhere : awaiter {
  explicit defined_elsewhere(timer &);
};
struct works_at_its_end : awaiter {
  timer &Timer;
  explicit works_at_its_end(timer &Timer) : Timer(Timer) {}
  ~works_at_its_end() { Timer.start(); }
};

timer &theTimer();
task<> constructs(int n) {
  delay_operation(theTimer(), 5);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this operation of type 'delay_operation' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await delay_operation(theTimer(), 5);
  delay_operation{theTimer(), 5};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this operation of type 'delay_operation' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await delay_operation{theTimer(), 5};
  sleep_for{n};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this operation of type 'sleep_for' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await sleep_for{n};
  by_operator{n};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this operation of type 'by_operator' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await by_operator{n};
  nodiscard_operation{theTimer()};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this operation of type 'nodiscard_operation' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await nodiscard_operation{theTimer()};
  if (n)
    sleep_for{n};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this operation of type 'sleep_for' is never awaited: it never starts [coro-unawaited-task]
    // CHECK-FIXES: co_await sleep_for{n};
  co_await delay_operation(theTimer(), 5);
  co_await sleep_for{n};
  co_await nodiscard_operation{theTimer()};
}
task<> mayStartWithoutAwait() {
  starts_at_once{theTimer()};
  starts_in_its_members{theTimer()};
  defined_elsewhere{theTimer()};
  works_at_its_end{theTimer()};
  co_return;
}
// A mention makes nothing that could be lost, and whoever writes void means it.
task<> mentions(sleep_for &s) {
  awaiter{};
  by_operator{};
  sleep_for{};
  sleep_for{s};
  std::suspend_always{};
  task<int>{};
  (void)sleep_for{5};
  using T = decltype(sleep_for{5});
  static_assert(sizeof(sleep_for{5}) > 0);
  static_assert(requires { sleep_for{5}; });
  sleep_for kept{5};
  co_await kept;
}
template <class T> task<> inATemplate() {
  T{5};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this operation of type 'sleep_for' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await T{5};
  co_return;
}
task<> instantiates() { co_await inATemplate<sleep_for>(); }

//===--- what a function makes and does no more -----------------------------===//

struct node {
  node *Next = nullptr;
  virtual ~node() = default;
};
struct mutex_awaiter : node {
  struct home_made_mutex &Mutex;
  explicit mutex_awaiter(home_made_mutex &Mutex) : Mutex(Mutex) {}
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct home_made_mutex {
  int Waiting = 0;
  mutex_awaiter acquire() { return mutex_awaiter(*this); }
  delay_operation after(timer &Timer, int n) { return {Timer, n}; }
  sleep_for counted() { return sleep_for{++Waiting}; }
  sleep_for begun(timer &Timer) {
    Timer.start();
    return sleep_for{1};
  }
  starts_at_once started(timer &Timer) { return starts_at_once{Timer}; }
  sleep_for elsewhere();
  sleep_for of(int (*f)()) { return sleep_for{f()}; }
  std::suspend_always nothing() { return {}; }
};
task<> made(home_made_mutex &m, timer &t) {
  m.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this operation of type 'mutex_awaiter' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await m.acquire();
  m.after(t, 5);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this operation of type 'delay_operation' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await m.after(t, 5);
  co_await m.acquire();
}
// It did something, or may have.
task<> mayHaveStarted(home_made_mutex &m, timer &t, int (*f)()) {
  m.counted();
  m.begun(t);
  m.started(t);
  m.elsewhere();
  m.of(f);
  m.nothing();
  (void)m.acquire();
  co_return;
}

// A promise may ask another for its parts.
struct owner_awaiter : awaiter {
  void *Owner;
  explicit owner_awaiter(void *Owner) : Owner(Owner) {}
};
struct base_promise {
  owner_awaiter initial_suspend() { return owner_awaiter(this); }
  owner_awaiter yield_value(int) { return owner_awaiter(this); }
  owner_awaiter operator co_await() { return owner_awaiter(this); }
};
struct derived_promise : base_promise {
  owner_awaiter initial_suspend() {
    base_promise::initial_suspend();
    yield_value(1);
    operator co_await();
    return owner_awaiter(this);
  }
};

//===--- locks that are asked for -----------------------------------------===//

struct queue_mutex {
  awaiter lock();
  void unlock();
  struct guard {
    queue_mutex &Mutex;
    explicit guard(queue_mutex &Mutex) : Mutex(Mutex) {}
    guard(const guard &) = delete;
    ~guard() { Mutex.unlock(); }
  };
  struct operation {
    queue_mutex &Mutex;
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    guard await_resume();
  };
  operation scoped();
};
task<> asks(queue_mutex &m, int &n) {
  auto held = m.scoped();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: lock 'held' is never awaited: it is not taken until then [coro-unawaited-task]
  // CHECK-FIXES: auto held = co_await m.scoped();
  ++n;
  co_return;
}
task<> throwsAway(queue_mutex &m, int &n) {
  m.scoped();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this lock of type 'operation' is never awaited: it is not taken until then [coro-unawaited-task]
  // CHECK-FIXES: co_await m.scoped();
  ++n;
  co_return;
}
void use(queue_mutex::operation &);
task<> asksLater(queue_mutex &m, int &n, bool b) {
  auto held = m.scoped();
  auto guard = co_await held;
  auto given = m.scoped();
  use(given);
  auto maybe = m.scoped();
  if (b)
    co_await maybe;
  ++n;
}

//===--- steps of an asynchronous generator -------------------------------===//

cppcoro::async_generator<int> numbers();
task<> steps() {
  auto g = numbers();
  g.begin();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this element of type 'cppcoro::detail::async_generator_begin_operation<int>' is never awaited: it is not asked for until then [coro-unawaited-task]
  // CHECK-FIXES: co_await g.begin();
  auto it = co_await g.begin();
  ++it;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this step to the next element of type 'async_generator_increment_operation<int>' is never awaited: it is not asked for until then [coro-unawaited-task]
  // CHECK-FIXES: co_await ++it;
  co_await ++it;
  it == g.end();
  *it;
}
// The steps of a plain generator need no await.
cppcoro::generator<int> plainNumbers();
void plainSteps() {
  auto g = plainNumbers();
  auto it = g.begin();
  ++it;
}

//===--- members that end something ---------------------------------------===//

task<> number();
struct resource {
  task<> close();
  task<> stop();
  task<> flush();
  sleep_for pause();
  void cancel();
};
struct operation_resource {
  awaiter open();
  awaiter close();
};
// What starts the work by itself is not started by an await.
struct ring {
  void submit(int Number);
};
struct ring_resource {
  ring &Ring;
  awaiter open();
  awaiter close() {
    Ring.submit(1);
    return {};
  }
};
task<> operations(operation_resource &r, ring_resource &started) {
  co_await r.open();
  r.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this close of type 'awaiter' is never awaited: nothing is closed [coro-unawaited-task]
  // CHECK-FIXES: co_await r.close();
  co_await started.open();
  started.close();
}

task<> ends(resource &r, cppcoro::async_scope &scope) {
  r.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await r.close();
  r.stop();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await r.stop();
  r.flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await r.flush();
  scope.spawn(number());
  scope.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this join of type 'awaiter' is never awaited: nothing waits for the work [coro-unawaited-task]
  // CHECK-FIXES: co_await scope.join();
  r.cancel();
  // What a function gives may have started.
  r.pause();
  co_await r.close();
  co_await r.stop();
  co_await scope.join();
}
