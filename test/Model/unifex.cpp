// What is believed of libunifex.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/unifex \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <unifex/async_manual_reset_event.hpp>
#include <unifex/async_mutex.hpp>
#include <unifex/just.hpp>
#include <unifex/spawn_detached.hpp>
#include <unifex/sync_wait.hpp>
#include <unifex/task.hpp>
#include <unifex/v2/async_scope.hpp>
#include <unifex/when_all.hpp>

unifex::task<int> task();

unifex::task<void> uses(unifex::async_mutex &Mutex,
                        unifex::v2::async_scope &Scope) {
  co_await task();
  co_await Mutex.async_lock();
  auto Sender = unifex::just(1);
  co_await std::move(Sender);
  co_await unifex::when_all(task(), task());
  unifex::spawn_detached(unifex::just(), Scope);
  co_await Scope.join();
}

int main() { unifex::sync_wait(task()); }

// CHECK-LABEL: type unifex::_task::_task<int, false>::type (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: a member or friend that makes an awaitable of it
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type unifex::_task::_task<void, false>::type (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: a member or friend that makes an awaitable of it
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type unifex::async_mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: async_lock, try_lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type unifex::v2::async_scope (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: scope
// CHECK-NEXT:  join: join
// CHECK-NEXT:  spawn: nest

// CHECK-LABEL: type unifex::detail::_sender<unifex::async_mutex, void, unifex::async_mutex *>::type (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: coroutines that take senders
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type unifex::detail::_sender<unifex::_just::_fn, int, int>::type (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: coroutines that take senders
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type unifex::detail::_sender<unifex::_when_all::_fn, std::tuple<std::variant<std::tuple<int>>, std::variant<std::tuple<int>>>, unifex::_task::_task<int, false>::type, unifex::_task::_task<int, false>::type>::type (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: coroutines that take senders
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type unifex::detail::_sender<unifex::_just::_fn, void>::type (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: coroutines that take senders
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type unifex::detail::_sender<unifex::v2::async_scope, void, unifex::v2::async_scope *>::type (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: coroutines that take senders
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: call unifex::_sync_wait_cpo::_fn::operator() (
// CHECK:       role: sync-wait (deadlock), argument 0
