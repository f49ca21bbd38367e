// What is believed of the types of standalone Asio 1.22, as its headers declare them.
//
// RUN: %coro-tidy inspect %s -- -std=c++20 -DASIO_STANDALONE -DASIO_HAS_CO_AWAIT | FileCheck %s
// What structure alone tells is the same, but for what docs/design/model.md lists.
// RUN: %coro-tidy inspect --no-profiles %s -- -std=c++20 -DASIO_STANDALONE -DASIO_HAS_CO_AWAIT \
// RUN:   | FileCheck %s --check-prefix=STRUCTURE --implicit-check-not=profile --implicit-check-not="type {{.*}}deferred"

#include <asio.hpp>
#include <asio/experimental/awaitable_operators.hpp>
#include <asio/experimental/coro.hpp>
#include <asio/experimental/use_coro.hpp>
#include <asio/experimental/deferred.hpp>

using namespace asio::experimental::awaitable_operators;
using asio::experimental::deferred;
using asio::experimental::coro;

asio::awaitable<int> answer() { co_return 42; }

coro<int> numbers(asio::any_io_executor) { co_yield 1; }

coro<void() noexcept, int> work(asio::any_io_executor) { co_return 1; }

asio::awaitable<void> echo(asio::ip::tcp::socket Socket, asio::ip::tcp::endpoint Peer) {
  asio::steady_timer Timer(co_await asio::this_coro::executor);
  char Data[64];
  co_await Socket.async_read_some(asio::buffer(Data), asio::use_awaitable);
  co_await (answer() && Timer.async_wait(asio::use_awaitable));
  auto Later = Timer.async_wait(deferred);
  Later(asio::detached);
  Socket.connect(Peer);
}

int main() {
  asio::io_context Context;
  asio::co_spawn(Context, answer(), asio::detached);
  Context.run();
}

// CHECK-LABEL: type asio::awaitable<int> ({{.*}}/awaitable.hpp:{{[0-9:]+}})
// CHECK-NEXT:   also: asio::awaitable<void>, asio::awaitable<unsigned long>
// CHECK-NEXT:   kind: task -- profile asio.yaml:{{[0-9]+}}
// CHECK-NEXT:   promise: asio::detail::awaitable_frame<int, asio::any_io_executor> -- promise through std::coroutine_traits ({{.*}}/awaitable.hpp:{{[0-9:]+}})
// CHECK-NEXT:   starts: lazy -- initial_suspend always suspends ({{.*}}/awaitable.hpp:{{[0-9:]+}}); profile asio.yaml:{{[0-9]+}}
// CHECK:        awaited by: its members await_ready, await_suspend and await_resume ({{.*}}/awaitable.hpp:{{[0-9:]+}})
// CHECK-NEXT:   awaiting gives: int
// CHECK-NEXT:   ownership: nodiscard, move-only, single-shot -- {{..}}nodiscard]] ({{.*}}/awaitable.hpp:{{[0-9:]+}})
// CHECK-NEXT:   when dropped: never-runs -- profile asio.yaml:{{[0-9]+}}

// CHECK-LABEL: type asio::experimental::coro<int> ({{.*}}/coro.hpp:{{[0-9:]+}})
// CHECK-NEXT:   kind: awaited-generator -- profile asio.yaml:{{[0-9]+}}
// CHECK-NEXT:   promise: asio::experimental::detail::coro_promise<int, void, asio::any_io_executor> -- nested promise_type ({{.*}}/coro.hpp:{{[0-9:]+}})
// CHECK-NEXT:   starts: lazy -- initial_suspend always suspends ({{.*}}/coro.hpp:{{[0-9:]+}}); profile asio.yaml:{{[0-9]+}}
// CHECK:        yields: yes ({{.*}}/coro.hpp:{{[0-9:]+}})
// CHECK:        awaited by: member operator co_await ({{.*}}/coro.hpp:{{[0-9:]+}})
// CHECK-NEXT:   ownership: move-only
// CHECK-NEXT:   when dropped: never-runs -- profile asio.yaml:{{[0-9]+}}

// CHECK-LABEL: type asio::experimental::coro<void () noexcept, int> ({{.*}}/coro.hpp:{{[0-9:]+}})
// CHECK-NEXT:   kind: awaited-generator -- profile asio.yaml:{{[0-9]+}}, structure says task
// CHECK-NEXT:   promise: asio::experimental::detail::coro_promise<void () noexcept, int, asio::any_io_executor> -- nested promise_type ({{.*}}/coro.hpp:{{[0-9:]+}})
// CHECK-NEXT:   starts: lazy -- initial_suspend always suspends ({{.*}}/coro.hpp:{{[0-9:]+}}); profile asio.yaml:{{[0-9]+}}
// CHECK:        awaited by: member operator co_await ({{.*}}/coro.hpp:{{[0-9:]+}})
// CHECK-NEXT:   ownership: move-only -- profile asio.yaml:{{[0-9]+}}, structure says single-shot
// CHECK-NEXT:   when dropped: never-runs -- profile asio.yaml:{{[0-9]+}}

