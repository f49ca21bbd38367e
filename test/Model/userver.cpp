// What is believed of userver, whose tasks are stackful.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/userver \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <shared_mutex>
#include <userver/concurrent/background_task_storage.hpp>
#include <userver/engine/async.hpp>
#include <userver/engine/mutex.hpp>
#include <userver/engine/semaphore.hpp>
#include <userver/engine/sleep.hpp>
#include <userver/utils/async.hpp>
#include <thread>

int answer();

void uses(userver::engine::Mutex &Mutex, userver::engine::Semaphore &Semaphore) {
  std::lock_guard<userver::engine::Mutex> Lock(Mutex);
  std::shared_lock<userver::engine::Semaphore> Units(Semaphore);
  userver::engine::TaskWithResult<int> Task =
      userver::engine::AsyncNoSpan(answer);
  Task.Get();
  userver::engine::SleepFor(std::chrono::seconds(1));
  std::this_thread::sleep_for(std::chrono::seconds(1));
}

// CHECK-LABEL: type userver::engine::Mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock, try_lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type userver::engine::Semaphore (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: semaphore
// CHECK-NEXT:  acquire: lock_shared, lock_shared_count, try_lock_shared, try_lock_shared_count
// CHECK-NEXT:  release: unlock_shared, unlock_shared_count

// CHECK-LABEL: type std::lock_guard<userver::engine::Mutex> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock

// CHECK-LABEL: type std::shared_lock<userver::engine::Semaphore> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: semaphore-units
// CHECK-NEXT:  acquire: lock, try_lock, try_lock_for, try_lock_until
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type userver::engine::TaskWithResult<int> (
// CHECK-NEXT:  kind: operation -- {{.*}}structure says none
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot -- {{.*}}structure does not show it
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says harmless
// CHECK-NOT:   role:

// CHECK-LABEL: call userver::engine::AsyncNoSpan (
// CHECK:       role: offload, all arguments

// CHECK-LABEL: call userver::engine::TaskWithResult<int>::Get (
// CHECK:       role: nonblocking

// CHECK-LABEL: call userver::engine::SleepFor (
// CHECK:       role: nonblocking

// CHECK-LABEL: call std::this_thread::sleep_for (
// CHECK:       role: blocking (sleep)
