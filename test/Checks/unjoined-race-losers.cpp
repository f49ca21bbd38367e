// Races of more libraries: whose losers run on, and whose do not.
// RUN: %check_coro_tidy %s coro-unjoined-race %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-unjoined-race %t -check-suffix=YACLIB -lib=yaclib -- -- -DYACLIB
// RUN: %check_coro_tidy %s coro-unjoined-race %t -check-suffix=WINRT -lib=winrt -- -- -DWINRT
// RUN: %check_coro_tidy %s coro-unjoined-race %t -check-suffix=CONCURRENCPP -lib=concurrencpp -- -- -DCONCURRENCPP
// RUN: %check_coro_tidy %s coro-unjoined-race %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-unjoined-race %t -check-suffix=SIMPLE -lib=async_simple -- -- -DSIMPLE
// RUN: %check_coro_tidy %s coro-unjoined-race %t -expect-no-diagnosis -lib=boost-asio -- -- -DASIO
// RUN: %check_coro_tidy %s coro-unjoined-race %t -expect-no-diagnosis -lib=stdexec -- -- -DSTDEXEC
// RUN: %check_coro_tidy %s coro-unjoined-race %t -expect-no-diagnosis -lib=unifex -- -- -DUNIFEX
// RUN: %check_coro_tidy %s coro-unjoined-race %t -expect-no-diagnosis -lib=hackerl-asyncio -- -- -DASYNCIO
#include <chrono>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#ifdef SEASTAR
#include <seastar/core/abort_source.hh>
#include <seastar/core/coroutine.hh>
#include <seastar/core/when_any.hh>
#include <seastar/core/with_timeout.hh>
using clock_type = std::chrono::steady_clock;
seastar::future<> pause();
seastar::future<> send(const std::string &text) {
  co_await pause();
  (void)text.size();
}
seastar::future<> sendCopy(std::string text) {
  co_await pause();
  (void)text.size();
}
seastar::future<> sendUntil(const std::string &text, seastar::abort_source &) {
  co_await pause();
  (void)text.size();
}
seastar::future<> inTime(clock_type::time_point deadline) {
  std::string text = "text";
  co_await seastar::with_timeout(deadline, send(text));
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
}
seastar::future<> theFirst() {
  std::string text = "text";
  co_await seastar::when_any(send(text), pause());
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
}
seastar::future<> copies(clock_type::time_point deadline) {
  std::string text = "text";
  co_await seastar::with_timeout(deadline, sendCopy(text));
}
seastar::future<> aborts(clock_type::time_point deadline) {
  std::string text = "text";
  seastar::abort_source as;
  co_await seastar::with_timeout(deadline, sendUntil(text, as));
  as.request_abort();
}
// The losers come back, and are awaited.
seastar::future<> awaitsTheLosers() {
  std::string text = "text";
  auto first = co_await seastar::when_any(send(text), pause());
  co_await std::move(std::get<0>(first.futures));
}
seastar::future<> awaitsEachOfThem() {
  std::string text = "text";
  std::vector<seastar::future<>> all;
  all.push_back(send(text));
  auto first = co_await seastar::when_any(all.begin(), all.end());
  for (auto &each : first.futures)
    co_await std::move(each);
}
seastar::future<> forgetsThem() {
  std::string text = "text";
  std::vector<seastar::future<>> all;
  all.push_back(send(text));
  auto first = co_await seastar::when_any(all.begin(), all.end());
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:25: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  co_await pause();
}
#endif

#ifdef YACLIB
#include <yaclib/async/when_any.hpp>
#include <yaclib/coro/await.hpp>
#include <yaclib/coro/future.hpp>
yaclib::Future<int> pause();
yaclib::Future<int> send(const std::string &text) {
  co_await pause();
  co_return text.size();
}
yaclib::Future<int> sendCopy(std::string text) {
  co_await pause();
  co_return text.size();
}
yaclib::Future<int> races() {
  std::string text = "text";
  auto first = co_await yaclib::WhenAny(send(text), pause());
  // CHECK-MESSAGES-YACLIB: :[[@LINE-1]]:25: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  co_return 0;
}
yaclib::Future<int> racesByAPolicy() {
  std::string text = "text";
  co_await yaclib::WhenAny<yaclib::FailPolicy::FirstFail>(send(text), pause());
  // CHECK-MESSAGES-YACLIB: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  co_return 0;
}
yaclib::Future<int> copies() {
  std::string text = "text";
  co_await yaclib::WhenAny(sendCopy(text), pause());
  co_return 0;
}
#endif