// CHECK-LABEL: type asio::experimental::deferred_async_operation<void (std::error_code), asio::basic_waitable_timer<std::chrono::steady_clock>::initiate_async_wait> ({{.*}}/deferred.hpp:{{[0-9:]+}})
// CHECK-NEXT:   kind: operation -- profile asio.yaml:{{[0-9]+}}, structure says none
// CHECK-NEXT:   ownership: nodiscard
// CHECK-NEXT:   when dropped: never-runs -- profile asio.yaml:{{[0-9]+}}

// CHECK-LABEL: coroutine answer ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK:        {{[0-9:]+}}: initial suspension -- always suspends
// CHECK-NEXT:   {{[0-9:]+}}: final suspension

// CHECK-LABEL: coroutine numbers ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK:        {{[0-9:]+}}: initial suspension -- always suspends
// CHECK-NEXT:   {{[0-9:]+}}: co_yield 1
// CHECK-NEXT:   {{[0-9:]+}}: final suspension

// CHECK-LABEL: coroutine work ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK:        {{[0-9:]+}}: initial suspension -- always suspends
// CHECK-NEXT:   {{[0-9:]+}}: final suspension

// CHECK-LABEL: coroutine echo ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK:        {{[0-9:]+}}: initial suspension -- always suspends
// CHECK-NEXT:   {{[0-9:]+}}: co_await asio::this_coro::executor -- never suspends
// CHECK-NEXT:   {{[0-9:]+}}: co_await Socket.async_read_some(asio::buffer(Data), asio::use_awaitable)
// CHECK-NEXT:   {{[0-9:]+}}: co_await (answer() && Timer.async_wait(asio::use_awaitable))
// CHECK-NEXT:   {{[0-9:]+}}: final suspension

// CHECK-LABEL: call asio::experimental::awaitable_operators::operator&& ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: echo
// CHECK-NEXT:   role: consumes, all arguments -- profile asio.yaml:{{[0-9]+}}, starts all operands and waits for all of them; operator|| cancels the rest when the first has completed

// CHECK-LABEL: call asio::basic_socket<asio::ip::tcp>::connect ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: echo
// CHECK-NEXT:   role: blocking (io) -- profile asio.yaml:{{[0-9]+}}, blocks the thread for the round trips to the peer
// CHECK-NEXT:   instead: async_connect, awaited
// CHECK-NEXT:   replacement: co_await $object.async_connect($0, asio::redirect_error(asio::use_awaitable, $1)) -- profile asio.yaml:{{[0-9]+}}
// CHECK-NEXT:   replacement: co_await $object.async_connect($0, asio::use_awaitable) -- profile asio.yaml:{{[0-9]+}}

// CHECK-LABEL: call asio::co_spawn ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: main
// CHECK-NEXT:   role: keeps-callable-alive, argument 1 -- profile asio.yaml:{{[0-9]+}}, the function object is moved into the frame of the coroutine that awaits what it returns
// CHECK-NEXT:   role: spawn, argument 1 -- profile asio.yaml:{{[0-9]+}}, what happens to the result is the completion token's business; with use_awaitable or deferred it must be awaited

// CHECK-LABEL: call asio::io_context::run ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: main
// CHECK-NEXT:   role: blocking (deadlock) -- profile asio.yaml:{{[0-9]+}}, runs an event loop inside a coroutine; if its work waits for this coroutine or thread, it never ends
// CHECK-NEXT:   instead: co_spawn onto that context, awaited with use_awaitable

// STRUCTURE-LABEL: type asio::experimental::coro<int> ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE-NEXT:   kind: awaited-generator
// STRUCTURE-NEXT:   promise: asio::experimental::detail::coro_promise<int, void, asio::any_io_executor> -- nested promise_type ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE-NEXT:   starts: lazy -- initial_suspend always suspends ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE:        yields: yes ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE:        awaited by: member operator co_await ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE-NEXT:   ownership: move-only
// STRUCTURE-NEXT:   when dropped: never-runs

// STRUCTURE-LABEL: type asio::experimental::coro<void () noexcept, int> ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE-NEXT:   kind: task
// STRUCTURE-NEXT:   promise: asio::experimental::detail::coro_promise<void () noexcept, int, asio::any_io_executor> -- nested promise_type ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE-NEXT:   starts: lazy -- initial_suspend always suspends ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE:        awaited by: member operator co_await ({{.*}}/coro.hpp:{{[0-9:]+}})
// STRUCTURE-NEXT:   awaiting gives: int -- by its template argument
// STRUCTURE-NEXT:   ownership: move-only, single-shot
// STRUCTURE-NEXT:   when dropped: never-runs
