// A lambda that takes itself by value keeps its captures in the coroutine, but not what they refer to.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=cppcoro -std=c++23-or-later
#include <cppcoro/task.hpp>
#include <string>

using cppcoro::task;

task<int> capturesByReference(std::string Text) {
  return [&Text](this auto Self) -> task<int> { co_return int(Text.size()); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task that is returned refers to what this lambda captures by reference, which dies before its body runs [coro-returned-task]
  // CHECK-FIXES: co_return co_await [&Text](this auto Self) -> task<int> { co_return int(Text.size()); }();
}
task<int> capturesByCopy(std::string Text) {
  return [Text](this auto Self) -> task<int> { co_return int(Text.size()); }();
}
