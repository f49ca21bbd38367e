// On which paths is a scope joined?
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -lib=cppcoro -fix-notes
#include <cppcoro/async_scope.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <utility>
#include <vector>

using cppcoro::async_scope;
using cppcoro::task;

task<> work(int = 0);
task<> workIn(async_scope &);
bool condition();
void keep(async_scope &);

task<> neverJoined() {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: the path ends here without joining 'scope'
  // CHECK-NOTES: :[[@LINE-4]]:15: note: use 'co_await scope.join()' where its work has to be done
  co_await work();
  // CHECK-FIXES: co_await scope.join();
}

void neverJoinedByAFunction() {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+2]]:1: note: the path ends here without joining 'scope'
  // CHECK-NOTES: :[[@LINE-4]]:15: note: use 'co_await scope.join()' where its work has to be done
}

void joinedByAFunction() {
  async_scope scope;
  scope.spawn(work());
  cppcoro::sync_wait(scope.join());
}

task<> joined() {
  async_scope scope;
  scope.spawn(work());
  co_await scope.join();
}

task<> nothingSpawned() {
  async_scope scope;
  co_await work();
}

task<> pastAnEarlyReturn(bool stop) {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without joining 'scope'
  if (stop) {
    co_return;
    // CHECK-FIXES: co_await scope.join(); co_return;
  }
  co_await scope.join();
}

task<> pastAnEarlyReturnWithoutABlock(bool stop) {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without joining 'scope'
  if (stop)
    co_return;
    // CHECK-FIXES: { co_await scope.join(); co_return; }
  co_await scope.join();
}

task<> beforeTheFirstSpawn(bool stop) {
  async_scope scope;
  if (stop)
    co_return;
  scope.spawn(work());
  co_await scope.join();
}

task<> joinedOnBothPaths(bool stop) {
  async_scope scope;
  scope.spawn(work());
  if (stop) {
    co_await scope.join();
    co_return;
  }
  co_await scope.join();
}

task<> onOneBranch(bool b) {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is false on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+3]]:1: note: the path ends here without joining 'scope'
  if (b)
    co_await scope.join();
}

// The two conditions may well be one.
task<> spawnedAndJoinedUnderAFlag(bool parallel) {
  async_scope scope;
  if (parallel)
    scope.spawn(work());
  co_await work();
  if (parallel)
    co_await scope.join();
}

task<> neverJoinedUnderAFlag(bool parallel) {
  async_scope scope;
  if (parallel)
    scope.spawn(work());
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
    // CHECK-NOTES: :[[@LINE+3]]:1: note: the path ends here without joining 'scope'
    // CHECK-NOTES: :[[@LINE-5]]:15: note: use 'co_await scope.join()' where its work has to be done
  co_await work();
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

task<> afterALoop(std::vector<int> items, bool stop) {
  async_scope scope;
  for (int item : items)
    scope.spawn(work(item));
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
    // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
    // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without joining 'scope'
  if (stop)
    co_return;
    // CHECK-FIXES: { co_await scope.join(); co_return; }
  co_await scope.join();
}

task<> afterALoopThatDidNotRun(std::vector<int> items) {
  async_scope scope;
  for (int item : items)
    scope.spawn(work(item));
  if (items.empty())
    co_return;
  co_await scope.join();
}

// The flag, or the counter, knows whether anything was spawned.
task<> rememberedByTheLoop(std::vector<int> items) {
  async_scope scope;
  bool spawned = false;
  for (int item : items)
    if (item > 0) {
      scope.spawn(work(item));
      spawned = true;
    }
  if (!spawned)
    co_return;
  co_await scope.join();
}

task<> joinedUnderAFlagOrLater(bool early) {
  async_scope scope;
  scope.spawn(work());
  bool joined = false;
  if (early) {
    co_await scope.join();
    joined = true;
  }
  if (joined)
    co_return;
  co_await scope.join();
}

task<int> insideTheLoop(std::vector<int> items) {
  async_scope scope;
  for (int item : items) {
    if (item < 0)
      co_return item;
    scope.spawn(work(item));
  }
  co_await scope.join();
  co_return 0;
}

task<> outOfTheLoop(std::vector<int> items) {
  async_scope scope;
  for (int item : items) {
    if (item < 0)
      break;
    scope.spawn(work(item));
  }
  co_await scope.join();
}

task<> oneScopePerRound(std::vector<int> items) {
  for (int item : items) {
    async_scope scope;
    scope.spawn(work(item));
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
    // CHECK-NOTES: :[[@LINE+2]]:9: note: this condition is true on a path that leaves it behind
    // CHECK-NOTES: :[[@LINE+2]]:7: note: the path ends here without joining 'scope'
    if (item < 0)
      continue;
      // CHECK-FIXES: { co_await scope.join(); continue; }
    co_await scope.join();
  }
}

task<> joinedInEachRound(std::vector<int> items) {
  for (int item : items) {
    async_scope scope;
    scope.spawn(work(item));
    co_await scope.join();
  }
}

//===----------------------------------------------------------------------===//
// Exceptions
//===----------------------------------------------------------------------===//

task<> pastAThrow(int n) {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the exception leaves the function without joining 'scope'
  if (n < 0) {
    throw n;
    // CHECK-FIXES: co_await scope.join(); throw n;
  }
  co_await scope.join();
}

task<> afterAJoinAThrow(int n) {
  async_scope scope;
  scope.spawn(work());
  co_await scope.join();
  if (n < 0)
    throw n;
}

task<> outOfAHandler() {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the path begins with an exception that is handled here
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the path ends here without joining 'scope'
  try {
    co_await work();
  } catch (...) {
    co_return;
  }
  co_await scope.join();
}

task<> rethrown() {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the path begins with an exception that is handled here
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the exception leaves the function without joining 'scope'
  try {
    co_await work();
  } catch (...) {
    throw;
  }
  co_await scope.join();
}

task<> joinedAfterTheHandler() {
  async_scope scope;
  scope.spawn(work());
  bool failed = false;
  try {
    co_await work();
  } catch (...) {
    failed = true;
  }
  co_await scope.join();
  if (failed)
    throw 1;
}

task<> skippedByAnException() {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+5]]:5: note: the path begins with an exception that is handled here
  // CHECK-NOTES: :[[@LINE+6]]:1: note: the path ends here without joining 'scope'
  try {
    co_await work();
    co_await scope.join();
  } catch (...) {
  }
}

