// What is believed of Boost.Asio.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/boost-asio \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/coro.hpp>
#include <thread>

namespace asio = boost::asio;

asio::awaitable<int> awaitable();
asio::awaitable<void> awaitableOfVoid();
asio::experimental::coro<int> coroThatYields(asio::any_io_executor) {
  co_yield 1;
}
asio::experimental::coro<void, int> coroThatReturns(asio::any_io_executor) {
  co_return 1;
}

asio::awaitable<void> uses(asio::steady_timer &Timer) {
  auto Deferred = Timer.async_wait(asio::deferred);
  co_await std::move(Deferred);
  co_await Timer.async_wait(asio::use_awaitable);
  asio::co_spawn(Timer.get_executor(), awaitableOfVoid(), asio::detached);
  using namespace asio::experimental::awaitable_operators;
  co_await (awaitable() && awaitable());
  std::this_thread::sleep_for(std::chrono::seconds(1));
}

void run(asio::io_context &Context) { Context.run(); }

// CHECK-LABEL: type boost::asio::awaitable<int> (
// CHECK-NEXT:  also: boost::asio::awaitable<void>, boost::asio::awaitable<std::tuple<int, int>>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only, single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type boost::asio::experimental::coro<int> (
// CHECK-NEXT:  kind: awaited-generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  ownership: move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type boost::asio::experimental::coro<void, int> (
// CHECK-NEXT:  kind: awaited-generator -- {{.*}}structure says task
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  ownership: move-only -- {{.*}}structure says single-shot
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type boost::asio::deferred_async_operation<void (boost::system::error_code), boost::asio::detail::Initiate<boost::asio::basic_waitable_timer<std::chrono::steady_clock>>> (
// CHECK-NEXT:  kind: operation -- {{.*}}structure says none
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs -- {{.*}}structure says harmless
// CHECK-NOT:   role:

// CHECK-LABEL: call boost::asio::co_spawn (
// CHECK:       role: keeps-callable-alive, argument 1
// CHECK-NEXT:  role: spawn, argument 1

// CHECK-LABEL: call boost::asio::experimental::awaitable_operators::operator&& (
// CHECK:       role: consumes, all arguments

// CHECK-LABEL: call std::this_thread::sleep_for (
// CHECK:       role: blocking (sleep)
// CHECK:       replacement: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, $0).async_wait(boost::asio::use_awaitable)

// CHECK-LABEL: call boost::asio::io_context::run (
// CHECK:       role: blocking (deadlock)
