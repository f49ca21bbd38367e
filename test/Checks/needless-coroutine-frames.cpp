// What a frame may be for, beside suspending.
// RUN: %check_coro_tidy %s coro-needless-coroutine %t -check-suffix=LIBCORO -lib=libcoro -fix-notes -- -- -DLIBCORO
// RUN: %check_coro_tidy %s coro-needless-coroutine %t -check-suffix=KJ -lib=kj -fix-notes -- -- -DKJ
// RUN: %check_coro_tidy %s coro-needless-coroutine %t -check-suffix=SEASTAR -lib=seastar -fix-notes -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-needless-coroutine %t -expect-no-diagnosis -lib=concurrencpp -- -- -DCONCURRENCPP
#include <memory>
#include <string>
#include <utility>

#ifdef LIBCORO
#include <coro/task.hpp>
template <class T = void> using task = coro::task<T>;
task<int> number(int n);
task<> work();

struct guard {
  ~guard();
};
struct point {
  int x, y;
};
struct connection {
  ~connection();
  task<> read();
  task<> run() { co_await read(); }
  // CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:10: warning: coroutine 'run' only forwards another task: its frame is for nothing [coro-needless-coroutine]
  // CHECK-FIXES-LIBCORO: task<> run() { return read(); }
  task<> start(std::shared_ptr<connection>) { co_await read(); }
  task<> startNamed(std::shared_ptr<connection> self) { co_await read(); }
  task<> startAt(point) { co_await read(); }
  // CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:10: warning: coroutine 'startAt' only forwards another task: its frame is for nothing [coro-needless-coroutine]
  // CHECK-FIXES-LIBCORO: task<> startAt(point) { return read(); }
};

static task<int> holds(guard, int n) { co_return co_await number(n); }
static task<> ofItsOwn(connection c) { co_await c.read(); }
static task<> keepsItsObject(std::shared_ptr<connection> c) {
  co_await c->read();
}
static task<> handsItOn(std::shared_ptr<connection> c) {
// CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:15: warning: coroutine 'handsItOn' only forwards another task: its frame is for nothing [coro-needless-coroutine]
  co_await keepsItsObject(std::move(c));
  // CHECK-FIXES-LIBCORO: return keepsItsObject(std::move(c));
}
static task<int> countsOn(std::unique_ptr<int> n) {
  co_return co_await number(*n);
}

// The one that waits and the one that need not are called alike.
static task<int> size(int n) { co_return n; }
static task<int> size(const std::string &text) {
  co_return co_await number(text.size()) + 1;
}

static task<int> onSomeSystems(int n) {
#ifdef HAS_NUMBERS
  co_return co_await number(n) + 1;
#else
  co_return n;
#endif
}

static task<int> inACallback(int n) { co_return n; }
template <class F> task<> each(F f) { co_await f(1); }

static task<int> twice(int n) {
// CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:18: warning: coroutine 'twice' never suspends: a plain function needs no frame [coro-needless-coroutine]
  if (n < 0)
    co_return 0;
  co_return 2 * n;
}

// A template calls it by its name, as it calls others.
struct source {
  task<int> next() { co_return 1; }
};
template <class S> task<int> first(S s) { co_return co_await s.next() + 1; }

static task<int> inATemplatesArgument(int n) { co_return n; }
template <auto F> task<> calls() { co_await F(1); }

task<> callAll() {
  connection c;
  co_await c.run();
  co_await c.start(nullptr);
  co_await c.startNamed(nullptr);
  co_await c.startAt({});
  co_await holds({}, 1);
  co_await ofItsOwn({});
  co_await handsItOn(nullptr);
  co_await countsOn(nullptr);
  co_await size(1);
  co_await size("text");
  co_await onSomeSystems(1);
  co_await each(inACallback);
  co_await inACallback(1);
  co_await twice(1);
  co_await first(source());
  co_await inATemplatesArgument(1);
  co_await calls<inATemplatesArgument>();
}
#endif

#ifdef KJ
#include <kj/async.h>
static kj::Promise<int> twice(int n) {
// CHECK-MESSAGES-KJ: :[[@LINE-1]]:25: warning: coroutine 'twice' never suspends: a plain function needs no frame [coro-needless-coroutine]
  if (n < 0)
    co_return 0;
    // CHECK-FIXES-KJ: return 0;
  co_return 2 * n;
  // CHECK-FIXES-KJ: return 2 * n;
}
static kj::Promise<void> nothing() { co_return; }
// CHECK-MESSAGES-KJ: :[[@LINE-1]]:26: warning: coroutine 'nothing' never suspends: a plain function needs no frame [coro-needless-coroutine]
kj::Promise<int> callBoth() {
  co_await nothing();
  co_return co_await twice(1) + 1;
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
seastar::future<int> number(int n);
static seastar::future<int> twice(int n) { co_return 2 * n; }
// CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:29: warning: coroutine 'twice' never suspends: a plain function needs no frame [coro-needless-coroutine]
static seastar::future<int> forwards(int n) { co_return co_await number(n); }
// CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:29: warning: coroutine 'forwards' only forwards another task: its frame is for nothing [coro-needless-coroutine]
// CHECK-FIXES-SEASTAR: static seastar::future<int> forwards(int n) { return number(n); }
seastar::future<int> callBoth() {
  co_return co_await twice(1) + co_await forwards(1);
}
#endif

#ifdef CONCURRENCPP
#include <concurrencpp/concurrencpp.h>
// The first parameter says where it runs.
static concurrencpp::result<int>
onThePool(concurrencpp::executor_tag,
          std::shared_ptr<concurrencpp::thread_pool_executor>, int n) {
  co_return n * n;
}
concurrencpp::result<int>
calls(std::shared_ptr<concurrencpp::thread_pool_executor> pool) {
  co_return co_await onThePool({}, pool, 1) + 1;
}
#endif
