// RUN: %check_coro_tidy %s coro-starving-loop %t -lib=cppcoro \
// RUN:   -- -config='{CheckOptions: {coro-starving-loop.ReportPolling: true, coro-starving-loop.ReportDataSized: true}}'
// What is reported when it is asked for: polling, and long work without a suspension point.
#include <atomic>
#include <cppcoro/task.hpp>
#include <vector>

std::atomic<bool> flag;
cppcoro::task<> step();
cppcoro::task<bool> stepResult();
void work(int);

cppcoro::task<> polls() {
  while (!flag)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this loop polls its condition [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an event that is set where the condition changes
    co_await step();
}

cppcoro::task<> usesWhatItAwaits() {
  while (!flag)
    flag = co_await stepResult();
  while (co_await stepResult()) {
  }
}

cppcoro::task<> doesMore() {
  while (!flag) {
    work(1);
    co_await step();
  }
}

cppcoro::task<> dataSized(std::vector<int> values) {
  for (int value : values)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this loop works through a whole range without suspending its coroutine [coro-starving-loop]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: let other tasks run from time to time if the range can be long
    work(value);
  co_return;
}

cppcoro::task<> suspendsForEach(std::vector<int> values) {
  for (int value : values) {
    work(value);
    co_await step();
  }
}

cppcoro::task<> ofKnownLength() {
  const int values[] = {1, 2, 3};
  for (int value : values)
    work(value);
  int sum = 0;
  for (int value : values)
    sum += value;
  co_return;
}
