// What is believed of YACLib.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/yaclib \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <yaclib/async/future.hpp>
#include <yaclib/async/run.hpp>
#include <yaclib/coro/await.hpp>
#include <yaclib/coro/future.hpp>
#include <yaclib/coro/mutex.hpp>
#include <yaclib/coro/shared_future.hpp>
#include <yaclib/coro/task.hpp>

yaclib::Future<int> future();
yaclib::Task<int> task();
yaclib::SharedFuture<int> sharedFuture() { co_return 1; }

yaclib::Future<> uses(yaclib::Mutex<> &Mutex) {
  co_await future();
  co_await task();
  co_await sharedFuture();
  auto Guard = co_await Mutex.Guard();
  auto Kept = future();
  co_await Await(Kept);
  task().Detach();
  co_return {};
}

int main() { return future().Get().Ok(); }

// CHECK-LABEL: type yaclib::Future<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: unknown{{$| }}
// CHECK:       awaited by: free operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: loses-result
// CHECK-NOT:   role:

// CHECK-LABEL: type yaclib::Task<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy -- {{.*}}structure says unknown
// CHECK:       awaited by: free operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says loses-result
// CHECK-NOT:   role:

// CHECK-LABEL: type yaclib::SharedFuture<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: unknown -- {{.*}}structure says eager
// CHECK:       awaited by: free operator co_await
// CHECK-NEXT:  awaited again: may give the result again
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  when dropped: loses-result -- {{.*}}structure says idiom
// CHECK-NOT:   role:

// CHECK-LABEL: type yaclib::Future<> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: unknown -- {{.*}}structure says eager
// CHECK:       awaited by: free operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: loses-result
// CHECK-NOT:   role:

// CHECK-LABEL: type yaclib::Mutex<> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: Lock, TryLock, Guard, TryGuard, GuardSticky
// CHECK-NEXT:  release: Unlock, UnlockOn, UnlockHere

// CHECK-LABEL: type yaclib::UniqueGuard<yaclib::Mutex<>> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  release: Unlock

// CHECK-LABEL: call yaclib::Await (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call yaclib::Task<int>::Detach (
// CHECK:       role: detach, the object

// CHECK-LABEL: call yaclib::FutureBase<int, yaclib::StopError>::Get (
// CHECK:       role: sync-wait (deadlock), the object