// Nothing that may fail is awaited before the join.
task<> joinedFirstInTheTry() {
  async_scope scope;
  scope.spawn(work());
  try {
    co_await scope.join();
    co_await work();
  } catch (...) {
  }
}

task<> spawnedInTheTry() {
  async_scope scope;
  try {
    co_await work();
    scope.spawn(work());
  } catch (...) {
    co_return;
  }
  co_await scope.join();
}

// That any await may throw is asked for by an option.
task<> onImplicitExceptions() {
  async_scope scope;
  scope.spawn(work());
  co_await work();
  co_await scope.join();
}

//===----------------------------------------------------------------------===//
// Someone else may join
//===----------------------------------------------------------------------===//

task<> handedOver() {
  async_scope scope;
  scope.spawn(work());
  keep(scope);
  co_await work();
}

task<> handedToItsOwnWork() {
  async_scope scope;
  scope.spawn(workIn(scope));
  co_await work();
}

task<> byAddress(async_scope **out) {
  async_scope scope;
  scope.spawn(work());
  *out = &scope;
  co_await work();
}

task<> captured() {
  async_scope scope;
  scope.spawn(work());
  auto finish = [&]() -> task<> { co_await scope.join(); };
  co_await finish();
}

task<> parameter(async_scope &scope) {
  scope.spawn(work());
  co_await work();
}

async_scope global;
task<> ofTheProgram() {
  global.spawn(work());
  co_await work();
}

class server {
public:
  task<> run() {
    scope.spawn(work());
    co_await work();
  }
  task<> close() { co_await scope.join(); }

private:
  async_scope scope;
};

// A condition that asks the scope knows better.
class counted_scope : public async_scope {
public:
  bool empty() const;
};
task<> askedBefore() {
  counted_scope scope;
  scope.spawn(work());
  if (scope.empty())
    co_return;
  co_await scope.join();
}

//===----------------------------------------------------------------------===//
// Templates, lambdas, macros
//===----------------------------------------------------------------------===//

template <class T> task<> inATemplate(T value) {
  async_scope scope;
  scope.spawn(work(value));
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without joining 'scope'
  if (value == 0)
    co_return;
    // CHECK-FIXES: { co_await scope.join(); co_return; }
  co_await scope.join();
}
template task<> inATemplate<int>(int);
template task<> inATemplate<long>(long);

template <class T> task<> neverInstantiated(T value) {
  async_scope scope;
  scope.spawn(work(value));
  co_return;
}

template <bool Spawns> task<> inADeadBranch() {
  async_scope scope;
  if constexpr (Spawns)
    scope.spawn(work());
  co_await work();
}
template task<> inADeadBranch<false>();

auto inALambda = [](bool stop) -> task<> {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without joining 'scope'
  if (stop) {
    co_return;
    // CHECK-FIXES: co_await scope.join(); co_return;
  }
  co_await scope.join();
};

task<> aroundALambda() {
  async_scope scope;
  scope.spawn([]() -> task<> { co_return; }());
  co_await scope.join();
}

#define STOP_IF(condition)                                                     \
  if (condition) {                                                             \
    co_return;                                                                 \
  }
task<> inAMacro(bool stop) {
  async_scope scope;
  scope.spawn(work());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+3]]:11: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:3: note: the path ends here without joining 'scope'
  // CHECK-NOTES: :[[@LINE-8]]:5: note: expanded from macro 'STOP_IF'
  STOP_IF(stop)
  co_await scope.join();
}
