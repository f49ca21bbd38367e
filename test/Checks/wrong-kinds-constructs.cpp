// Wrong kinds in the constructs of the language: operators, bindings, packs, what is not evaluated.
// RUN: %check_coro_tidy %s coro-missing-await,coro-awaited-generator,coro-iterated-task %t -lib=cppcoro -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <cppcoro/async_generator.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <tuple>
#include <utility>
#include <vector>

using cppcoro::generator;
using cppcoro::task;

task<int> count();
task<std::pair<int, int>> both();
task<std::vector<int>> list();
generator<int> numbers();
void use(int);
void useAll(int, int, int);

task<> bindings() {
  auto [a, b] = both();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: type 'task<std::pair<int, int>>' binds to 1 element, but 2 names were provided [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: this task of type 'cppcoro::task<std::pair<int, int>>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: auto [a, b] = co_await both();
  auto [c, d] = co_await both();
  use(a + b + c + d);
}
task<> operators(bool b) {
  int n = (use(1), count());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = co_await (use(1), count());
  int m = b ? count() : count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int m = co_await (b ? count() : count());
  int o = b ? co_await count() : co_await count();
  use((co_await count(), o));
  n = m = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: assigning to 'int' from incompatible type 'task<int>' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n = m = co_await count();
}
task<> inASwitch(int n) {
  switch (n) {
  case 0:
    use(count());
    // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no matching function for call to 'use' [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:9: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-FIXES: use(co_await count());
    break;
  default:
    use(co_await count());
  }
  if (n)
    goto out;
  n = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: assigning to 'int' from incompatible type 'task<int>' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n = co_await count();
out:
  co_return;
}
task<> aroundExceptions() {
  try {
    use(count());
    // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no matching function for call to 'use' [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:9: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-FIXES: use(co_await count());
    throw count();
  } catch (...) {
    use(count());
    // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no matching function for call to 'use' [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:9: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  }
  co_return;
}
struct keeper {
  int Number;
  task<int> Task;
  std::vector<int> Numbers;
  task<> keeps() {
    Number = count();
    // CHECK-MESSAGES: :[[@LINE-1]]:14: error: assigning to 'int' from incompatible type 'task<int>' [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:14: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-FIXES: Number = co_await count();
    Task = count();
    Numbers.push_back(count());
    // CHECK-MESSAGES: :[[@LINE-1]]:13: error: no matching member function for call to 'push_back' [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:23: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-FIXES: Numbers.push_back(co_await count());
  }
};
template <class... Ts> task<> ofPacks(Ts... ts) {
  useAll(count(), ts...);
  auto [a, b] = co_await cppcoro::when_all(count(), count());
  use(a + b);
  co_return;
}
template <class T> concept addable = requires(T t) { t + 1; };
template <class T> concept awaitable = requires(T t) { t.await_ready(); };
task<> notEvaluated() {
  static_assert(sizeof(count()) > 0);
  using T = decltype(count());
  static_assert(!noexcept(count()));
  static_assert(requires { count(); });
  static_assert(!addable<task<int>>);
  static_assert(!awaitable<generator<int>>);
  co_return;
}
task<> loops() {
  for (int n : list())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'task<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'cppcoro::task<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
  // CHECK-FIXES: for (auto elements = co_await list(); int n : elements)
    use(n);
  for (int n : co_await numbers())
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  // CHECK-FIXES: for (int n : numbers())
    use(n);
  for (int n : numbers())
    use(n);
}
task<> inNestedLambdas() {
  auto outer = []() -> task<int> {
    auto inner = []() -> task<int> { co_return count(); };
    // CHECK-MESSAGES: :[[@LINE-1]]:38: error: no matching member function for call to 'return_value' [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:48: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-FIXES: auto inner = []() -> task<int> { co_return co_await count(); };
    co_return co_await inner() + count();
    // CHECK-MESSAGES: :[[@LINE-1]]:32: error: invalid operands to binary expression ('rvalue_type' (aka 'int') and 'task<int>') [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:34: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-FIXES: co_return co_await inner() + co_await count();
  };
  use(co_await outer());
}
