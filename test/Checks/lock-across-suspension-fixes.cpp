// Ending the scope of a guard before the suspension, as a suggestion.
// RUN: %check_coro_tidy %s coro-lock-across-suspension %t -lib=cppcoro -fix-notes

#include <cppcoro/task.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

std::mutex Mutex;
int Count;
std::string Name;
cppcoro::task<int> step();
cppcoro::task<> send(std::string);

cppcoro::task<> block() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended: threads that want it are blocked meanwhile, and another thread may have to release it [coro-lock-across-suspension]
  // CHECK-FIXES: { std::lock_guard Guard(Mutex);
  ++Count;
  // CHECK-FIXES: ++Count; }
  co_await step();
}
cppcoro::task<> blockOfStatements(bool Twice) {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  // CHECK-FIXES: { std::lock_guard Guard(Mutex);
  if (Twice)
    ++Count;
  for (int I = 0; I != 2; ++I) {
    ++Count;
  }
  // CHECK-FIXES: } }
  co_await step();
  co_await step();
}
cppcoro::task<> unlocked() {
  std::unique_lock Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  std::string Copy = Name;
  // CHECK-FIXES: Guard.unlock();
  co_await send(Copy);
}
cppcoro::task<> localLeaks() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  std::string Copy = Name;
  co_await send(Copy);
}
cppcoro::task<> sharedBehind() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  ++Count;
  co_await step();
  ++Count;
}
cppcoro::task<> sharedInAwait() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  ++Count;
  co_await send(Name);
}
cppcoro::task<> nothingBetween() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> pointerBehind(int *Shared) {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  ++*Shared;
  *Shared = co_await step();
}
cppcoro::task<> awaitInLoop() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  // CHECK-FIXES: { std::lock_guard Guard(Mutex);
  ++Count;
  // CHECK-FIXES: ++Count; }
  for (int I = 0; I != 2; ++I)
    co_await step();
}
cppcoro::task<> secondGuard(std::mutex &Other) {
  std::lock_guard First(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'First' holds a lock while the coroutine is suspended
  std::lock_guard Second(Other);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Second' holds a lock while the coroutine is suspended
  co_await step();
}
#define COUNT ++Count
cppcoro::task<> inMacro() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  COUNT;
  co_await step();
}
struct member {
  std::mutex Mutex;
  int Count;
  cppcoro::task<> flush();
  cppcoro::task<> awaitsMember() {
    std::lock_guard Guard(Mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Guard' holds a lock while the coroutine is suspended
    // CHECK-FIXES: { std::lock_guard Guard(Mutex);
    ++Count;
    // CHECK-FIXES: ++Count; }
    co_await flush();
  }
};
template <class T> cppcoro::task<> inTemplate(T Lock) {
  std::lock_guard Guard(*Lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  // CHECK-FIXES: { std::lock_guard Guard(*Lock);
  ++Count;
  // CHECK-FIXES: ++Count; }
  co_await step();
}
template cppcoro::task<> inTemplate(std::mutex *);
