// What is believed of kj (Cap'n Proto, workerd).
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/kj \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <kj/async-io.h>
#include <kj/async.h>

kj::Promise<int> promise();

kj::Promise<void> uses(kj::TaskSet &Tasks, kj::Promise<void> Background) {
  co_await promise();
  kj::ForkedPromise<int> Forked = promise().fork();
  co_await Forked.addBranch();
  Tasks.add(kj::mv(Background));
  co_await Tasks.onEmpty();
  promise().ignoreResult().detach([](kj::Exception &&) {});
}

int run(kj::WaitScope &Scope) { return promise().wait(Scope); }

// CHECK-LABEL: type kj::Promise<int> (
// CHECK-NEXT:  also: kj::Promise<void>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: await_transform of its own promise
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says loses-result
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type kj::TaskSet (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says harmless
// CHECK-NEXT:  role: scope
// CHECK-NEXT:  role: group
// CHECK-NEXT:  join: onEmpty
// CHECK-NEXT:  close: clear
// CHECK-NEXT:  spawn: add

// CHECK-LABEL: type kj::ForkedPromise<int> (
// CHECK-NEXT:  kind: operation -- {{.*}}structure says none
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says harmless
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: call kj::Promise<int>::fork (
// CHECK:       role: forwards-result, the object

// CHECK-LABEL: call kj::ForkedPromise<int>::addBranch (
// CHECK:       role: forwards-result, the object

// CHECK-LABEL: call kj::Promise<void>::detach (
// CHECK:       role: detach, the object

// CHECK-LABEL: call kj::Promise<int>::ignoreResult (
// CHECK:       role: forwards-result, the object

// CHECK-LABEL: call kj::Promise<int>::wait (
// CHECK:       role: sync-wait (deadlock), the object
