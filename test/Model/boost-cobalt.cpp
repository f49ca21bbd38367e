// What is believed of Boost.Cobalt.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ \
// RUN:   -isystem %inputs/std -isystem %inputs/lib/boost-cobalt -isystem %inputs/lib/boost-asio \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <boost/asio/detached.hpp>
#include <boost/cobalt.hpp>

namespace cobalt = boost::cobalt;

cobalt::task<int> task();
cobalt::promise<int> promise();
cobalt::generator<int> generator();
cobalt::generator<double, int> generatorWithPush();
cobalt::detached detached() { co_return; }
cobalt::thread thread() { co_return; }

cobalt::promise<void> uses(cobalt::wait_group &Group) {
  Group.push_back(uses(Group));
  co_await Group.wait();
  +promise();
  promise().detach();
  co_await cobalt::join(promise(), promise());
  cobalt::spawn(co_await cobalt::this_coro::executor, task(),
                boost::asio::detached);
}

cobalt::main co_main(int, char **) { co_return 0; }

// A type is complete when something uses it.
void instantiate() {
  (void)task();
  (void)generator();
  (void)generatorWithPush();
}

int main() { return cobalt::run(task()); }

// CHECK-LABEL: type boost::cobalt::task<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type boost::cobalt::promise<int> (
// CHECK-NEXT:  also: boost::cobalt::promise<>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK:       awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says loses-result
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type boost::cobalt::generator<int> (
// CHECK-NEXT:  kind: awaited-generator{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says loses-result
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type boost::cobalt::generator<double, int> (
// CHECK-NEXT:  kind: awaited-generator -- {{.*}}structure says async-generator
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: async-next{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says loses-result
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type boost::cobalt::detached (
// CHECK-NEXT:  kind: detached{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  when dropped: harmless
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type boost::cobalt::thread (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK:       awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says never-runs
// CHECK-NEXT:  role: executor-affine
// CHECK-NEXT:  role: joining-destructor

// CHECK-LABEL: type boost::cobalt::wait_group (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: cancels -- {{.*}}structure says unknown
// CHECK-NEXT:  role: scope
// CHECK-NEXT:  role: group
// CHECK-NEXT:  join: operator co_await, wait, await_exit
// CHECK-NEXT:  close: cancel
// CHECK-NEXT:  spawn: push_back

// CHECK-LABEL: type boost::cobalt::main (
// CHECK-NEXT:  kind: coroutine{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  when dropped: harmless -- {{.*}}structure says unknown
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: call boost::cobalt::promise<int>::operator+ (
// CHECK:       role: detach, the object

// CHECK-LABEL: call boost::cobalt::promise<int>::detach (
// CHECK:       role: detach, the object

// CHECK-LABEL: call boost::cobalt::join (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call boost::cobalt::spawn (
// CHECK:       role: spawn, argument 1

// CHECK-LABEL: call boost::cobalt::run (
// CHECK:       role: sync-wait (deadlock), argument 0