#ifdef WINRT
#include <winrt/Windows.Foundation.h>
using winrt::Windows::Foundation::IAsyncOperation;
IAsyncOperation<int> pause();
IAsyncOperation<int> send(const std::string &text) {
  co_await pause();
  co_return text.size();
}
IAsyncOperation<int> sendCopy(std::string text) {
  co_await pause();
  co_return text.size();
}
IAsyncOperation<int> races() {
  std::string text = "text";
  co_return co_await winrt::when_any(send(text), pause());
  // CHECK-MESSAGES-WINRT: :[[@LINE-1]]:22: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
}
IAsyncOperation<int> copies() {
  std::string text = "text";
  co_return co_await winrt::when_any(sendCopy(text), pause());
}
#endif

#ifdef CONCURRENCPP
#include <concurrencpp/concurrencpp.h>
using concurrencpp::result;
using executor = std::shared_ptr<concurrencpp::thread_pool_executor>;
result<int> pause();
result<int> send(const std::string &text) {
  co_await pause();
  co_return text.size();
}
result<int> races(executor ex) {
  std::string text = "text";
  auto any = co_await concurrencpp::when_any(ex, send(text), pause());
  // CHECK-MESSAGES-CONCURRENCPP: :[[@LINE-1]]:23: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  co_return any.index;
}
result<int> awaitsTheLosers(executor ex) {
  std::string text = "text";
  auto any = co_await concurrencpp::when_any(ex, send(text), pause());
  co_return co_await std::get<0>(any.results);
}
result<int> takesThemApart(executor ex) {
  std::string text = "text";
  auto [index, results] = co_await concurrencpp::when_any(ex, send(text), pause());
  co_return co_await std::get<0>(results);
}
#endif

#ifdef FOLLY
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <folly/futures/Future.h>
folly::coro::Task<int> pause();
folly::coro::Task<int> send(const std::string &text) {
  co_await pause();
  co_return text.size();
}
folly::coro::Task<int> futures(folly::Executor::KeepAlive<> ex) {
  std::string text = "text";
  std::vector<folly::SemiFuture<int>> all;
  all.push_back(folly::coro::co_withExecutor(ex, send(text)).start());
  auto first = co_await folly::collectAny(all);
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:25: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  co_return first.first;
}
// The one for tasks cancels the others, and waits for them.
folly::coro::Task<int> tasks() {
  std::string text = "text";
  auto first = co_await folly::coro::collectAny(send(text), pause());
  co_return first.first;
}
#endif

#ifdef SIMPLE
#include <async_simple/coro/Collect.h>
#include <async_simple/coro/Lazy.h>
using async_simple::SignalType;
using async_simple::coro::Lazy;
Lazy<> pause();
Lazy<int> length(const std::string &text) {
  co_await pause();
  co_return text.size();
}
Lazy<> signalsNobody() {
  std::string text = "text";
  std::vector<Lazy<int>> all;
  all.push_back(length(text));
  co_await async_simple::coro::collectAny<SignalType::None>(std::move(all));
  // CHECK-MESSAGES-SIMPLE: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
}
Lazy<> signalsTheLosers() {
  std::string text = "text";
  std::vector<Lazy<int>> all;
  all.push_back(length(text));
  co_await async_simple::coro::collectAny<SignalType::Terminate>(
      std::move(all));
}
#endif

#ifdef ASIO
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
using boost::asio::awaitable;
using boost::asio::deferred;
using boost::asio::use_awaitable;
using namespace boost::asio::experimental::awaitable_operators;
awaitable<void> pause();
awaitable<void> send(const std::string &text) {
  co_await pause();
  (void)text.size();
}
awaitable<void> byAnOperator() {
  std::string text = "text";
  co_await (send(text) || pause());
}
awaitable<void> byAGroup(boost::asio::any_io_executor ex) {
  std::string text = "text";
  co_await boost::asio::experimental::make_parallel_group(
      boost::asio::co_spawn(ex, send(text), deferred),
      boost::asio::co_spawn(ex, pause(), deferred))
      .async_wait(boost::asio::experimental::wait_for_one(), use_awaitable);
}
#endif

#ifdef STDEXEC
#include <exec/task.hpp>
#include <exec/when_any.hpp>
exec::task<int> send(const std::string &text) { co_return text.size(); }
exec::task<int> races() {
  std::string text = "text";
  co_return co_await exec::when_any(send(text), send(text));
}
#endif

#ifdef UNIFEX
#include <unifex/task.hpp>
#include <unifex/when_any.hpp>
unifex::task<int> send(const std::string &text) { co_return text.size(); }
unifex::task<int> races() {
  std::string text = "text";
  co_return co_await unifex::when_any(send(text), send(text));
}
#endif

#ifdef ASYNCIO
#include <asyncio/task.h>
asyncio::task::Task<int> pause();
asyncio::task::Task<int> send(const std::string &text) {
  co_await pause();
  co_return text.size();
}
asyncio::task::Task<int> races() {
  std::string text = "text";
  co_return co_await asyncio::race(send(text), send(text));
}
#endif
