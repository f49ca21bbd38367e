// Asio's awaitable is lazy, and its promise is found through std::coroutine_traits.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=boost-asio
#include <boost/asio.hpp>
#include <boost/asio/use_future.hpp>
#include <string>

namespace asio = boost::asio;
using asio::ip::tcp;

asio::awaitable<void> send(tcp::socket &Socket, const std::string &Text) {
  co_await asio::async_write(Socket, asio::buffer(Text), asio::use_awaitable);
}
asio::awaitable<void> sendBuffer(tcp::socket &Socket, asio::const_buffer Data) {
  co_await asio::async_write(Socket, Data, asio::use_awaitable);
}
asio::awaitable<void> session(tcp::socket Socket) { co_return; }

asio::awaitable<void> greet(tcp::socket &Socket) {
  std::string Text = "hello";
  return send(Socket, Text);
  // CHECK-NOTES: :[[@LINE-1]]:23: warning: the task that is returned refers to 'Text', which dies before its body runs [coro-returned-task]
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-12]]:51: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-6]]:23: note: make this function
}
asio::awaitable<void> greetOnOwnSocket(tcp::socket Socket) {
  return send(Socket, "hello");
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: the task that is returned refers to 'Socket', which dies
  // CHECK-NOTES: :[[@LINE-3]]:52: note: 'Socket' lives
  // CHECK-NOTES: :[[@LINE-19]]:30: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-5]]:23: note: make this function
  // CHECK-FIXES: co_return co_await send(Socket, "hello");
}
asio::awaitable<void> greetByBuffer(tcp::socket &Socket) {
  std::string Text = "hello";
  return sendBuffer(Socket, asio::buffer(Text));
  // CHECK-NOTES: :[[@LINE-1]]:29: warning: the task that is returned refers to 'Text', which dies
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-25]]:38: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-6]]:23: note: make this function
}
asio::awaitable<void> pause(asio::io_context &Context) {
  asio::steady_timer Timer(Context, std::chrono::seconds(1));
  return Timer.async_wait(asio::use_awaitable);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: the task that is returned refers to 'Timer', which dies
  // CHECK-NOTES: :[[@LINE-3]]:22: note: 'Timer' lives
  // CHECK-NOTES: :[[@LINE-5]]:23: note: make this function
}
asio::awaitable<void> pauseInCoroutine(asio::io_context &Context) {
  asio::steady_timer Timer(Context, std::chrono::seconds(1));
  co_await Timer.async_wait(asio::use_awaitable);
}
asio::awaitable<void> timerOfCaller(asio::steady_timer &Timer) {
  return Timer.async_wait(asio::use_awaitable);
}
auto startsAtOnce(asio::io_context &Context) {
  asio::steady_timer Timer(Context, std::chrono::seconds(1));
  return Timer.async_wait(asio::use_future);
}
asio::awaitable<void> movesSocket(tcp::socket Socket) {
  return session(std::move(Socket));
}
asio::awaitable<void> socketOfCaller(tcp::socket &Socket,
                                     const std::string &Text) {
  return send(Socket, Text);
}
void spawns(asio::io_context &Context) {
  std::string Text;
  asio::co_spawn(
      Context, [] { return session(tcp::socket(asio::system_executor())); },
      asio::detached);
}
