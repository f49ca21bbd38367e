// Tasks that are started and awaited at once, one after the other.
// RUN: %check_coro_tidy %s coro-sequential-await %t -check-suffix=COBALT -lib=boost-asio,boost-cobalt -- -- -DCOBALT
// RUN: %check_coro_tidy %s coro-sequential-await %t -check-suffix=ASIO -lib=boost-asio -- -- -DASIO
// RUN: %check_coro_tidy %s coro-sequential-await %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-sequential-await %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
#include <string>
#include <utility>

struct page {
  std::string text;
};

#ifdef COBALT
#include <boost/cobalt.hpp>
namespace cobalt = boost::cobalt;
cobalt::promise<page> load(std::string name);
cobalt::promise<page> renew(std::string name);
cobalt::task<page> atOnce(std::string a, std::string b) {
  auto first = load(a);
  auto left = co_await first;
  auto second = load(b);
  auto right = co_await second;
  // CHECK-MESSAGES-COBALT: :[[@LINE-1]]:16: warning: each of these tasks is awaited as soon as it is started, so that they do not overlap: start both, then await them [coro-sequential-await]
  co_return left.text.empty() ? right : left;
}
cobalt::task<page> bothFirst(std::string a, std::string b) {
  auto first = load(a);
  auto second = load(b);
  auto left = co_await first;
  auto right = co_await second;
  co_return left.text.empty() ? right : left;
}
cobalt::task<page> needsTheFirst(std::string a) {
  auto first = load(a);
  auto left = co_await first;
  auto second = load(left.text);
  auto right = co_await second;
  co_return right;
}
cobalt::task<page> changesSomething(std::string a, std::string b) {
  auto first = renew(a);
  auto left = co_await first;
  auto second = renew(b);
  auto right = co_await second;
  co_return left.text.empty() ? right : left;
}
cobalt::task<page> asksBetween(std::string a, std::string b) {
  auto first = load(a);
  if (first.ready())
    co_return co_await first;
  auto second = load(b);
  auto right = co_await second;
  co_return right;
}
#endif

#ifdef ASIO
#include <boost/asio.hpp>
using boost::asio::awaitable;
using boost::asio::co_spawn;
using boost::asio::use_awaitable;
awaitable<page> load(std::string name);
awaitable<page> renew(std::string name);
awaitable<page> atOnce(boost::asio::any_io_executor pool, std::string a,
                       std::string b) {
  auto left = co_await co_spawn(pool, load(a), use_awaitable);
  auto right = co_await co_spawn(pool, load(b), use_awaitable);
  // CHECK-MESSAGES-ASIO: :[[@LINE-1]]:16: warning: each of these tasks is awaited as soon as it is started, so that they do not overlap: start both, then await them [coro-sequential-await]
  co_return left.text.empty() ? right : left;
}
awaitable<page> onlyOne(boost::asio::any_io_executor pool, std::string a) {
  auto left = co_await co_spawn(pool, load(a), use_awaitable);
  co_return left;
}
awaitable<page> renews(boost::asio::any_io_executor pool, std::string a,
                       std::string b) {
  auto left = co_await co_spawn(pool, renew(a), use_awaitable);
  auto right = co_await co_spawn(pool, renew(b), use_awaitable);
  co_return left.text.empty() ? right : left;
}
#endif

#ifdef FOLLY
#include <folly/coro/Task.h>
folly::coro::Task<page> load(std::string name);
folly::coro::Task<page> atOnce(folly::Executor::KeepAlive<> pool, std::string a,
                               std::string b) {
  auto left = co_await folly::coro::co_withExecutor(pool, load(a)).start();
  auto right = co_await folly::coro::co_withExecutor(pool, load(b)).start();
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:16: warning: each of these tasks is awaited as soon as it is started, so that they do not overlap: start both, then await them [coro-sequential-await]
  co_return left.text.empty() ? right : left;
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
seastar::future<page> load(std::string name);
seastar::future<page> inARow(std::string a, std::string b) {
  auto left = co_await load(a);
  auto right = co_await load(b);
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:16: warning: this await does not need what the one before it gives: the two could run at once [coro-sequential-await]
  co_return left.text.empty() ? right : left;
}
#endif
