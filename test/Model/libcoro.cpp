// What is believed of libcoro.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/libcoro \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <coro/coro.hpp>

coro::task<int> task();
coro::generator<int> generator();

coro::task<void> uses(coro::mutex &Mutex, coro::semaphore<2> &Semaphore,
                      coro::event &Event, coro::latch &Latch,
                      coro::thread_pool &Pool, coro::queue<int> &Queue,
                      coro::task_group<coro::thread_pool> &Group) {
  coro::scoped_lock Lock = co_await Mutex.scoped_lock();
  co_await Semaphore.acquire();
  co_await Event;
  co_await Latch;
  co_await Pool.schedule();
  co_await coro::when_all(task(), task());
  co_await Group;
}

// A type is complete when something uses it.
void instantiate() {
  (void)generator();
}

int main() { return coro::sync_wait(task()); }

// CHECK-LABEL: type coro::task<int> (
// CHECK-NEXT:  also: coro::task<>, coro::task<coro::semaphore_acquire_result>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK:       awaiting gives: int &&{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type coro::generator<int> (
// CHECK-NEXT:  kind: generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: sync{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type coro::mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock, scoped_lock, try_lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type coro::semaphore<2> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: semaphore
// CHECK-NEXT:  acquire: acquire, try_acquire
// CHECK-NEXT:  release: release

// CHECK-LABEL: type coro::event (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type coro::latch (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type coro::thread_pool (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: joining-destructor

// CHECK-LABEL: type coro::queue<int> (
// CHECK-NEXT:  seen as: its template, which nothing here instantiates
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-resource
// CHECK-NEXT:  close: shutdown

// CHECK-LABEL: type coro::task_group<coro::thread_pool> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NEXT:  role: scope
// CHECK-NEXT:  role: group
// CHECK-NEXT:  role: joining-destructor
// CHECK-NEXT:  join: operator co_await
// CHECK-NEXT:  spawn: start

// CHECK-LABEL: type coro::scoped_lock (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type coro::thread_pool::schedule_operation (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: call coro::thread_pool::schedule (
// CHECK:       role: forwards-result, all arguments
// CHECK-NEXT:  role: schedule-on, the object

// CHECK-LABEL: call coro::when_all (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call coro::sync_wait (
// CHECK:       role: sync-wait (deadlock), argument 0
