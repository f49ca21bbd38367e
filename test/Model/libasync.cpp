// What is believed of libasync.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/libasync \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <async/algorithm.hpp>
#include <async/generator.hpp>
#include <async/mutex.hpp>
#include <async/oneshot-event.hpp>
#include <async/result.hpp>
#include <async/wait-group.hpp>

async::result<int> result();
async::detached detached() { co_return; }
async::generator<int> generator();

async::result<void> uses(async::mutex &Mutex, async::oneshot_event &Event) {
  co_await result();
  co_await Mutex.async_lock();
  co_await Event.wait();
  auto Elements = generator();
  co_await Elements.next();
  co_await async::when_all(result(), result());
}

int main() { return async::run(result()); }

// CHECK-LABEL: type async::result<int> (
// CHECK-NEXT:  also: async::result<void>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: free operator co_await
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type async::detached (
// CHECK-NEXT:  kind: detached{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  when dropped: harmless
// CHECK-NOT:   role:

// CHECK-LABEL: type async::generator<int> (
// CHECK-NEXT:  kind: async-generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: async-next{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type async::mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: async_lock, try_lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type async::detail::wait_sender<async::mutex, void> (
// CHECK-NEXT:  also: async::detail::wait_sender<async::oneshot_event, void>
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: free operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type async::generator<int>::next_sender (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: free operator co_await
// CHECK-NEXT:  awaiting gives: std::optional<int>{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type async::when_all_sender<async::result<int>, async::result<int>> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: free operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: call async::when_all (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call async::run (
// CHECK:       role: sync-wait (deadlock), argument 0
