// What is believed of folly::coro.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/folly \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <folly/coro/AsyncGenerator.h>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/Baton.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Collect.h>
#include <folly/coro/Mutex.h>
#include <folly/coro/Task.h>
#include <folly/coro/safe/SafeTask.h>
#include <folly/futures/Future.h>

namespace coro = folly::coro;

coro::Task<int> task();
coro::Task<void> taskOfVoid();
coro::TaskWithExecutor<void> withExecutor(folly::Executor *Executor) {
  return coro::co_withExecutor(Executor, taskOfVoid());
}
coro::now_task<int> nowTask();
coro::value_task<int> valueTask();
coro::AsyncGenerator<int> asyncGenerator();
folly::SemiFuture<int> semiFuture();
folly::Future<int> future();

coro::Task<void> uses(coro::AsyncScope &Scope, coro::Mutex &Mutex,
                      folly::Executor *Executor) {
  auto Lock = co_await Mutex.co_scoped_lock();
  auto Elements = asyncGenerator();
  co_await Elements.next();
  Scope.add(withExecutor(Executor));
  co_await Scope.joinAsync();
  co_await coro::collectAll(task(), task());
}

// A type is complete when something uses it.
void instantiate() {
  (void)nowTask();
  (void)valueTask();
  (void)semiFuture();
  (void)future();
}

int main() { return coro::blockingWait(task()); }

// CHECK-LABEL: type folly::coro::Task<int> (
// CHECK-NEXT:  also: folly::coro::Task<>, folly::coro::Task<std::tuple<int, int>>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: a member or friend that makes an awaitable of it
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type folly::coro::TaskWithExecutor<> (
// CHECK-NEXT:  kind: task -- {{.*}}structure says operation
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type folly::coro::now_task<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy -- {{.*}}structure says unknown
// CHECK:       awaited by: a member or friend that makes an awaitable of it
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, single-shot
// CHECK-NEXT:  when dropped: never-runs -- {{.*}}structure says loses-result
// CHECK-NOT:   role:

// CHECK-LABEL: type folly::coro::safe_task<folly::safe_alias::maybe_value, int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy -- {{.*}}structure says unknown
// CHECK:       awaited by: a member or friend that makes an awaitable of it
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs -- {{.*}}structure says loses-result
// CHECK-NOT:   role:

// CHECK-LABEL: type folly::coro::AsyncGenerator<int> (
// CHECK-NEXT:  kind: async-generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: async-next{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type folly::SemiFuture<int> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: a member or friend that makes an awaitable of it
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: loses-result -- {{.*}}structure says never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type folly::Future<int> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: free operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: loses-result -- {{.*}}structure says never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type folly::coro::AsyncScope (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: scope
// CHECK-NEXT:  join: joinAsync, cleanup
// CHECK-NEXT:  spawn: add, addWithSourceLoc

// CHECK-LABEL: type folly::coro::Mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: co_lock, co_scoped_lock, try_lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type std::unique_lock<folly::coro::Mutex> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock, try_lock, try_lock_for, try_lock_until
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type folly::coro::Mutex::LockOperation<folly::coro::Mutex::ScopedLockAwaiter> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: a member or friend that makes an awaitable of it
// CHECK-NEXT:  awaiting gives: std::unique_lock<folly::coro::Mutex>{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type folly::coro::AsyncGenerator<int>::NextSemiAwaitable (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: a member or friend that makes an awaitable of it
// CHECK-NEXT:  awaiting gives: folly::coro::AsyncGenerator<int>::NextResult{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: call folly::coro::detail::adl::WithExecutorFunction::operator() (
// CHECK:       role: offload, argument 1
// CHECK-NEXT:  role: forwards-result, argument 1

// CHECK-LABEL: call folly::coro::collectAll (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call folly::coro::blocking_wait_fn::operator() (
// CHECK:       role: sync-wait (deadlock), argument 0
