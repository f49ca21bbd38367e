// The scopes, gates and groups of the libraries.
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -check-suffix=STDEXEC -lib=stdexec -- -- -DSTDEXEC
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -check-suffix=UNIFEX -lib=unifex -- -- -DUNIFEX
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -check-suffix=HACKERL -std=c++23 -lib=hackerl-asyncio -- -- -DHACKERL
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -expect-no-diagnosis -lib=libcoro -- -- -DLIBCORO
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -expect-no-diagnosis -lib=boost-asio,boost-cobalt -- -- -DCOBALT
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -expect-no-diagnosis -lib=kj -- -- -DKJ

#ifdef FOLLY
#include <folly/coro/AsyncScope.h>
#include <folly/coro/Task.h>
using folly::coro::Task;
Task<void> work();
folly::coro::TaskWithExecutor<void> workOn(folly::Executor *);

Task<void> neverJoined(folly::Executor *executor) {
  folly::coro::AsyncScope scope;
  scope.add(workOn(executor));
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:9: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
Task<void> joined(folly::Executor *executor) {
  folly::coro::AsyncScope scope;
  scope.add(workOn(executor));
  co_await scope.joinAsync();
}
Task<void> cancelledButNotJoined(folly::Executor *executor) {
  folly::coro::CancellableAsyncScope scope;
  scope.add(workOn(executor));
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:9: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  scope.requestCancellation();
  co_await work();
}
Task<void> cancelledAndJoined(folly::Executor *executor) {
  folly::coro::CancellableAsyncScope scope;
  scope.add(workOn(executor));
  co_await scope.cancelAndJoinAsync();
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
seastar::future<> work();

seastar::future<> neverClosed() {
  seastar::gate gate;
  (void)seastar::with_gate(gate, [] { return work(); });
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:9: warning: 'gate' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
seastar::future<> entered() {
  seastar::gate gate;
  gate.enter();
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:8: warning: 'gate' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
seastar::future<> closed() {
  seastar::gate gate;
  (void)seastar::with_gate(gate, [] { return work(); });
  co_await gate.close();
}
// Who awaits the work, or holds the gate no longer than it lives, leaves nothing inside.
seastar::future<> awaited() {
  seastar::gate gate;
  co_await seastar::with_gate(gate, [] { return work(); });
}
seastar::future<> held() {
  seastar::gate gate;
  auto holder = gate.hold();
  co_await work();
}
seastar::future<> enteredAndLeft() {
  seastar::gate gate;
  gate.enter();
  co_await work();
  gate.leave();
}
#endif

#ifdef STDEXEC
#include <exec/async_scope.hpp>
#include <exec/task.hpp>
#include <stdexec/execution.hpp>
exec::task<void> work();

exec::task<void> neverJoined() {
  stdexec::counting_scope scope;
  stdexec::spawn(stdexec::just(), scope.get_token());
  // CHECK-MESSAGES-STDEXEC: :[[@LINE-1]]:41: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
exec::task<void> closedButNotJoined() {
  stdexec::counting_scope scope;
  stdexec::spawn(stdexec::just(), scope.get_token());
  // CHECK-MESSAGES-STDEXEC: :[[@LINE-1]]:41: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  scope.close();
  co_await work();
}
exec::task<void> joined() {
  stdexec::counting_scope scope;
  stdexec::spawn(stdexec::just(), scope.get_token());
  co_await scope.join();
}
exec::task<void> joinedFromOutside() {
  stdexec::counting_scope scope;
  stdexec::spawn(stdexec::just(), scope.get_token());
  stdexec::sync_wait(scope.join());
  co_await work();
}
exec::task<void> notEmptied(bool stop) {
  exec::async_scope scope;
  scope.spawn(stdexec::just());
  // CHECK-MESSAGES-STDEXEC: :[[@LINE-1]]:9: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  if (stop)
    co_return;
  co_await scope.on_empty();
}
exec::task<void> emptied() {
  exec::async_scope scope;
  scope.spawn(stdexec::just());
  scope.request_stop();
  co_await scope.on_empty();
}
#endif

#ifdef UNIFEX
#include <unifex/async_scope.hpp>
#include <unifex/just.hpp>
#include <unifex/spawn_detached.hpp>
#include <unifex/task.hpp>
#include <unifex/v2/async_scope.hpp>
unifex::task<void> work();

unifex::task<void> neverJoined() {
  unifex::v2::async_scope scope;
  unifex::spawn_detached(unifex::just(), scope);
  // CHECK-MESSAGES-UNIFEX: :[[@LINE-1]]:3: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
unifex::task<void> joined() {
  unifex::v2::async_scope scope;
  unifex::spawn_detached(unifex::just(), scope);
  co_await scope.join();
}
unifex::task<void> neverCompleted() {
  unifex::async_scope scope;
  scope.detached_spawn(unifex::just());
  // CHECK-MESSAGES-UNIFEX: :[[@LINE-1]]:9: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
unifex::task<void> cleanedUp() {
  unifex::async_scope scope;
  scope.detached_spawn(unifex::just());
  co_await scope.cleanup();
}
// Whoever keeps the future waits by it.
unifex::task<void> keptFuture() {
  unifex::async_scope scope;
  auto future = scope.spawn(unifex::just());
  co_await std::move(future);
}
#endif

#ifdef HACKERL
#include <asyncio/task.h>
asyncio::task::Task<void> work();

asyncio::task::Task<void> neverAwaited() {
  asyncio::task::TaskGroup group;
  group.add(work());
  // CHECK-MESSAGES-HACKERL: :[[@LINE-1]]:9: warning: 'group' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
asyncio::task::Task<void> awaited() {
  asyncio::task::TaskGroup group;
  group.add(work());
  co_await group;
}
#endif

// These wait or cancel in their destructors.
#ifdef LIBCORO
#include <coro/scheduler.hpp>
#include <coro/task_group.hpp>
coro::task<void> work();
coro::task<void> joinedByTheDestructor(coro::scheduler *scheduler) {
  coro::task_group<coro::scheduler> group{scheduler};
  (void)group.start(work());
  co_await work();
}
#endif
#ifdef COBALT
#include <boost/cobalt.hpp>
namespace cobalt = boost::cobalt;
cobalt::promise<void> work();
cobalt::task<void> cancelledByTheDestructor() {
  cobalt::wait_group group;
  group.push_back(work());
  co_await work();
}
#endif
#ifdef KJ
#include <kj/async.h>
kj::Promise<void> work();
kj::Promise<void> cancelledByTheDestructor(kj::TaskSet::ErrorHandler &handler) {
  kj::TaskSet tasks(handler);
  tasks.add(work());
  co_await work();
}
#endif
