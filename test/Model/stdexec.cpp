// What is believed of stdexec.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/stdexec \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <exec/async_scope.hpp>
#include <exec/start_detached.hpp>
#include <exec/static_thread_pool.hpp>
#include <exec/task.hpp>
#include <stdexec/execution.hpp>

exec::task<int> task();
stdexec::task<int> standardTask();

exec::task<void> uses(exec::async_scope &Scope, exec::static_thread_pool &Pool) {
  co_await task();
  auto Sender = stdexec::just(1) | stdexec::then([](int) {});
  co_await std::move(Sender);
  co_await stdexec::schedule(Pool.get_scheduler());
  co_await stdexec::when_all(task(), task());
  Scope.spawn(stdexec::just());
  co_await Scope.on_empty();
  exec::start_detached(stdexec::just());
}

// A type is complete when something uses it.
void instantiate() {
  (void)standardTask();
}

int main() { stdexec::sync_wait(task()); }

// CHECK-LABEL: type exec::__task::basic_task<int> (
// CHECK-NEXT:  also: exec::__task::basic_task<void>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type stdexec::task<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: coroutines that take senders
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type exec::async_scope (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: scope
// CHECK-NEXT:  join: on_empty, when_empty
// CHECK-NEXT:  close: request_stop
// CHECK-NEXT:  spawn: spawn, nest, spawn_future

// CHECK-LABEL: type exec::static_thread_pool (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: joining-destructor

// CHECK-LABEL: type stdexec::__detail::__sexpr<stdexec::then_t, void, stdexec::__detail::__sexpr<stdexec::just_t, int, int>, (lambda at {{.*}})> (
// CHECK-NEXT:  also: stdexec::__detail::__sexpr<stdexec::just_t, int, int>, stdexec::__detail::__sexpr<stdexec::schedule_t, void, exec::static_thread_pool::scheduler>, stdexec::__detail::__sexpr<stdexec::just_t, void>, stdexec::__detail::__sexpr<exec::async_scope, void, const exec::async_scope *, stdexec::__detail::__sexpr<stdexec::just_t, void>>
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: coroutines that take senders
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: type stdexec::__detail::__sexpr<stdexec::when_all_t, std::tuple<int, int>, exec::__task::basic_task<int>, exec::__task::basic_task<int>> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: coroutines that take senders
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: sender

// CHECK-LABEL: call stdexec::when_all_t::operator() (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call stdexec::sync_wait_t::operator() (
// CHECK:       role: sync-wait (deadlock), argument 0
