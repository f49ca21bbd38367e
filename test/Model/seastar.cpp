// What is believed of Seastar.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/seastar \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/rwlock.hh>
#include <seastar/core/semaphore.hh>
#include <seastar/core/sleep.hh>
#include <seastar/core/thread.hh>
#include <seastar/core/when_all.hh>
#include <seastar/coroutine/all.hh>
#include <seastar/coroutine/as_future.hh>
#include <seastar/coroutine/exception.hh>
#include <seastar/coroutine/generator.hh>
#include <seastar/coroutine/maybe_yield.hh>
#include <seastar/coroutine/parallel_for_each.hh>
#include <seastar/coroutine/switch_to.hh>

namespace ss = seastar;

ss::future<int> future();
ss::coroutine::experimental::generator<int> generator();

ss::future<> uses(ss::gate &Gate, ss::semaphore &Semaphore, ss::rwlock &Lock, std::vector<int> Numbers) {
  ss::gate::holder Holder = Gate.hold();
  auto Units = co_await ss::get_units(Semaphore, 1);
  auto Write = co_await Lock.hold_write_lock();
  auto Elements = generator();
  co_await Elements();
  co_await ss::coroutine::all([] { return future(); });
  co_await ss::coroutine::maybe_yield();
  co_await ss::coroutine::as_future(future());
  co_await ss::coroutine::switch_to(ss::current_scheduling_group());
  (void)ss::with_gate(Gate, [] { return ss::sleep(std::chrono::seconds(1)); });
  co_await ss::coroutine::return_exception(1);
  co_await ss::coroutine::parallel_for_each(Numbers, [](int) { return future(); });
  co_await ss::coroutine::without_preemption_check(future());
  future().get();
}

// CHECK-LABEL: type seastar::future<int> (
// CHECK-NEXT:  also: seastar::future<>, seastar::future<seastar::semaphore_units<seastar::semaphore_default_exception_factory>>, seastar::future<seastar::rwlock::holder>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: free operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: loses-result
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type seastar::coroutine::experimental::internal::unbuffered::generator<int, void> (
// CHECK-NEXT:  kind: async-generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: async-next{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type seastar::gate (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: gate
// CHECK-NEXT:  join: close
// CHECK-NEXT:  close: close
// CHECK-NEXT:  spawn: hold, try_hold, enter, try_enter
// CHECK-NEXT:  release: leave

// CHECK-LABEL: type seastar::basic_semaphore<seastar::semaphore_default_exception_factory> (
// CHECK-NEXT:  seen as: its template, which nothing here instantiates
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: semaphore
// CHECK-NEXT:  acquire: wait, try_wait
// CHECK-NEXT:  release: signal

// CHECK-LABEL: type seastar::semaphore_units<seastar::semaphore_default_exception_factory> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: semaphore-units
// CHECK-NEXT:  release: release, return_all, return_units

// CHECK-LABEL: type seastar::coroutine::experimental::internal::unbuffered::generator<int, void>::call_awaiter (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: std::optional<std::reference_wrapper<int>>{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type seastar::coroutine::all<(lambda at {{.*}})> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: std::tuple<int>{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: loses-result -- {{.*}}structure says never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type seastar::coroutine::maybe_yield (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type seastar::internal::as_future_awaiter<int> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: seastar::future<int>{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: loses-result -- {{.*}}structure says never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type seastar::coroutine::switch_to (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: seastar::scheduling_group{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type seastar::coroutine::exception (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: free operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: never-runs -- {{.*}}structure says unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type seastar::coroutine::parallel_for_each<(lambda at {{.*}})> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: loses-result -- {{.*}}structure says never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type seastar::internal::without_preemption_check<int> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: free operator co_await
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: loses-result -- {{.*}}structure says never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: call seastar::coroutine::all<(lambda at {{.*}})>::all (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call seastar::coroutine::as_future (
// CHECK:       role: forwards-result, argument 0

// CHECK-LABEL: call seastar::with_gate (
// CHECK:       role: spawn, argument 1

// CHECK-LABEL: call seastar::future<int>::get (
// CHECK:       role: sync-wait (deadlock), the object
// CHECK:       instead: co_await
