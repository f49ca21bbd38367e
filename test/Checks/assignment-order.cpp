// An assignment evaluates its right operand first: what is moved into the call there is a new value behind it.
// RUN: %check_coro_tidy %s coro-unawaited-task,coro-double-await,coro-use-after-move-into-task,coro-lock-across-suspension %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

using cppcoro::task;

task<std::string> fill(std::string Buffer);
task<std::unique_ptr<int>> next(std::unique_ptr<int> Node);
task<int> count(int N);
task<int> retried(task<int> Work);
task<> step();
void use(...);
std::string join(std::string A, std::string B);

task<> buffer(std::string Buffer) {
  Buffer = co_await fill(std::move(Buffer));
  use(Buffer.size());
}
task<> bufferInLoop(std::string Buffer) {
  for (int I = 0; I < 3; ++I)
    Buffer = co_await fill(std::move(Buffer));
  use(Buffer.size());
}
task<> pointer(std::unique_ptr<int> Node) {
  Node = co_await next(std::move(Node));
  use(*Node);
}
task<> later(std::string Buffer) {
  auto Filled = fill(std::move(Buffer));
  Buffer = co_await std::move(Filled);
  use(Buffer.size());
}
task<> onOneBranch(std::string Buffer, bool Empty) {
  Buffer = Empty ? std::string() : co_await fill(std::move(Buffer));
  use(Buffer.size());
}
task<> wrapped(bool Safely) {
  auto Work = count(1);
  if (Safely)
    Work = retried(std::move(Work));
  use(co_await std::move(Work));
}
task<> wrappedOnOneBranch(bool Safely) {
  auto Work = count(1);
  Work = Safely ? retried(std::move(Work)) : std::move(Work);
  use(co_await std::move(Work));
}
task<> wrappedTwice() {
  auto Work = count(1);
  Work = retried(std::move(Work));
  Work = retried(retried(std::move(Work)));
  use(co_await std::move(Work));
}
std::unique_lock<std::mutex> unlocked(std::unique_lock<std::mutex> Lock);
task<> lock(std::mutex &Mutex) {
  std::unique_lock<std::mutex> Lock(Mutex);
  Lock = unlocked(std::move(Lock));
  co_await step();
}

task<> anotherOne(std::string Buffer, std::string Other) {
  Other = co_await fill(std::move(Buffer));
  use(Buffer.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Buffer' is used after it was moved into a task [coro-use-after-move-into-task]
}
task<> lost() {
  auto Work = count(1);
  auto Other = count(2);
  Work = retried(std::move(Other));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: task 'Work' is overwritten before it is awaited: its body never runs [coro-unawaited-task]
  use(co_await std::move(Work));
}
task<> twice() {
  auto Work = count(1);
  Work = retried(std::move(Work));
  use(co_await std::move(Work));
  use(co_await std::move(Work));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: task 'Work' is consumed twice: it can be awaited once only [coro-double-await]
}
