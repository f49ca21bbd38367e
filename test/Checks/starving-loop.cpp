// RUN: %check_coro_tidy %s coro-starving-loop %t -lib=cppcoro
// Loops that never let another task of their thread run.
#include <atomic>
#include <chrono>
#include <cppcoro/generator.hpp>
#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/task.hpp>
#include <cstdlib>
#include <future>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

void work() noexcept;
cppcoro::task<> step();
[[noreturn]] void fails();

cppcoro::task<> endless() {
  while (true)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this endless loop never suspends its coroutine: no other task of the thread runs again [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await something in each round, or run the loop on a thread of its own
    work();
  co_return;
}

cppcoro::task<> endlessFor() {
  for (;;) {
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this endless loop never suspends its coroutine: no other task of the thread runs again [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await something in each round, or run the loop on a thread of its own
    work();
  }
  co_return;
}

cppcoro::task<> endlessDo() {
  do
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this endless loop never suspends its coroutine: no other task of the thread runs again [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await something in each round, or run the loop on a thread of its own
    work();
  while (1);
  co_return;
}

cppcoro::task<> suspends() {
  while (true)
    co_await step();
}

cppcoro::task<> suspendsInAnInnerLoop() {
  while (true)
    for (int i = 0; i != 3; ++i)
      co_await step();
}

cppcoro::task<> breaksOut(int n) {
  while (true)
    if (n--)
      break;
  for (;;)
    if (n--)
      co_return;
  while (true) {
    if (n--)
      goto out;
  }
out:
  while (true)
    if (n--)
      throw n;
}

cppcoro::task<> breaksOnlyOutOfASwitch(int n) {
  while (true)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this endless loop never suspends its coroutine: no other task of the thread runs again [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await something in each round, or run the loop on a thread of its own
    switch (n) {
    case 1:
      break;
    }
  co_return;
}

cppcoro::task<> doesNotReturn(int n) {
  while (true)
    if (n--)
      fails();
  while (true)
    std::exit(1);
}

cppcoro::task<> leavesByAnException() {
  try {
    while (true)
      work();
  } catch (...) {
  }
  co_return;
}

cppcoro::task<> insideALambda() {
  auto elsewhere = [] {
    while (true)
      work();
  };
  std::thread(elsewhere).detach();
  co_return;
}

cppcoro::task<> onThePool(cppcoro::static_thread_pool &pool) {
  co_await pool.schedule();
  while (true)
    work();
}

cppcoro::generator<int> yields() {
  for (int i = 0;; ++i)
    co_yield i;
}

cppcoro::task<> marksWhatIsNeverReached() {
  co_await step();
  for (;;) {
  }
}

void plainFunction() {
  while (true)
    work();
}

// Busy waiting.
std::atomic<bool> flag;
std::atomic_flag once;
bool done;
int tries;

cppcoro::task<> spins() {
  while (!flag.load()) {
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this loop waits without suspending its coroutine: no other task of the thread runs meanwhile, not even the one it waits for [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an event that is set where the condition changes
  }
  while (!flag)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this loop waits without suspending its coroutine: no other task of the thread runs meanwhile, not even the one it waits for [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an event that is set where the condition changes
    ;
  while (!once.test())
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this loop waits without suspending its coroutine: no other task of the thread runs meanwhile, not even the one it waits for [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an event that is set where the condition changes
    std::this_thread::yield();
  while (!done)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this loop waits without suspending its coroutine: no other task of the thread runs meanwhile, not even the one it waits for [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an event that is set where the condition changes
    continue;
  co_return;
}

cppcoro::task<> spinsOnAFuture(std::future<int> &future) {
  while (future.wait_for(0s) != std::future_status::ready) {
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this loop waits without suspending its coroutine: no other task of the thread runs meanwhile, not even the one it waits for [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an event that is set where the condition changes
  }
  co_return;
}

bool poll();
cppcoro::task<> doesWorkInTheCondition(std::atomic<int> &value, const char *p) {
  int expected = 0;
  while (!value.compare_exchange_weak(expected, 1)) {
  }
  while (once.test_and_set()) {
  }
  while (poll()) {
  }
  while (*p++)
    ;
  for (int i = 0; i != 10; ++i)
    ;
  co_return;
}

cppcoro::task<> changesTheCondition() {
  while (!done)
    done = ++tries > 3;
  while (!done)
    work();
  co_return;
}

// Hints, off unless asked for.
cppcoro::task<> polls() {
  while (!flag)
    co_await step();
}
cppcoro::task<> dataSized(std::vector<int> values) {
  for (int value : values)
    work();
  co_return;
}
