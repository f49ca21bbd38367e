// What is believed of asyncio (Hackerl).
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/hackerl-asyncio \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <asyncio/io.h>
#include <asyncio/sync/mutex.h>
#include <asyncio/thread.h>
#include <asyncio/time.h>

asyncio::task::Task<int> task();

asyncio::task::Task<void> uses(asyncio::sync::Mutex &Mutex) {
  co_await task();
  co_await Mutex.lock();
  co_await asyncio::all(task(), task());
  asyncio::task::TaskGroup Group;
  co_await Group;
  co_await asyncio::toThread([] { return 1; });
}

int main() { asyncio::run(task); }

// CHECK-LABEL: type asyncio::task::Task<int> (
// CHECK-NEXT:  also: asyncio::task::Task<void>, asyncio::task::Task<void, std::error_code>, asyncio::task::Task<std::tuple<int, int>>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: await_transform of its own promise
// CHECK:       awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: idiom
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type asyncio::sync::Mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type asyncio::task::TaskGroup (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: group
// CHECK-NEXT:  join: operator co_await
// CHECK-NEXT:  close: cancel
// CHECK-NEXT:  spawn: add

// CHECK-LABEL: call asyncio::toThread (
// CHECK:       role: offload, argument 0

// CHECK-LABEL: call asyncio::run (
// CHECK:       role: sync-wait (deadlock), all arguments
