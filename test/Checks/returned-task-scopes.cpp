// Plain functions that return a task out of a try block, or out of the scope of a guard.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=cppcoro
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

using cppcoro::task;

task<int> fetch(int Number) { co_return Number; }
task<int> fetchElsewhere(int Number);
task<int> makeTask(int Number) { return fetch(Number + 1); }
int parse(const std::string &Text);
void log();

//===--- try blocks -------------------------------------------------------===//

task<int> handlerThatIsNeverEntered(int Number) {
  try {
    return fetch(Number);
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: no exception of the task that is returned reaches the handler: its body runs after the 'try' block was left [coro-returned-task]
    // CHECK-NOTES: :[[@LINE+2]]:5: note: this handler is never entered
    // CHECK-NOTES: :[[@LINE-5]]:11: note: make this function a coroutine that awaits the task: 'co_return co_await ...'
  } catch (const std::exception &) {
    throw std::runtime_error("no answer");
  }
  // CHECK-FIXES: co_return co_await fetch(Number);
}
task<int> awaitedInTry(int Number) {
  try {
    co_return co_await fetch(Number);
  } catch (const std::exception &) {
    co_return 0;
  }
}
task<int> onEachBranch(bool Condition) {
  try {
    if (Condition)
      return fetchElsewhere(1);
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: no exception of the task
    // CHECK-NOTES: :[[@LINE+6]]:5: note: this handler
    // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
    return fetch(2);
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: no exception of the task
    // CHECK-NOTES: :[[@LINE+2]]:5: note: this handler
    // CHECK-NOTES: :[[@LINE-10]]:11: note: make this function
  } catch (...) {
    return fetch(3);
  }
}
task<int> functionTryBlock(int Number) try {
  return fetch(Number);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: no exception of the task
  // CHECK-NOTES: :[[@LINE+2]]:3: note: this handler
  // CHECK-NOTES: :[[@LINE-4]]:11: note: make this function
} catch (...) {
  log();
  throw;
  // CHECK-FIXES: co_return co_await fetch(Number);
}

// The handler has something to do: what comes before the task.
task<int> parseMayThrow(const std::string &Text) {
  try {
    return fetch(parse(Text));
  } catch (const std::exception &) {
    return fetch(0);
  }
}
task<int> statementMayThrow(const std::string &Text) {
  try {
    int Number = parse(Text);
    return fetch(Number);
  } catch (const std::exception &) {
    return fetch(0);
  }
}
task<int> localMayThrow() {
  try {
    std::string Text("text");
    return fetch(1);
  } catch (const std::exception &) {
    return fetch(0);
  }
}
task<int> throwsItself(int Number) {
  try {
    if (Number < 0)
      throw std::runtime_error("negative");
    return fetch(Number);
  } catch (const std::exception &) {
    return fetch(0);
  }
}
// A plain function runs at once.
task<int> plainFunction(int Number) {
  try {
    return makeTask(Number);
  } catch (...) {
    return fetch(0);
  }
}
int waitsInside(int Number) {
  try {
    return cppcoro::sync_wait(fetch(Number));
  } catch (...) {
    return 0;
  }
}
task<int> inHandler(const std::string &Text) {
  try {
    parse(Text);
  } catch (...) {
    return fetch(0);
  }
  return fetch(1);
}
// The lambda's return does not leave the try block.
task<int> inLambda(int Number) {
  try {
    auto Later = [=] { return fetch(Number); };
    log();
    return Later();
  } catch (...) {
    return fetch(0);
  }
}

//===--- guards -----------------------------------------------------------===//

template <class F> class [[nodiscard]] scope_exit {
  F Function;

public:
  explicit scope_exit(F TheFunction) : Function(TheFunction) {}
  scope_exit(const scope_exit &) = delete;
  scope_exit(scope_exit &&Other) : Function(std::move(Other.Function)) {}
  ~scope_exit() { Function(); }
  void release();
};
template <class F> scope_exit<F> finally(F Function) {
  return scope_exit<F>(Function);
}

class server {
  std::mutex Mutex;
  int Active = 0;
  int Next = 0;
  task<int> serve(int);
  task<int> run();

public:
  task<int> underLock(int Number) {
    std::lock_guard Lock(Mutex);
    return serve(Number);
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: the lock 'Lock' is released before the body of the task that is returned runs
    // CHECK-NOTES: :[[@LINE-3]]:21: note: 'Lock' lives until the function returns
    // CHECK-NOTES: :[[@LINE-3]]:12: note: lock inside the coroutine, and not across a suspension
  }
  task<int> counted() {
    ++Active;
    scope_exit Leave([this] { --Active; });
    return run();
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: what 'Leave' does at the end of its scope is done before the body of the task that is returned runs
    // CHECK-NOTES: :[[@LINE-3]]:16: note: 'Leave' lives
    // CHECK-NOTES: :[[@LINE-6]]:13: note: make this function
    // CHECK-FIXES: co_return co_await run();
  }
  task<int> countedByFunction() {
    auto Leave = finally([this] { --Active; });
    return run();
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: what 'Leave' does
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'Leave' lives
    // CHECK-NOTES: :[[@LINE-5]]:13: note: make this function
    // CHECK-FIXES: co_return co_await run();
  }
  // The lock is for what the argument reads.
  task<int> lockedArgument() {
    std::lock_guard Lock(Mutex);
    return serve(Next);
  }
  task<int> lockedCall() {
    std::lock_guard Lock(Mutex);
    return serve(take());
  }
  task<int> lockedStatement() {
    std::lock_guard Lock(Mutex);
    int Number = Next++;
    return serve(Number);
  }
  task<int> lockInBlock(int Number) {
    {
      std::lock_guard Lock(Mutex);
      ++Next;
    }
    return serve(Number);
  }
  task<int> unlocked(int Number) {
    std::unique_lock Lock(Mutex);
    Lock.unlock();
    return serve(Number);
  }
  task<int> released() {
    auto Leave = finally([this] { --Active; });
    Leave.release();
    return run();
  }
  task<int> measuresWhatIsDoneHere() {
    auto Leave = finally([this] { --Active; });
    prepare();
    return run();
  }
  task<int> underLockElsewhere() {
    std::lock_guard Lock(Mutex);
    return fetchElsewhere(1);
  }
  task<int> lockInCoroutine() {
    std::lock_guard Lock(Mutex);
    co_return 1;
  }
  int take();
  void prepare();
};
task<int> server::serve(int Number) { co_return Number; }
task<int> server::run() { co_return 1; }

task<int> thread() {
  std::jthread Thread([] { log(); });
  return fetch(1);
}
