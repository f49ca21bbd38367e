// Tasks whose value is thrown away, and the places where that can happen.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <tuple>
#include <utility>

using cppcoro::task;

task<int> number();
task<> nothing();
bool condition();
struct connection {
  task<> flush();
  task<connection *> next();
};

task<> asStatement() {
  number();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<int>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await number();
  co_await number();
}

task<> byMember(connection &c, connection *p) {
  c.flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited
  // CHECK-FIXES: co_await c.flush();
  p->flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: this task of type 'task<>' is never awaited
  // CHECK-FIXES: co_await p->flush();
  (co_await p->next())->flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: this task of type 'task<>' is never awaited
  // CHECK-FIXES: co_await (co_await p->next())->flush();
  co_await (co_await p->next())->flush();
}

task<> inOperators(bool b) {
  b ? nothing() : nothing();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'task<>' is never awaited
  // CHECK-MESSAGES: :[[@LINE-2]]:19: warning: this task of type 'task<>' is never awaited
  // CHECK-FIXES: b ? co_await nothing() : co_await nothing();
  nothing(), co_await nothing();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited
  // CHECK-FIXES: co_await nothing(), co_await nothing();
  co_await (b ? nothing() : nothing());
}

task<> inLoops(int n) {
  for (number(); condition(); nothing())
    nothing();
  // CHECK-MESSAGES: :[[@LINE-2]]:8: warning: this task of type 'task<int>' is never awaited
  // CHECK-MESSAGES: :[[@LINE-3]]:31: warning: this task of type 'task<>' is never awaited
  // CHECK-MESSAGES: :[[@LINE-3]]:5: warning: this task of type 'task<>' is never awaited
  // CHECK-FIXES: for (co_await number(); condition(); co_await nothing())
  // CHECK-FIXES-NEXT: co_await nothing();
  while (n--)
    nothing();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited
  // CHECK-FIXES: while (n--)
  // CHECK-FIXES-NEXT: co_await nothing();
  do
    nothing();
  while (n--);
  // CHECK-MESSAGES: :[[@LINE-2]]:5: warning: this task of type 'task<>' is never awaited
  // CHECK-FIXES: do
  // CHECK-FIXES-NEXT: co_await nothing();
  for (int i : {1, 2})
    co_await nothing();
}

task<> inBranches(int n) {
  if (number(); n)
    nothing();
  else
    number();
  // CHECK-MESSAGES: :[[@LINE-4]]:7: warning: this task of type 'task<int>' is never awaited
  // CHECK-MESSAGES: :[[@LINE-4]]:5: warning: this task of type 'task<>' is never awaited
  // CHECK-MESSAGES: :[[@LINE-3]]:5: warning: this task of type 'task<int>' is never awaited
  // CHECK-FIXES: if (co_await number(); n)
  // CHECK-FIXES-NEXT: co_await nothing();
  // CHECK-FIXES-NEXT: else
  // CHECK-FIXES-NEXT: co_await number();
  switch (n) {
  case 1:
    nothing();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited
    // CHECK-FIXES: co_await nothing();
    break;
  default:
    co_await nothing();
  }
label:
  number();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<int>' is never awaited
  // CHECK-FIXES: co_await number();
}

task<> aroundExceptions() {
  try {
    nothing();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited
    // CHECK-FIXES: co_await nothing();
  } catch (...) {
    // co_await may not stand in a handler, so there is no fix.
    nothing();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited
  }
  co_return;
}

// No coroutine: there is nothing to insert.
void plainFunction() {
  nothing();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited
}

task<> insideLambdas() {
  auto plain = [] { nothing(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this task of type 'task<>' is never awaited
  auto coroutine = []() -> task<> {
    nothing();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited
    // CHECK-FIXES: co_await nothing();
    co_return;
  };
  auto returns = [] { return nothing(); };
  plain();
  co_await coroutine();
  co_await returns();
}

// An awaited task may give another one.
task<task<int>> nested();
task<> awaitedOnce() {
  co_await nested();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'cppcoro::task<int>' is never awaited
  // CHECK-FIXES: co_await co_await nested();
  co_await (co_await nested());
}

task<> byAuthorsWord() {
  (void)nothing();
  static_cast<void>(nothing());
  std::ignore = nothing();
  co_return;
}

task<> notEvaluated() {
  using T = decltype(nothing());
  static_assert(sizeof(nothing()) > 0);
  static_assert(!noexcept(nothing()));
  if constexpr (sizeof(T) == 0)
    nothing();
  co_return;
}

task<> valueOfStatementExpression() {
  co_await ({ nothing(); });
}

// A mention of an existing task creates nothing.
struct owner {
  task<> Pending;
  task<> &pending() { return Pending; }
  void mention() {
    Pending;
    pending();
  }
};

