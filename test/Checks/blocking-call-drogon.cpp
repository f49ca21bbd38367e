// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=drogon -fix-notes
// Drogon: what blocks a handler, the awaitable forms, and what is queued in a loop.
#include <chrono>
#include <drogon/drogon.h>
#include <thread>
#include <unistd.h>

using drogon::Task;
using namespace std::chrono_literals;

Task<int> answer() { co_return 42; }

Task<> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await drogon::sleepCoro(trantor::EventLoop::getEventLoopOfCurrentThread(), 100ms);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await drogon::sleepCoro(trantor::EventLoop::getEventLoopOfCurrentThread(), std::chrono::seconds(2));
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await drogon::sleepCoro(trantor::EventLoop::getEventLoopOfCurrentThread(), std::chrono::microseconds(500));
  co_return;
}

Task<int> waitsForAnother() { co_return drogon::sync_wait(answer()); }
// CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'drogon::sync_wait' can deadlock the thread of this coroutine: blocks the thread until the awaitable is done; on the event loop's thread that it needs, that is never [coro-blocking-call]
// CHECK-FIXES: Task<int> waitsForAnother() { co_return co_await answer(); }

Task<std::size_t> queries() {
  auto Database = drogon::app().getDbClient();
  auto Rows = Database->execSqlSync("select 1");
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'drogon::orm::DbClient::execSqlSync' blocks the thread of this coroutine: blocks the thread until the database has answered; on the client's own event loop, that is never [coro-blocking-call]
  // CHECK-FIXES: auto Rows = co_await Database->execSqlCoro("select 1");
  co_return Rows.size();
}

Task<std::size_t> queriesWithArguments() {
  auto Database = drogon::app().getDbClient();
  auto Rows = Database->execSqlSync("select * from users where id = $1", 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'drogon::orm::DbClient::execSqlSync' blocks the thread of this coroutine: blocks the thread until the database has answered; on the client's own event loop, that is never [coro-blocking-call]
  co_return Rows.size();
}

Task<> handsOver(trantor::EventLoop *Loop) {
  Loop->queueInLoop([] { std::this_thread::sleep_for(100ms); });
  co_await drogon::queueInLoopCoro(
      Loop, [] { std::this_thread::sleep_for(100ms); });
}
