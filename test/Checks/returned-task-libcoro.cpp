// Members of compiled libraries that take a span.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=libcoro
#include <coro/coro.hpp>
#include <coro/net/tcp/client.hpp>
#include <coro/net/tcp/server.hpp>

using status = std::pair<coro::net::io_status, std::span<char>>;
auto read(coro::net::tcp::client &Client) -> coro::task<status> {
  char Buffer[64];
  return Client.read_some(Buffer);
  // CHECK-NOTES: :[[@LINE-1]]:27: warning: the task that is returned refers to 'Buffer', which dies before its body runs [coro-returned-task]
  // CHECK-NOTES: :[[@LINE-3]]:8: note: 'Buffer' lives
  // CHECK-NOTES: client.hpp:{{[0-9:]+}} note: the coroutine keeps a reference
  // CHECK-NOTES: :[[@LINE-6]]:6: note: make this function
}
auto readInto(coro::net::tcp::client &Client, std::span<char> Buffer)
    -> coro::task<status> {
  return Client.read_some(Buffer);
}
auto readAwaited(coro::net::tcp::client &Client) -> coro::task<int> {
  char Buffer[64];
  auto Result = co_await Client.read_some(Buffer);
  co_return int(Result.second.size());
}
auto scheduled(coro::thread_pool &Pool) -> coro::task<int> {
  int Number = 1;
  return Pool.schedule([](const int &Ref) -> coro::task<int> {
    co_return Ref;
  }(Number));
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: the task that is returned refers to 'Number', which
  // CHECK-NOTES: :[[@LINE-5]]:7: note: 'Number' lives
  // CHECK-NOTES: :[[@LINE-4]]:15: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-8]]:6: note: make this function
}
