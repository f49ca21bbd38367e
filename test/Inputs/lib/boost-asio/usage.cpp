// Correct use of Boost.Asio's coroutines: no check has anything to say here.
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/experimental/coro.hpp>
#include <iostream>
#include <memory>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using namespace asio::experimental::awaitable_operators;
using namespace std::chrono_literals;

// Reads until the peer closes the connection.
awaitable<void> echo(tcp::socket Socket) {
  char Data[1024];
  try {
    for (;;) {
      std::size_t N =
          co_await Socket.async_read_some(asio::buffer(Data), use_awaitable);
      co_await asio::async_write(Socket, asio::buffer(Data, N), use_awaitable);
    }
  } catch (const boost::system::system_error &Error) {
    if (Error.code() != asio::error::eof)
      throw;
  }
}

// The coroutine owns its socket, so nothing outlives what it refers to.
awaitable<void> listener(unsigned short Port) {
  auto Executor = co_await asio::this_coro::executor;
  tcp::acceptor Acceptor(Executor, {tcp::v4(), Port});
  for (;;) {
    tcp::socket Socket = co_await Acceptor.async_accept(use_awaitable);
    asio::co_spawn(Executor, echo(std::move(Socket)), asio::detached);
  }
}

awaitable<void> sleepFor(std::chrono::milliseconds Time) {
  asio::steady_timer Timer(co_await asio::this_coro::executor, Time);
  co_await Timer.async_wait(use_awaitable);
}

// Errors as values, with a deferred operation that is kept and then awaited.
awaitable<bool> tryResolve(std::string Host) {
  tcp::resolver Resolver(co_await asio::this_coro::executor);
  auto Resolve =
      Resolver.async_resolve(Host, "http", asio::as_tuple(asio::deferred));
  auto [Error, Endpoints] = co_await std::move(Resolve);
  co_return !Error && !Endpoints.empty();
}

awaitable<std::string> fetch(std::string Host) {
  if (!co_await tryResolve(Host))
    co_return std::string();
  co_await sleepFor(10ms);
  co_return Host;
}

// The loser of a race is cancelled by the operator, both sides are awaited.
awaitable<std::string> fetchOrTimeOut(std::string Host) {
  auto Result = co_await (fetch(std::move(Host)) || sleepFor(1s));
  if (auto *Text = std::get_if<0>(&Result))
    co_return *Text;
  co_return "timeout";
}

using Channel =
    asio::experimental::channel<void(boost::system::error_code, int)>;

awaitable<void> produce(std::shared_ptr<Channel> Out) {
  for (int I = 0; I < 3; ++I)
    co_await Out->async_send(boost::system::error_code(), I, use_awaitable);
  Out->close();
}

awaitable<int> consume(std::shared_ptr<Channel> In) {
  int Sum = 0;
  while (In->is_open())
    Sum += co_await In->async_receive(use_awaitable);
  co_return Sum;
}

// co_spawn with use_awaitable gives an awaitable, which is awaited later.
awaitable<int> pipeline() {
  auto Executor = co_await asio::this_coro::executor;
  auto Shared = std::make_shared<Channel>(Executor, 2);
  auto Producer = asio::co_spawn(Executor, produce(Shared), use_awaitable);
  int Sum = co_await consume(Shared);
  co_await std::move(Producer);
  co_return Sum;
}

// Awaiting a coro is how its elements are taken.
asio::experimental::coro<int> count(asio::any_io_executor, int N) {
  for (int I = 0; I < N; ++I)
    co_yield I;
}
asio::experimental::coro<void, int> total(asio::any_io_executor Executor) {
  int Sum = 0;
  auto Numbers = count(Executor, 3);
  while (auto Next = co_await Numbers)
    Sum += *Next;
  co_return Sum;
}

// Each session is kept alive by its own coroutine.
class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(tcp::socket S) : Socket(std::move(S)) {}
  void start() {
    asio::co_spawn(
        Socket.get_executor(),
        [Self = shared_from_this()] { return Self->run(); }, asio::detached);
  }

private:
  awaitable<void> run() {
    std::string Line;
    co_await asio::async_read_until(Socket, asio::dynamic_buffer(Line), "\n",
                                    use_awaitable);
    co_await asio::post(Socket.get_executor(), use_awaitable);
    boost::system::error_code Error;
    co_await asio::async_write(Socket, asio::buffer(Line),
                               asio::redirect_error(use_awaitable, Error));
    if (Error)
      Socket.close();
  }
  tcp::socket Socket;
};

int main() {
  asio::io_context Context(1);
  asio::signal_set Signals(Context, 2, 15);
  Signals.async_wait([&](auto, auto) { Context.stop(); });
  asio::co_spawn(Context, listener(55555), asio::detached);
  asio::co_spawn(Context, pipeline(), [](std::exception_ptr, int) {});
  auto Text =
      asio::co_spawn(Context, fetchOrTimeOut("localhost"), asio::use_future);
  Context.run();
  std::cout << Text.get() << '\n';
}
