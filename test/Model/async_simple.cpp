// What is believed of async_simple.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/async_simple \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <async_simple/Promise.h>
#include <async_simple/coro/Collect.h>
#include <async_simple/coro/Generator.h>
#include <async_simple/coro/Lazy.h>
#include <async_simple/coro/Mutex.h>
#include <async_simple/coro/Semaphore.h>
#include <async_simple/coro/SyncAwait.h>

using namespace async_simple::coro;

Lazy<int> lazy();
RescheduleLazy<int> reschedule(async_simple::Executor *Executor) {
  return lazy().via(Executor);
}
Generator<int> generator();

Lazy<void> uses(Mutex &Lock, CountingSemaphore<2> &Semaphore) {
  auto Guard = co_await Lock.coScopedLock();
  co_await Semaphore.acquire();
  co_await collectAll(lazy(), lazy());
  lazy().start([](auto &&) {});
}

// A type is complete when something uses it.
void instantiate() {
  (void)generator();
}

int main() { return syncAwait(lazy()); }

// CHECK-LABEL: type async_simple::coro::Lazy<int> (
// CHECK-NEXT:  also: async_simple::coro::Lazy<void>, async_simple::coro::Lazy<std::tuple<async_simple::Try<int>, async_simple::Try<int>>>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type async_simple::coro::RescheduleLazy<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type async_simple::coro::Generator<int> (
// CHECK-NEXT:  kind: generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: sync{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type async_simple::coro::Mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: coLock, coScopedLock, tryLock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type async_simple::coro::CountingSemaphore<2> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: semaphore
// CHECK-NEXT:  acquire: acquire, try_acquire
// CHECK-NEXT:  release: release

// CHECK-LABEL: type std::unique_lock<async_simple::coro::Mutex> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock, try_lock, try_lock_for, try_lock_until
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type async_simple::coro::Mutex::ScopedLockAwaiter (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: std::unique_lock<async_simple::coro::Mutex>{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: call async_simple::coro::Lazy<int>::via (
// CHECK:       role: forwards-result, the object

// CHECK-LABEL: call async_simple::coro::collectAll (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call async_simple::coro::detail::LazyBase<int, false>::start (
// CHECK:       role: detach, the object

// CHECK-LABEL: call async_simple::coro::syncAwait (
// CHECK:       role: sync-wait (deadlock), argument 0
