// Senders that are consumed without being awaited are no fault; one that nothing connects never starts.
// RUN: %coro-tidy --checks=-*,coro-* %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/stdexec \
// RUN:   | count 0
// RUN: not %coro-tidy --checks=-*,coro-* %s -- -DDROPS -std=c++20 -nostdinc++ -isystem %inputs/std \
// RUN:   -isystem %inputs/lib/stdexec | FileCheck %s --implicit-check-not="warning:"
#include <exec/async_scope.hpp>
#include <exec/start_detached.hpp>
#include <exec/static_thread_pool.hpp>
#include <stdexec/execution.hpp>
#include <utility>

auto returned() { return stdexec::just(1); }

template <class Sender> void forwards(Sender &&Work) { exec::start_detached(std::forward<Sender>(Work)); }

void consumes(exec::async_scope &Scope, exec::static_thread_pool &Pool) {
  stdexec::sync_wait(stdexec::just(1));
  auto Piped = stdexec::schedule(Pool.get_scheduler()) | stdexec::then([] {});
  exec::start_detached(std::move(Piped));
  auto Kept = stdexec::when_all(stdexec::just(1), returned());
  stdexec::sync_wait(std::move(Kept));
  Scope.spawn(stdexec::just());
  stdexec::sync_wait(Scope.on_empty());
  forwards(stdexec::just());
}

#ifdef DROPS
void drops(exec::static_thread_pool &Pool) {
  stdexec::schedule(Pool.get_scheduler());
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  stdexec::just(1) | stdexec::then([](int) {});
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [coro-unawaited-task]
}
#endif
