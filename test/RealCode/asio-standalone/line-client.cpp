// A client of a line protocol on standalone Asio 1.22: how its operations are lost, and how they block its thread.
//
// RUN: %check_coro_tidy %s coro-unawaited-task,coro-blocking-call %t -real-std \
// RUN:   -- -- -DASIO_STANDALONE -DASIO_HAS_CO_AWAIT

#include <asio.hpp>
#include <asio/experimental/as_tuple.hpp>
#include <asio/experimental/awaitable_operators.hpp>
#include <asio/experimental/deferred.hpp>
#include <chrono>
#include <deque>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

using asio::awaitable;
using asio::co_spawn;
using asio::detached;
using asio::use_awaitable;
using asio::experimental::as_tuple;
using asio::experimental::deferred;
using asio::ip::tcp;
using namespace asio::experimental::awaitable_operators;
using namespace std::chrono_literals;

awaitable<std::string> readLine(tcp::socket &Socket, std::string &Buffer) {
  std::size_t Length = co_await asio::async_read_until(Socket, asio::dynamic_buffer(Buffer), '\n', use_awaitable);
  std::string Line = Buffer.substr(0, Length);
  Buffer.erase(0, Length);
  co_return Line;
}

awaitable<void> writeLine(tcp::socket &Socket, std::string Line) {
  co_await asio::async_write(Socket, asio::buffer(Line), use_awaitable);
}

awaitable<void> pause(std::chrono::milliseconds Length) {
  asio::steady_timer Timer(co_await asio::this_coro::executor, Length);
  co_await Timer.async_wait(use_awaitable);
}

// --- Silent: each operation is awaited, handed over, or started by its completion handler. --------------------------

awaitable<void> connectWithRetry(tcp::socket &Socket, tcp::resolver::results_type Endpoints) {
  for (int Attempt = 0; Attempt < 3; ++Attempt) {
    auto [Error, Endpoint] = co_await asio::async_connect(Socket, Endpoints, as_tuple(use_awaitable));
    if (!Error)
      co_return;
    co_await pause(100ms * Attempt);
  }
}

awaitable<void> chat(tcp::socket Socket) {
  std::string Buffer;
  // Handed to the operators of a group, chosen by a conditional, kept in a local until its turn.
  auto Greeting = co_await (readLine(Socket, Buffer) || pause(1s));
  co_await (Greeting.index() == 0 ? writeLine(Socket, "hello\n") : writeLine(Socket, "too late\n"));
  auto Farewell = writeLine(Socket, "bye\n");
  co_await pause(10ms);
  co_await std::move(Farewell);
  auto Drained = Socket.async_wait(tcp::socket::wait_write, deferred);
  co_await std::move(Drained)(use_awaitable);
}

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(tcp::socket Socket) : Socket(std::move(Socket)), Changed(this->Socket.get_executor()) {}

  void start() {
    co_spawn(Socket.get_executor(), [Self = shared_from_this()] { return Self->writer(); }, detached);
    co_spawn(Socket.get_executor(), std::bind_front(&Session::reader, shared_from_this()),
             [](std::exception_ptr) {});
    Changed.async_wait([Self = shared_from_this()](std::error_code) {});
    Changed.async_wait(deferred)([](std::error_code) {});
  }

private:
  awaitable<void> reader() {
    std::string Buffer;
    while (Socket.is_open())
      Lines.push_back(co_await readLine(Socket, Buffer));
  }
  awaitable<void> writer() {
    while (!Lines.empty()) {
      co_await writeLine(Socket, Lines.front());
      Lines.pop_front();
    }
  }

  tcp::socket Socket;
  asio::steady_timer Changed;
  std::deque<std::string> Lines;
};

awaitable<void> offloaded(asio::thread_pool &Pool) {
  co_await asio::post(Pool, use_awaitable);
  std::thread([] { std::this_thread::sleep_for(1s); }).detach();
}

// --- Found: the operation never starts. ------------------------------------------------------------------------------

awaitable<void> forgetful(tcp::socket Socket) {
  std::string Buffer;
  readLine(Socket, Buffer);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await readLine(Socket, Buffer);
  writeLine(Socket, "hello\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await writeLine(Socket, "hello\n");
  asio::async_write(Socket, asio::buffer(Buffer), use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await asio::async_write(Socket, asio::buffer(Buffer), use_awaitable);
  asio::async_write(Socket, asio::buffer(Buffer), deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  readLine(Socket, Buffer) && pause(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await (readLine(Socket, Buffer) && pause(1s));
  if (Buffer.empty())
    pause(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} [coro-unawaited-task]
    // CHECK-FIXES: co_await pause(10ms);
  co_await writeLine(Socket, "bye\n");
}

// With use_awaitable, co_spawn itself gives an awaitable: nothing is spawned until that is awaited.
awaitable<void> spawnedByNobody(tcp::socket Socket) {
  auto Executor = co_await asio::this_coro::executor;
  co_spawn(Executor, chat(std::move(Socket)), use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await co_spawn(Executor, chat(std::move(Socket)), use_awaitable);
}

awaitable<void> keptForNothing(tcp::socket Socket) {
  auto Farewell = writeLine(Socket, "bye\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await writeLine(Socket, "bye\n");
  auto Drained = Socket.async_wait(tcp::socket::wait_write, deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: {{.*}} [coro-unawaited-task]
  co_await pause(1s);
}

awaitable<void> keptForOnePath(tcp::socket Socket, bool Polite) {
  auto Farewell = writeLine(Socket, "bye\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: {{.*}} [coro-unawaited-task]
  if (Polite)
    co_await std::move(Farewell);
}

// --- Found: the thread of every other coroutine stands still. --------------------------------------------------------

awaitable<void> blocking(tcp::socket Socket, tcp::resolver Resolver, tcp::acceptor Acceptor) {
  std::this_thread::sleep_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  asio::steady_timer Timer(co_await asio::this_coro::executor, 10ms);
  Timer.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: {{.*}} [coro-blocking-call]
  asio::connect(Socket, Resolver.resolve("localhost", "7"));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:34: warning: {{.*}} [coro-blocking-call]
  std::string Buffer;
  asio::read_until(Socket, asio::dynamic_buffer(Buffer), '\n');
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  asio::write(Socket, asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  Socket.read_some(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Socket.write_some(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Socket.wait(tcp::socket::wait_read);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  tcp::socket Next = Acceptor.accept();
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: {{.*}} [coro-blocking-call]
}

int main() {
  asio::io_context Context;
  tcp::socket Socket(Context);
  asio::connect(Socket, tcp::resolver(Context).resolve("localhost", "7"));
  co_spawn(Context, chat(std::move(Socket)), detached);
  Context.run();
}
