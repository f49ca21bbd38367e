// Asynchronous generators that are made anew for each step.
// RUN: %check_coro_tidy %s coro-awaited-generator %t -lib=folly
#include <folly/coro/AsyncGenerator.h>
#include <folly/coro/Task.h>

using folly::coro::AsyncGenerator;
using folly::coro::Task;

AsyncGenerator<int> numbers() {
  for (int i = 0; i < 3; ++i)
    co_yield i;
}
AsyncGenerator<int> declared();
Task<int> read();
AsyncGenerator<int> messages() {
  while (true)
    co_yield co_await read();
}
void use(int);

Task<void> freshSteps() {
  while (auto n = co_await numbers().next())
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: this loop makes a new generator of type 'AsyncGenerator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
    use(*n);
  for (int i = 0; i < 3; ++i) {
    auto n = co_await numbers().next();
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: this loop makes a new generator of type 'AsyncGenerator<int>' each time and awaits its first element: make it once, in front of the loop [coro-awaited-generator]
    use(*n);
  }
}
Task<void> oneGenerator() {
  auto generator = numbers();
  while (auto n = co_await generator.next())
    use(*n);
  while (auto n = co_await declared().next())
    use(*n);
  for (int i = 0; i < 3; ++i)
    use(*co_await messages().next());
  auto first = co_await numbers().next();
  use(*first);
}
