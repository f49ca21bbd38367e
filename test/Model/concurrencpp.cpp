// What is believed of concurrencpp.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/concurrencpp \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <concurrencpp/concurrencpp.h>

using namespace concurrencpp;

result<int> eager();
lazy_result<int> lazy();
shared_result<int> shared();
generator<int> generate();
null_result fireAndForget() { co_return; }

result<void> uses(async_lock &Lock,
                  std::shared_ptr<thread_pool_executor> Executor) {
  scoped_async_lock Guard = co_await Lock.lock(Executor);
  co_await when_all(Executor, eager(), eager());
  co_await eager().resolve();
  co_await resume_on(Executor);
  lazy().run();
  Executor->post([] {});
  eager().get();
}

// A type is complete when something uses it.
void instantiate() {
  (void)lazy();
  (void)shared();
  (void)generate();
}

// CHECK-LABEL: type concurrencpp::result<int> (
// CHECK-NEXT:  also: concurrencpp::result<void>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: idiom
// CHECK-NOT:   role:

// CHECK-LABEL: type concurrencpp::lazy_result<int> (
// CHECK-NEXT:  also: concurrencpp::lazy_result<concurrencpp::scoped_async_lock>, concurrencpp::lazy_result<std::tuple<concurrencpp::result<int>, concurrencpp::result<int>>>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type concurrencpp::shared_result<int> (
// CHECK-NEXT:  kind: task -- {{.*}}structure says operation
// CHECK-NEXT:  awaited by: member operator co_await
// CHECK-NEXT:  when dropped: idiom -- {{.*}}structure says unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type concurrencpp::generator<int> (
// CHECK-NEXT:  kind: generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: sync{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type concurrencpp::null_result (
// CHECK-NEXT:  kind: detached{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  when dropped: harmless
// CHECK-NOT:   role:

// CHECK-LABEL: type concurrencpp::async_lock (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock, try_lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type concurrencpp::scoped_async_lock (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock, try_lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type concurrencpp::resolve_awaitable<int> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: concurrencpp::result<int>{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type concurrencpp::details::resume_on_awaitable<concurrencpp::thread_pool_executor> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  when dropped: never-runs -- profile concurrencpp.yaml:{{[0-9]+}}, structure says unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type concurrencpp::thread_pool_executor (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: joining-destructor

// CHECK-LABEL: call concurrencpp::when_all (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call concurrencpp::result<int>::resolve (
// CHECK:       role: forwards-result, the object

// CHECK-LABEL: call concurrencpp::resume_on (
// CHECK:       role: schedule-on, argument 0

// CHECK-LABEL: call concurrencpp::lazy_result<int>::run (
// CHECK:       role: forwards-result, the object

// CHECK-LABEL: call concurrencpp::executor::post (
// CHECK:       role: offload, argument 0

// CHECK-LABEL: call concurrencpp::result<int>::get (
// CHECK:       role: sync-wait (deadlock), the object
// CHECK:       replacement: co_await $object
