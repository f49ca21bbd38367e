// Exceptions that nothing in the function handles.
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -lib=cppcoro -- --config='{CheckOptions: {coro-unjoined-scope.ReportExceptionPaths: true}}'
#include <cppcoro/async_scope.hpp>
#include <cppcoro/task.hpp>

using cppcoro::async_scope;
using cppcoro::task;

task<> work();

task<> betweenSpawnAndJoin() {
  async_scope scope;
  scope.spawn(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
  co_await scope.join();
}

task<> beforeTheSpawn() {
  async_scope scope;
  co_await work();
  scope.spawn(work());
  co_await scope.join();
}

task<> handled() {
  async_scope scope;
  scope.spawn(work());
  try {
    co_await work();
  } catch (...) {
  }
  co_await scope.join();
}
