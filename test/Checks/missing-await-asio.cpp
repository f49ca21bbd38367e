// Asio's tasks have their promise by std::coroutine_traits, and can be awaited by what its await_transform takes.
// RUN: %check_coro_tidy %s coro-missing-await %t -lib=boost-asio -expect-clang-errors -- -- -ferror-limit=0
#include <boost/asio/awaitable.hpp>

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

