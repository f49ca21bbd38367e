// A scope that no profile speaks of: its destructor may wait.
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -lib=cppcoro
#include <cppcoro/task.hpp>

using cppcoro::task;
task<> work();

class plain_scope {
public:
  void spawn(task<> t);
  task<> join();
};

class waiting_scope {
public:
  ~waiting_scope();
  void spawn(task<> t);
  task<> join();
};

task<> neverJoined() {
  plain_scope scope;
  scope.spawn(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}

task<> perhapsJoinedByTheDestructor() {
  waiting_scope scope;
  scope.spawn(work());
  co_await work();
}

// Its author joins it elsewhere.
task<> joinedOnAnotherPath(bool stop) {
  waiting_scope scope;
  scope.spawn(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  if (stop)
    co_return;
  co_await scope.join();
}
