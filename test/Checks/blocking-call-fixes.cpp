// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=boost-asio -fix-notes
// The awaitable form of a blocking call, where the profile of the coroutine's library has one that compiles here.
#include <boost/asio.hpp>
#include <chrono>
#include <thread>
#include <unistd.h>

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using namespace std::chrono_literals;

awaitable<void> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 100ms).async_wait(boost::asio::use_awaitable)' instead
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 100ms).async_wait(boost::asio::use_awaitable);
  sleep(2);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::seconds(2)).async_wait(boost::asio::use_awaitable)' instead
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::seconds(2)).async_wait(boost::asio::use_awaitable);
  co_return;
}

awaitable<std::size_t> reads(tcp::socket &socket, asio::mutable_buffer buffer) {
  std::size_t size = asio::read(socket, buffer);
  // CHECK-NOTES: :[[@LINE-1]]:22: warning: 'boost::asio::read' blocks the thread of this coroutine: blocks the thread until data has arrived [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:22: note: use 'co_await boost::asio::async_read(socket, buffer, boost::asio::use_awaitable)' instead
  // CHECK-FIXES: std::size_t size = co_await boost::asio::async_read(socket, buffer, boost::asio::use_awaitable);
  co_return size + asio::read(socket, buffer);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'boost::asio::read' blocks the thread of this coroutine: blocks the thread until data has arrived [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: use 'co_await boost::asio::async_read(socket, buffer, boost::asio::use_awaitable)' instead
  // CHECK-FIXES: co_return size + (co_await boost::asio::async_read(socket, buffer, boost::asio::use_awaitable));
}

awaitable<void> members(tcp::socket *socket, asio::steady_timer &timer,
                        tcp::endpoint peer) {
  socket->connect(peer);
  timer.wait();
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'boost::asio::basic_waitable_timer<std::chrono::steady_clock>::wait' blocks the thread of this coroutine: puts the whole thread to sleep until the timer expires [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:9: note: use 'co_await timer.async_wait(boost::asio::use_awaitable)' instead
  // CHECK-FIXES: co_await timer.async_wait(boost::asio::use_awaitable);
  co_return;
}

#define PAUSE std::this_thread::sleep_for(1s)
awaitable<void> noFixInAMacro() {
  PAUSE;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-4]]:15: note: expanded from macro 'PAUSE'
  // CHECK-NOTES: :[[@LINE-3]]:3: note: use an awaited timer of the coroutine library instead
  // CHECK-NOTES: :[[@LINE-6]]:15: note: expanded from macro 'PAUSE'
  co_return;
}

awaitable<void> noFixInAHandler(asio::steady_timer &timer) {
  try {
    co_await timer.async_wait(asio::use_awaitable);
  } catch (...) {
    std::this_thread::sleep_for(1s);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use an awaited timer of the coroutine library instead
  }
}

void helper() { std::this_thread::sleep_for(1s); }
awaitable<void> noFixInAHelper() {
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-4]]:17: note: 'helper' calls 'std::this_thread::sleep_for' here
  // CHECK-NOTES: :[[@LINE-5]]:17: note: use an awaited timer of the coroutine library instead
  co_return;
}
