// Tokens of the libraries that are not passed on, and what is no fault.
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -check-suffix=STD -lib=libcoro -fix-notes -- -- -DSTD
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -check-suffix=FOLLY -lib=folly -fix-notes -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -check-suffix=ASIO -lib=boost-asio -fix-notes -- -- -DASIO
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -check-suffix=SEASTAR -lib=seastar -fix-notes -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -check-suffix=OWN -lib=libcoro -fix-notes -- --config='{CheckOptions: {CoroProfiles: %S/Inputs/tokens.yaml}}' -- -DOWN
#include <string>
#include <utility>

#ifdef STD
#include <coro/task.hpp>
#include <coro/when_all.hpp>
#include <stop_token>
coro::task<int> fetch(std::string name, std::stop_token stop = {});
coro::task<int> send(std::string text);
coro::task<int> send(std::string text, const std::stop_token &stop);
coro::task<> flush(std::stop_token stop = {});
coro::task<> own(std::string text, std::stop_token &&stop = {});
coro::task<> link(std::string text, std::stop_token &stop);
coro::task<> link(std::string text);

coro::task<int> leftToItsDefault(std::stop_token stop) {
  co_return co_await fetch("a");
  // CHECK-MESSAGES-STD: :[[@LINE-1]]:22: warning: 'stop' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-STD: co_return co_await fetch("a", stop);
}
coro::task<int> anOverload(const std::stop_token &stop) {
  co_return co_await send("a");
  // CHECK-MESSAGES-STD: :[[@LINE-1]]:22: warning: 'stop' is not passed on to 'send': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-STD: co_return co_await send("a", stop);
}
coro::task<> severalAtOnce(std::stop_token stop) {
  co_await coro::when_all(fetch("a"), fetch("b"));
  // CHECK-MESSAGES-STD: :[[@LINE-1]]:27: warning: 'stop' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-MESSAGES-STD: :[[@LINE-2]]:39: warning: 'stop' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-STD: co_await coro::when_all(fetch("a", stop), fetch("b", stop));
}
template <class T> coro::task<int> inATemplate(T name, std::stop_token stop) {
  co_return co_await fetch(name);
  // CHECK-MESSAGES-STD: :[[@LINE-1]]:22: warning: 'stop' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-STD: co_return co_await fetch(name, stop);
}
template coro::task<int> inATemplate<std::string>(std::string, std::stop_token);
template <class T> coro::task<> notInstantiated(T name, std::stop_token stop) {
  co_await flush();
  co_await fetch(name);
}
auto inALambda = [](std::stop_token stop) -> coro::task<> { co_await flush(); };
// CHECK-MESSAGES-STD: :[[@LINE-1]]:70: warning: 'stop' is not passed on to 'flush': cancelling does not reach this await [coro-swallowed-cancellation]
// CHECK-FIXES-STD: auto inALambda = [](std::stop_token stop) -> coro::task<> { co_await flush(stop); };
#define FLUSH co_await flush()
coro::task<> inAMacro(std::stop_token stop) { FLUSH; }
// CHECK-MESSAGES-STD: :[[@LINE-1]]:47: warning: 'stop' is not passed on to 'flush': cancelling does not reach this await [coro-swallowed-cancellation]
coro::task<> whileNobodyAsks(std::stop_token stop) {
  while (!stop.stop_requested()) {
    co_await fetch("a");
    // CHECK-MESSAGES-STD: :[[@LINE-1]]:14: warning: 'stop' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
    // CHECK-FIXES-STD: co_await fetch("a", stop);
  }
}
coro::task<> behindAnEarlyReturn(std::stop_token stop) {
  if (stop.stop_requested())
    co_return;
  co_await fetch("a");
  // CHECK-MESSAGES-STD: :[[@LINE-1]]:12: warning: 'stop' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-STD: co_await fetch("a", stop);
}

