// Asio's tasks have their promise by std::coroutine_traits, and can be awaited by what its await_transform takes.
// RUN: %check_coro_tidy %s coro-missing-await %t -lib=boost-asio -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

struct User {
  int name;
};
void use(int);

boost::asio::awaitable<int> count();
boost::asio::awaitable<bool> ready();
boost::asio::awaitable<User> user();
boost::asio::awaitable<void> uses() {
  int n = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'boost::asio::awaitable<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'boost::asio::awaitable<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = co_await count();
  if (ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'boost::asio::awaitable<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: error: value of type 'boost::asio::awaitable<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
  // CHECK-FIXES: if (co_await ready())
    n = 1;
  use(user().name);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'boost::asio::awaitable<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: error: no member named 'name' in 'boost::asio::awaitable<User>' [clang-diagnostic-error]
  // CHECK-FIXES: use((co_await user()).name);
  use(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'use' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'boost::asio::awaitable<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: use(co_await count());
  n = co_await count();
}


// What an operation gives follows from its completion signature.
boost::asio::awaitable<void> operations(boost::asio::ip::tcp::socket &socket,
                                        boost::asio::ip::tcp::acceptor &acceptor,
                                        char (&data)[8]) {
  std::size_t n = socket.async_read_some(boost::asio::buffer(data), boost::asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: no viable conversion from {{.*}} to 'std::size_t' (aka 'unsigned long') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: warning: this operation of type 'boost::asio::deferred_async_operation<...>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: std::size_t n = co_await socket.async_read_some(boost::asio::buffer(data), boost::asio::deferred);
  n += socket.async_read_some(boost::asio::buffer(data), boost::asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: invalid operands to binary expression {{.*}} [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: warning: this operation of type 'boost::asio::deferred_async_operation<...>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n += co_await socket.async_read_some(boost::asio::buffer(data), boost::asio::deferred);
  auto [error, peer] = acceptor.async_accept(boost::asio::as_tuple(boost::asio::deferred));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: cannot bind private member 'Init' of {{.*}} [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: warning: this operation of type 'boost::asio::deferred_async_operation<...>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: auto [error, peer] = co_await acceptor.async_accept(boost::asio::as_tuple(boost::asio::deferred));
  auto [error2, size2] = socket.async_read_some(boost::asio::buffer(data), boost::asio::as_tuple(boost::asio::use_awaitable));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: type 'return_type' (aka 'awaitable<std::tuple<boost::system::error_code, unsigned long>, boost::asio::any_io_executor>') binds to 1 element, but 2 names were provided [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: warning: this task of type 'boost::asio::awaitable<std::tuple<boost::system::error_code, unsigned long>>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: auto [error2, size2] = co_await socket.async_read_some(boost::asio::buffer(data), boost::asio::as_tuple(boost::asio::use_awaitable));
  // Awaiting it would not do.
  User other = socket.async_read_some(boost::asio::buffer(data), boost::asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: no viable conversion from {{.*}} to 'User' [clang-diagnostic-error]
  auto [one, two, three] = acceptor.async_accept(boost::asio::as_tuple(boost::asio::deferred));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: type {{.*}} binds to 2 elements, but 3 names were provided [clang-diagnostic-error]
}
std::size_t outside(boost::asio::ip::tcp::socket &socket, char (&data)[8]) {
  return socket.async_read_some(boost::asio::buffer(data), boost::asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: no viable conversion from returned value of type {{.*}} to function return type 'std::size_t' (aka 'unsigned long') [clang-diagnostic-error]
}

// A name in parentheses is still a name: which of its uses is to await it, nobody knows.
boost::asio::awaitable<int> parenthesised() {
  auto isReady = ready();
  if ((isReady))
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'boost::asio::awaitable<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: error: value of type 'boost::asio::awaitable<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
    co_return 1;
  if ((ready()))
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'boost::asio::awaitable<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: error: value of type 'boost::asio::awaitable<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
  // CHECK-FIXES: if (co_await (ready()))
    co_return 2;
  co_return 3;
}
