// The coroutine types that libraries keep for themselves are neither tasks nor generators to their users: some hand
// their result over with yield_value, some run by themselves.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/cppcoro \
// RUN:   -isystem %inputs/lib/boost-cobalt -isystem %inputs/lib/boost-asio \
// RUN:   | FileCheck %s --implicit-check-not="{{^}}type cppcoro::detail"
#include <boost/cobalt/with.hpp>
#include <cppcoro/async_scope.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>

cppcoro::task<int> task();

auto SyncWait = cppcoro::detail::make_sync_wait_task(task());
// CHECK-LABEL: type cppcoro::detail::sync_wait_task<int> (
// CHECK-NEXT:    kind: coroutine{{$}}
// CHECK:         starts: lazy
// CHECK:         yields: yes
// CHECK:         awaited by: nothing
// CHECK-NEXT:    ownership: move-only
// CHECK-NEXT:    when dropped: unknown

auto WhenAll = cppcoro::detail::make_when_all_task(task());
// CHECK-LABEL: type cppcoro::detail::when_all_task<int> (
// CHECK-NEXT:    kind: coroutine{{$}}
// CHECK:         starts: lazy
// CHECK:         yields: yes
// CHECK:         awaited by: nothing
// CHECK-NEXT:    ownership: move-only
// CHECK-NEXT:    when dropped: unknown

// As cppcoro::async_scope's, which is private.
struct oneway_task {
  struct promise_type {
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    oneway_task get_return_object() { return {}; }
    void return_void() {}
  };
};
// CHECK-LABEL: type oneway_task (
// CHECK-NEXT:    kind: detached{{$}}
// CHECK:         starts: eager
// CHECK:         when dropped: harmless

boost::cobalt::detail::with_impl<void> with();
auto With = with();
// CHECK-LABEL: type boost::cobalt::detail::with_impl<void> (
// CHECK-NEXT:    kind: task{{$}}
// CHECK:         starts: lazy
// CHECK:         ownership: nodiscard
// CHECK:         when dropped: never-runs
