// An assertion of a test framework is no loop, though its macro is written as one.
// RUN: %check_coro_tidy %s coro-dangling-capture %t -lib=seastar -- -- -isystem %S/Inputs/framework
#include <chrono>
#include <framework_macros.h>
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/sleep.hh>
#include <string>

using namespace std::chrono_literals;
seastar::future<int> number(const std::string &);

seastar::future<> checks(std::string Name) {
  co_await seastar::sleep(1ms).then([&]() -> seastar::future<> {
    FRAMEWORK_CHECK(co_await number(Name) == 1);
  });
}
seastar::future<> checksTwice(std::string Name) {
  co_await seastar::sleep(1ms).then([&]() -> seastar::future<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the captures of this lambda die before the task that uses them resumes [coro-dangling-capture]
    FRAMEWORK_CHECK(co_await number(Name) == 1);
    FRAMEWORK_CHECK(co_await number(Name) == 2);
  });
}
// A loop of one's own is one.
#define RETRY(...) do { __VA_ARGS__; } while (frameworkDummy())
seastar::future<> retries(std::string Name) {
  co_await seastar::sleep(1ms).then([&]() -> seastar::future<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the captures of this lambda die before the task that uses them resumes [coro-dangling-capture]
    RETRY((void)co_await number(Name));
  });
}
