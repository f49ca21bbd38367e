// What is believed of cppcoro.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/cppcoro \
// RUN:   | FileCheck %s --implicit-check-not="structure says {{[^u]}}"
#include <cppcoro/async_generator.hpp>
#include <cppcoro/async_mutex.hpp>
#include <cppcoro/async_scope.hpp>
#include <cppcoro/detail/sync_wait_task.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/recursive_generator.hpp>
#include <cppcoro/schedule_on.hpp>
#include <cppcoro/shared_task.hpp>
#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <thread>

cppcoro::task<int> task();
cppcoro::task<> taskOfVoid();
cppcoro::shared_task<int> sharedTask();
cppcoro::generator<int> generator();
cppcoro::recursive_generator<int> recursiveGenerator();
cppcoro::async_generator<int> asyncGenerator();

cppcoro::task<> uses(cppcoro::async_mutex &Mutex, cppcoro::async_scope &Scope,
                     cppcoro::static_thread_pool &Pool) {
  cppcoro::async_mutex_lock Lock = co_await Mutex.scoped_lock_async();
  auto Elements = asyncGenerator();
  auto Begin = Elements.begin();
  Scope.spawn(taskOfVoid());
  co_await Scope.join();
  co_await cppcoro::when_all(task(), task());
  std::this_thread::sleep_for(std::chrono::seconds(1));
}

// A type is complete when something uses it.
void instantiate() {
  (void)sharedTask();
  (void)generator();
  (void)recursiveGenerator();
}

int main() { return cppcoro::sync_wait(task()); }

// CHECK-LABEL: type cppcoro::task<int> (
// CHECK-NEXT:  also: cppcoro::task<void>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK:       awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type cppcoro::shared_task<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK:       awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type cppcoro::generator<int> (
// CHECK-NEXT:  kind: generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: sync{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type cppcoro::recursive_generator<int> (
// CHECK-NEXT:  kind: generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: sync{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type cppcoro::async_generator<int> (
// CHECK-NEXT:  kind: async-generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: async{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type cppcoro::async_mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock_async, scoped_lock_async, try_lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type cppcoro::async_scope (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: scope
// CHECK-NEXT:  join: join
// CHECK-NEXT:  spawn: spawn

// CHECK-LABEL: type cppcoro::static_thread_pool (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: joining-destructor

// CHECK-LABEL: type cppcoro::async_mutex_lock (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock

// CHECK-LABEL: type cppcoro::async_mutex_scoped_lock_operation (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: cppcoro::async_mutex_lock{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type cppcoro::async_scope::join()::awaiter (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: call cppcoro::when_all (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call std::this_thread::sleep_for (
// CHECK:       role: blocking (sleep)
// CHECK:       replacement: co_await ioService.schedule_after(duration)

// CHECK-LABEL: call cppcoro::sync_wait (
// CHECK:       role: sync-wait (deadlock), argument 0
