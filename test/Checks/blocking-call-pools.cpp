// Behind a co_await on a scheduler of the project's own, the coroutine has a thread where it may wait.
// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro
#include <chrono>
#include <coroutine>
#include <cppcoro/task.hpp>
#include <memory>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using cppcoro::task;

struct hop {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct reading {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
class base_pool {
  std::vector<std::jthread> Threads;
};
class pool : base_pool {
public:
  hop enter();
  reading read();
};
class worker {
  std::unique_ptr<std::thread> Thread;
};
hop resume_on(worker &Where);
hop resume_on(std::shared_ptr<worker> Where);
struct loop {
  hop schedule();
  hop schedule(std::chrono::milliseconds Later);
  hop tick();
};

task<> pools(pool &Pool) {
  co_await Pool.enter();
  std::this_thread::sleep_for(1s);
}
task<> workers(worker &Where) {
  co_await resume_on(Where);
  std::this_thread::sleep_for(1s);
}
task<> ownedWorkers(std::shared_ptr<worker> Where) {
  co_await resume_on(Where);
  std::this_thread::sleep_for(1s);
}
task<> schedulers(loop &Loop) {
  co_await Loop.schedule();
  std::this_thread::sleep_for(1s);
}

class awaitable_pool : base_pool {
public:
  hop operator co_await();
};
class pool_of_results : base_pool {
public:
  reading operator co_await();
};
task<> itself(awaitable_pool &Pool) {
  co_await Pool;
  std::this_thread::sleep_for(1s);
}
task<> itselfBehindAPointer(awaitable_pool *Pool) {
  co_await *Pool;
  std::this_thread::sleep_for(1s);
}
task<> itselfForAResult(pool_of_results &Pool) {
  co_await Pool;
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine
}

task<> before(pool &Pool) {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine
  co_await Pool.enter();
}
// They come back with a result, or are no scheduler.
task<> resultOfPool(pool &Pool) {
  co_await Pool.read();
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine
}
task<> otherOperations(loop &Loop) {
  co_await Loop.tick();
  co_await Loop.schedule(1ms);
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine
}