// It was passed on, or must not be.
coro::task<> oneOfSeveral(std::stop_token stop) {
  co_await coro::when_all(fetch("a", stop), fetch("b"));
}
coro::task<> moved(std::stop_token stop) {
  co_await fetch("a", std::move(stop));
  co_await fetch("b");
}
coro::task<> notOnPurpose(std::stop_token stop) { co_await fetch("a", {}); }
coro::task<> linked(std::stop_token stop) {
  std::stop_source inner;
  std::stop_callback both(stop, [&] { inner.request_stop(); });
  co_await fetch("a");
}
void closeAll();
coro::task<> aCallbackEndsTheWait(std::stop_token stop) {
  std::stop_callback closes(stop, [] { closeAll(); });
  co_await fetch("a");
}
struct watcher {
  watcher(std::string name, std::stop_token stop);
};
coro::task<> anObjectHasIt(std::stop_token stop) {
  watcher both("a", stop);
  co_await fetch("a");
}
struct keeper {
  std::stop_token kept;
  coro::task<> keeps(std::stop_token stop) {
    kept = stop;
    co_await fetch("a");
  }
};
coro::task<> aLambdaHasIt(std::stop_token stop) {
  auto asks = [stop] { return stop.stop_requested(); };
  (void)asks;
  co_await fetch("a");
}
coro::task<> saysGoodbye(std::stop_token stop) {
  while (!stop.stop_requested())
    co_await fetch("a", stop);
  co_await send("bye");
}
coro::task<> behindAnIf(std::stop_token stop) {
  if (stop.stop_requested()) {
    closeAll();
  }
  co_await send("bye");
}
coro::task<int> send(std::string text, const std::stop_token &stop) {
  auto written = co_await send(text);
  co_return stop.stop_requested() ? 0 : written;
}
coro::task<> canNotBeCopied(std::stop_token stop) { co_await own("a"); }
coro::task<> wouldChangeIt(const std::stop_token &stop) {
  co_await link("a");
}
coro::task<> inANestedLambda(std::stop_token stop) {
  auto inner = []() -> coro::task<> { co_await flush(); };
  co_await inner();
}
int plain(std::string name, std::stop_token stop = {});
coro::task<> noAwait(std::stop_token stop) {
  co_await fetch(std::to_string(plain("a")), stop);
}
#endif

#ifdef FOLLY
#include <folly/CancellationToken.h>
#include <folly/coro/Task.h>
#include <folly/coro/WithCancellation.h>
using folly::CancellationToken;
folly::coro::Task<int> fetch(int n, CancellationToken token = {});
folly::coro::Task<int> forgets(CancellationToken token) {
  co_return co_await fetch(1);
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:22: warning: 'token' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-FOLLY: co_return co_await fetch(1, token);
}
folly::coro::Task<int> attaches(CancellationToken token) {
  co_return co_await folly::coro::co_withCancellation(token, fetch(1));
}
#endif

#ifdef FOLLY
folly::coro::Task<int> attachesAnEmptyOne(CancellationToken token) {
  co_return co_await folly::coro::co_withCancellation(CancellationToken{},
                                                      fetch(1));
}
#endif

#ifdef ASIO
#include <boost/asio.hpp>
using boost::asio::awaitable;
using boost::asio::cancellation_slot;
awaitable<int> fetch(int n, cancellation_slot slot = {});
awaitable<int> forgets(cancellation_slot slot) { co_return co_await fetch(1); }
// CHECK-MESSAGES-ASIO: :[[@LINE-1]]:69: warning: 'slot' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
// CHECK-FIXES-ASIO: awaitable<int> forgets(cancellation_slot slot) { co_return co_await fetch(1, slot); }
awaitable<int> passes(cancellation_slot slot) {
  co_return co_await fetch(1, slot);
}
awaitable<int> assigns(cancellation_slot slot) {
  slot.assign([](auto) {});
  co_return co_await fetch(1);
}
#endif

#ifdef SEASTAR
#include <seastar/core/abort_source.hh>
#include <seastar/core/coroutine.hh>
seastar::future<int> fetch(int n);
seastar::future<int> fetch(int n, seastar::abort_source &as);
seastar::future<int> forgets(seastar::abort_source &as) {
  co_return co_await fetch(1);
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:22: warning: 'as' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-SEASTAR: co_return co_await fetch(1, as);
}
seastar::future<int> passes(seastar::abort_source &as) {
  co_return co_await fetch(1, as);
}
#endif

#ifdef OWN
#include <coro/task.hpp>
namespace own {
struct stopper { // by its vocabulary
  bool stop_requested() const;
};
struct breaker { // by a profile
  bool broken() const;
};
struct widget {
  bool repaint_requested() const;
};
} // namespace own
coro::task<int> fetch(int n, own::stopper stop = {});
coro::task<int> load(int n, own::breaker stop = {});
coro::task<int> paint(int n, own::widget w = {});
coro::task<int> forgetsTheStopper(own::stopper stop) {
  co_return co_await fetch(1);
  // CHECK-MESSAGES-OWN: :[[@LINE-1]]:22: warning: 'stop' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-OWN: co_return co_await fetch(1, stop);
}
coro::task<int> forgetsTheBreaker(own::breaker stop) {
  co_return co_await load(1);
  // CHECK-MESSAGES-OWN: :[[@LINE-1]]:22: warning: 'stop' is not passed on to 'load': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-FIXES-OWN: co_return co_await load(1, stop);
}
coro::task<int> anotherKind(own::widget w) { co_return co_await paint(1); }
#endif
