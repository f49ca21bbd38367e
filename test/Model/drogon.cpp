// What is believed of Drogon.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/drogon \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <drogon/drogon.h>
#include <drogon/orm/CoroMapper.h>

drogon::Task<int> task();
drogon::AsyncTask asyncTask() { co_return; }

drogon::Task<> uses(drogon::Mutex &Mutex, drogon::orm::DbClientPtr Database,
                    trantor::EventLoop *Loop) {
  auto Lock = co_await Mutex.scoped_lock();
  co_await Database->execSqlCoro("select 1");
  co_await drogon::sleepCoro(Loop, std::chrono::seconds(1));
  drogon::async_run([]() -> drogon::Task<> { co_return; });
}

struct User {};
drogon::Task<> maps(drogon::orm::CoroMapper<User> Mapper) {
  User Found = co_await Mapper.findByPrimaryKey(1);
}

int main() { return drogon::sync_wait(task()); }

// CHECK-LABEL: type drogon::Task<int> (
// CHECK-NEXT:  also: drogon::Task<void>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type drogon::AsyncTask (
// CHECK-NEXT:  kind: detached{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  when dropped: harmless
// CHECK-NOT:   role:

// CHECK-LABEL: type drogon::Mutex (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: scoped_lock, lock
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type std::unique_lock<drogon::Mutex> (
// CHECK-NEXT:  kind: none{{$| }}
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  role: lock-guard
// CHECK-NEXT:  role: async-lock
// CHECK-NEXT:  acquire: lock, try_lock, try_lock_for, try_lock_until
// CHECK-NEXT:  release: unlock

// CHECK-LABEL: type drogon::Mutex::ScopedLockAwaiter (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: std::unique_lock<drogon::Mutex>{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type drogon::orm::internal::SqlAwaiter (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: const drogon::orm::Result &{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type drogon::internal::TimerAwaiter (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type drogon::orm::internal::MapperAwaiter<User> (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: const User &{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs

// CHECK-LABEL: call drogon::async_run (
// CHECK:       role: keeps-callable-alive, argument 0
// CHECK-NEXT:  role: detach, argument 0
// CHECK-NEXT:  role: spawn, argument 0

// CHECK-LABEL: call drogon::sync_wait (
// CHECK:       role: sync-wait (deadlock), argument 0
