// RUN: %check_coro_tidy %s coro-unbounded-spawn %t -lib=folly,boost-asio
#include <array>
#include <boost/asio.hpp>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/Task.h>
#include <string>
#include <vector>

namespace asio = boost::asio;
using folly::coro::AsyncScope;
using folly::coro::Task;
using folly::coro::TaskWithExecutor;

TaskWithExecutor<void> fetch(const std::string &url);
asio::awaitable<void> session(std::string url);
Task<void> pause();

void inAScope(AsyncScope &scope, const std::vector<std::string> &urls) {
  for (const std::string &url : urls)
    scope.add(fetch(url));
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
}

void detached(asio::any_io_executor executor, std::vector<std::string> urls) {
  for (const std::string &url : urls)
    asio::co_spawn(executor, session(url), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
}

Task<void> underACondition(AsyncScope &scope, std::vector<std::string> urls) {
  for (const std::string &url : urls)
    if (!url.empty())
      scope.add(fetch(url));
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
  co_await scope.joinAsync();
}

// Not as many as there are data.
void ofAnArray(AsyncScope &scope) {
  const std::string urls[] = {"a", "b"};
  for (const std::string &url : urls)
    scope.add(fetch(url));
}
void ofAStandardArray(AsyncScope &scope, std::array<std::string, 2> urls) {
  for (const std::string &url : urls)
    scope.add(fetch(url));
}
void ofAList(AsyncScope &scope) {
  for (const char *url : {"a", "b"})
    scope.add(fetch(url));
}
void counted(AsyncScope &scope) {
  for (int i = 0; i < 4; ++i)
    scope.add(fetch("a"));
}

// Something limits it.
Task<void> waitsInEachRound(AsyncScope &scope, std::vector<std::string> urls) {
  for (const std::string &url : urls) {
    co_await pause();
    scope.add(fetch(url));
  }
}
void leavesTheLoop(AsyncScope &scope, const std::vector<std::string> &urls) {
  int started = 0;
  for (const std::string &url : urls) {
    if (++started > 10)
      break;
    scope.add(fetch(url));
  }
}

// Nothing is started.
void collects(const std::vector<std::string> &urls,
              std::vector<TaskWithExecutor<void>> &tasks) {
  for (const std::string &url : urls)
    tasks.push_back(fetch(url));
}

template <class Range> void inATemplate(AsyncScope &scope, const Range &urls) {
  for (const auto &url : urls)
    scope.add(fetch(url));
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
}
template void inATemplate(AsyncScope &, const std::vector<std::string> &);

#define ADD(task) scope.add(task)
void inAMacro(AsyncScope &scope, const std::vector<std::string> &urls) {
  for (const std::string &url : urls)
    ADD(fetch(url));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this starts a task for each element of the range: nothing limits how many run at once [coro-unbounded-spawn]
}
