// Races of other libraries.
// RUN: %check_coro_tidy %s coro-unjoined-race %t -check-suffix=SIMPLE -lib=async_simple -- -- -DSIMPLE
// RUN: %check_coro_tidy %s coro-unjoined-race %t -expect-no-diagnosis -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-unjoined-race %t -expect-no-diagnosis -lib=boost-asio,boost-cobalt -- -- -DCOBALT
// RUN: %check_coro_tidy %s coro-unjoined-race %t -expect-no-diagnosis -lib=boost-asio -- -- -DASIO
#include <string>
#include <utility>
#include <vector>

#ifdef SIMPLE
#include <async_simple/coro/Collect.h>
#include <async_simple/coro/Lazy.h>
using async_simple::coro::Lazy;
Lazy<> pause();
Lazy<int> length(const std::string &text) {
  co_await pause();
  co_return text.size();
}
Lazy<int> lengthOfCopy(std::string text) {
  co_await pause();
  co_return text.size();
}
Lazy<> filled() {
  std::string text = "text";
  std::vector<Lazy<int>> all;
  all.push_back(length(text));
  co_await async_simple::coro::collectAny(std::move(all));
  // CHECK-MESSAGES-SIMPLE: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
}
Lazy<> filledWithCopies() {
  std::string text = "text";
  std::vector<Lazy<int>> all;
  all.push_back(lengthOfCopy(text));
  co_await async_simple::coro::collectAny(std::move(all));
}
#endif

// These cancel the losers, and wait for them.
#ifdef FOLLY
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
folly::coro::Task<void> pause();
folly::coro::Task<int> length(const std::string &text) {
  co_await pause();
  co_return text.size();
}
folly::coro::Task<void> race() {
  std::string text = "text";
  co_await folly::coro::collectAny(length(text), length(text));
}
#endif
#ifdef COBALT
#include <boost/cobalt.hpp>
boost::cobalt::promise<void> pause();
boost::cobalt::promise<int> length(const std::string &text) {
  co_await pause();
  co_return text.size();
}
boost::cobalt::task<void> race() {
  std::string text = "text";
  co_await boost::cobalt::race(length(text), length(text));
}
#endif
#ifdef ASIO
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
using namespace boost::asio::experimental::awaitable_operators;
boost::asio::awaitable<void> pause();
boost::asio::awaitable<void> send(const std::string &text) {
  co_await pause();
  (void)text.size();
}
boost::asio::awaitable<void> race() {
  std::string text = "text";
  co_await (send(text) || pause());
}
#endif
