// Eager tasks run at once, up to their first suspension.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=boost-cobalt,boost-asio
#include <boost/cobalt.hpp>
#include <string>

namespace cobalt = boost::cobalt;

cobalt::promise<void> pause() { co_return; }
cobalt::promise<int> usesAfterwards(const std::string &Text) {
  co_await pause();
  co_return int(Text.size());
}
cobalt::promise<int> usesBefore(const std::string &Text) {
  int Size = int(Text.size());
  co_await pause();
  co_return Size;
}
cobalt::promise<int> usesInLoop(const std::string &Text) {
  int Sum = 0;
  for (int I = 0; I < 3; ++I) {
    Sum += int(Text.size());
    co_await pause();
  }
  co_return Sum;
}
cobalt::promise<int> usesOnOtherBranch(const std::string &Text, bool Wait) {
  if (!Wait)
    co_return int(Text.size());
  co_await pause();
  co_return 0;
}
cobalt::promise<int> elsewhere(const std::string &Text);
cobalt::task<int> lazy(const std::string &Text) { co_return int(Text.size()); }

cobalt::promise<int> afterwards(std::string Text) {
  return usesAfterwards(Text);
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: the task that is returned refers to 'Text', which is gone when it resumes [coro-returned-task]
  // CHECK-NOTES: :[[@LINE-3]]:45: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-28]]:17: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-5]]:22: note: make this function
  // CHECK-FIXES: co_return co_await usesAfterwards(Text);
}
cobalt::promise<int> loop() {
  std::string Text;
  return usesInLoop(Text);
  // CHECK-NOTES: :[[@LINE-1]]:21: warning: the task that is returned refers to 'Text', which is gone when it resumes
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-27]]:16: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-6]]:22: note: make this function
  // CHECK-FIXES: co_return co_await usesInLoop(Text);
}
cobalt::promise<int> before(std::string Text) { return usesBefore(Text); }
cobalt::promise<int> otherBranch(std::string Text) {
  return usesOnOtherBranch(Text, true);
}
cobalt::promise<int> notSeen(std::string Text) { return elsewhere(Text); }
cobalt::promise<int> eagerInTry() {
  try {
    return usesBefore("");
  } catch (...) {
    return usesBefore("");
  }
}
cobalt::task<int> lazyTask(std::string Text) {
  return lazy(Text);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: the task that is returned refers to 'Text', which dies before its body runs
  // CHECK-NOTES: :[[@LINE-3]]:40: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-35]]:65: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-5]]:19: note: make this function
  // CHECK-FIXES: co_return co_await lazy(Text);
}
