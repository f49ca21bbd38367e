// A function with parameters by reference uses them later as a coroutine: the fix is only suggested.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=cppcoro -fix-notes
#include <cppcoro/task.hpp>
#include <string>

using cppcoro::task;

task<int> length(const std::string &Text) { co_return int(Text.size()); }

task<int> twice(const std::string &Text) {
  std::string Both = Text + Text;
  return length(Both);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Both', which dies before its body runs [coro-returned-task]
  // CHECK-FIXES: co_return co_await length(Both);
}
