// What is believed of TooManyCooks.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/tmc \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <tmc/all_headers.hpp>

tmc::task<int> task();

tmc::task<void> uses(tmc::mutex &Mutex, tmc::semaphore &Semaphore,
                     tmc::latch &Latch) {
  co_await Mutex;
  auto Lock = co_await Mutex.lock_scope();
  co_await Semaphore;
  auto Units = co_await Semaphore.acquire_scope();
  co_await Latch;
  auto Forked = tmc::spawn(task()).fork();
  co_await std::move(Forked);
  co_await tmc::spawn_tuple(task(), task());
  tmc::post(tmc::cpu_executor(), task());
}

int main() { tmc::post_waitable(tmc::cpu_executor(), task()).get(); }

// CHECK-LABEL: type tmc::task<int> (
// CHECK-NEXT:  also: tmc::task<void>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int &&{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type tmc::mutex (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock_scope, operator co_await, try_lock
// CHECK-NEXT:  release: unlock, co_unlock, co_unlock_return

// CHECK-LABEL: type tmc::semaphore (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NEXT:  role: semaphore
// CHECK-NEXT:  acquire: acquire_scope, operator co_await, try_acquire
// CHECK-NEXT:  release: release, co_release, co_release_return

// CHECK-LABEL: type tmc::latch (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type tmc::mutex_scope (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock

// CHECK-LABEL: type tmc::aw_mutex_lock_scope (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: tmc::mutex_scope{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type tmc::semaphore_scope (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  role: semaphore-units

// CHECK-LABEL: type tmc::aw_semaphore_acquire_scope (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: tmc::semaphore_scope{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type tmc::aw_spawn<tmc::task<int>, int> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int &&{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type tmc::aw_spawn_tuple<std::tuple<tmc::task<int>, tmc::task<int>>, std::tuple<int, int>> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: std::tuple<int, int> &&{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type tmc::ex_cpu (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: joining-destructor

// CHECK-LABEL: type std::future<int> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NOT:   role:

// CHECK-LABEL: call tmc::aw_spawn<tmc::task<int>, int>::fork (
// CHECK:       role: forwards-result, the object

// CHECK-LABEL: call tmc::spawn (
// CHECK:       role: forwards-result, all arguments

// CHECK-LABEL: call tmc::spawn_tuple (
// CHECK:       role: forwards-result, all arguments

// CHECK-LABEL: call tmc::post (
// CHECK:       role: offload, argument 1
// CHECK-NEXT:  role: detach, argument 1
// CHECK-NEXT:  role: spawn, argument 1

// CHECK-LABEL: call std::future<int>::get (
// CHECK:       role: blocking (wait)

// CHECK-LABEL: call tmc::post_waitable (
// CHECK:       role: offload, argument 1
// CHECK-NEXT:  role: spawn, argument 1
