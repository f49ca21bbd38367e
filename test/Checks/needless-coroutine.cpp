// RUN: %check_coro_tidy %s coro-needless-coroutine %t -lib=cppcoro -fix-notes
#include <cppcoro/task.hpp>
#include <string>
#include <string_view>
#include <utility>

using cppcoro::task;

task<> work();
task<int> number(int n);
task<int> length(const std::string &text);
task<int> lengthOfView(std::string_view text);
task<int> lengthOfCopy(std::string text);

static task<int> twice(int n) {
// CHECK-NOTES: :[[@LINE-1]]:18: warning: coroutine 'twice' never suspends: a plain function needs no frame [coro-needless-coroutine]
  co_return n * 2;
}

static task<int> forwards(int n) { co_return co_await number(n + 1); }
// CHECK-NOTES: :[[@LINE-1]]:18: warning: coroutine 'forwards' only forwards another task: its frame is for nothing [coro-needless-coroutine]
// CHECK-NOTES: :[[@LINE-2]]:36: note: return the task itself
// CHECK-FIXES: static task<int> forwards(int n) { return number(n + 1); }

static task<> forwardsNothing() { co_await work(); }
// CHECK-NOTES: :[[@LINE-1]]:15: warning: coroutine 'forwardsNothing' only forwards another task: its frame is for nothing [coro-needless-coroutine]
// CHECK-NOTES: :[[@LINE-2]]:35: note: return the task itself
// CHECK-FIXES: static task<> forwardsNothing() { return work(); }

static task<> forwardsInAReturn() { co_return co_await work(); }
// CHECK-NOTES: :[[@LINE-1]]:15: warning: coroutine 'forwardsInAReturn' only forwards another task: its frame is for nothing [coro-needless-coroutine]
// CHECK-NOTES: :[[@LINE-2]]:37: note: return the task itself
// CHECK-FIXES: static task<> forwardsInAReturn() { return work(); }

static task<int> moves(std::string text) {
// CHECK-NOTES: :[[@LINE-1]]:18: warning: coroutine 'moves' only forwards another task: its frame is for nothing [coro-needless-coroutine]
// CHECK-NOTES: :[[@LINE+1]]:3: note: return the task itself
  co_return co_await lengthOfCopy(std::move(text));
  // CHECK-FIXES: return lengthOfCopy(std::move(text));
}

//===----------------------------------------------------------------------===//
// The frame is for something
//===----------------------------------------------------------------------===//

static task<int> addsOne(int n) { co_return co_await number(n) + 1; }

static task<> awaitsTwice() {
  co_await work();
  co_await work();
}

static task<> hasALocal() {
  std::string text = "text";
  co_await length(text);
}

static task<int> keepsItsParameter(std::string text) {
  co_return co_await length(text);
}

static task<int> keepsItsParameterForAView(std::string text) {
  co_return co_await lengthOfView(text);
}

static task<int> keepsATemporary() { co_return co_await length("text"); }

static task<int> handles(int n) {
  try {
    co_return co_await number(n);
  } catch (...) {
    co_return 0;
  }
}

static task<long> converts(int n) { co_return co_await number(n); }

task<int> awaitsALocalTask(int n) {
  auto t = number(n);
  co_return co_await t;
}

//===----------------------------------------------------------------------===//
// Its signature is not its own
//===----------------------------------------------------------------------===//

struct handler {
  virtual ~handler() = default;
  virtual task<int> handle(int n) { co_return n; }
};
struct forwardingHandler : handler {
  task<int> handle(int n) override { co_return co_await number(n); }
  task<int> besides(int n) { co_return n; }
};

using callback = task<int> (*)(int);
void keep(callback);
static task<int> kept(int n) { co_return n; }
static task<int> keptByAddress(int n) { co_return n; }
void registers() {
  keep(kept);
  keep(&keptByAddress);
}

void handOver(task<int>);
static task<int> handedOver(int n) { co_return n; }
void handsOver() { handOver(handedOver(1)); }

template <class T> task<T> same(T value) { co_return value; }
template <class T> struct echo {
  task<T> run(T value) { co_return value; }
};

task<int> calledElsewhere(int n) { co_return n; }

auto lambda = [](int n) -> task<int> { co_return n; };

struct client {
  task<int> get(int n) { co_return co_await number(n); }
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: coroutine 'get' only forwards another task: its frame is for nothing [coro-needless-coroutine]
  // CHECK-NOTES: :[[@LINE-2]]:26: note: return the task itself
  // CHECK-FIXES: task<int> get(int n) { return number(n); }
  task<int> again(int n) { co_return co_await get(n); }
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: coroutine 'again' only forwards another task: its frame is for nothing [coro-needless-coroutine]
  // CHECK-NOTES: :[[@LINE-2]]:28: note: return the task itself
  // CHECK-FIXES: task<int> again(int n) { return get(n); }
  int retries = 0;
};

#define FORWARD(call) co_return co_await call
static task<int> inAMacro(int n) { FORWARD(number(n)); }
// CHECK-NOTES: :[[@LINE-1]]:18: warning: coroutine 'inAMacro' only forwards another task: its frame is for nothing [coro-needless-coroutine]
// CHECK-NOTES: :[[@LINE-2]]:36: note: return the task itself
// CHECK-NOTES: :[[@LINE-4]]:23: note: expanded from macro 'FORWARD'

task<> calls(client c, forwardingHandler h, echo<int> e) {
  co_await twice(1);
  co_await forwards(1);
  co_await forwardsNothing();
  co_await forwardsInAReturn();
  co_await moves("text");
  co_await addsOne(1);
  co_await awaitsTwice();
  co_await hasALocal();
  co_await keepsItsParameter("text");
  co_await keepsItsParameterForAView("text");
  co_await keepsATemporary();
  co_await handles(1);
  co_await converts(1);
  co_await awaitsALocalTask(1);
  co_await h.handle(1);
  co_await h.besides(1);
  co_await kept(1);
  co_await keptByAddress(1);
  co_await handedOver(1);
  co_await same(1);
  co_await e.run(1);
  co_await lambda(1);
  co_await c.get(1);
  co_await c.again(1);
  co_await inAMacro(1);
}
