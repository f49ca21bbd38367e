// A temporary dies with the return statement, and memory may go on to another owner.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <memory>
#include <string>
#include <string_view>

using cppcoro::task;

task<int> measure(const std::string &Text) { co_return int(Text.size()); }
task<int> ignore(const std::string &Text) { co_return 1; }
task<int> view(std::string_view Text) { co_return int(Text.size()); }
task<int> owned(const std::string &Text, std::unique_ptr<std::string> Owner) {
  co_return int(Text.size());
}
std::string text();
std::string_view textOfOthers();

task<int> temporary() {
  return measure(text());
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: the task that is returned refers to this temporary, which dies before its body runs [coro-returned-task]
  // CHECK-NOTES: :[[@LINE-12]]:60: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: make this function a coroutine that awaits the task: 'co_return co_await ...'
  // CHECK-FIXES: co_return co_await measure(text());
}
task<int> converted() { return measure("literal"); }
// CHECK-NOTES: :[[@LINE-1]]:40: warning: the task that is returned refers to this temporary, which dies before its body runs [coro-returned-task]
// CHECK-NOTES: :[[@LINE-18]]:60: note: the coroutine uses it here
// CHECK-NOTES: :[[@LINE-3]]:11: note: make this function a coroutine that awaits the task: 'co_return co_await ...'
// CHECK-FIXES: task<int> converted() { co_return co_await measure("literal"); }
task<int> viewOfTemporary() { return view(text()); }
// CHECK-NOTES: :[[@LINE-1]]:43: warning: the task that is returned refers to this temporary, which dies before its body runs [coro-returned-task]
// CHECK-NOTES: :[[@LINE-21]]:55: note: the coroutine uses it here
// CHECK-NOTES: :[[@LINE-3]]:11: note: make this function a coroutine that awaits the task: 'co_return co_await ...'
// CHECK-FIXES: task<int> viewOfTemporary() { co_return co_await view(text()); }
task<int> viewOfLiteral() { return view("literal"); }
task<int> viewOfOthers() { return view(textOfOthers()); }
task<int> ignored() { return ignore(text()); }
task<int> memoryOfLocal(std::unique_ptr<std::string> Text) {
  return measure(*Text);
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: the task that is returned refers to 'Text', which dies before its body runs [coro-returned-task]
  // CHECK-NOTES: :[[@LINE-3]]:54: note: 'Text' lives until the function returns
  // CHECK-NOTES: :[[@LINE-33]]:60: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-5]]:11: note: make this function a coroutine that awaits the task: 'co_return co_await ...'
  // CHECK-FIXES: co_return co_await measure(*Text);
}
task<int> memoryMovedOn(std::unique_ptr<std::string> Text) {
  return owned(*Text, std::move(Text));
}
