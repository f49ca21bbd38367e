// A task used as its value where it can't be awaited: what to do instead.
// RUN: %check_coro_tidy %s coro-missing-await %t -lib=cppcoro -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <stdexcept>

using cppcoro::task;

task<int> count();
task<bool> ready();
void use(int);

int plainFunction() { return count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:30: error: no viable conversion from returned value of type 'task<int>' to function return type 'int' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:30: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]

task<int> returnsOther(bool b) {
  if (ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: error: value of type 'task<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
    return count();
  return count();
}

// The co_await makes it a coroutine: nothing else is missing.
task<> forgottenOnly() {
  use(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'use' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: use(co_await count());
}

void plainLambda() {
  auto f = []() -> int { return count(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:33: error: no viable conversion from returned value of type 'task<int>' to function return type 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
}

task<> handler() {
  try {
    co_await count();
  } catch (const std::exception &) {
    use(count());
    // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no matching function for call to 'use' [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:9: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  }
}

cppcoro::generator<int> cannotAwait() {
  int n = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  co_yield n;
}

// A named task is awaited once: where, is for the author to say.
task<> named() {
  auto later = count();
  int a = later;
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'cppcoro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  int b = later;
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'cppcoro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  co_return;
}

// Which template arguments made the error, the template does not say.
template <typename F> task<int> called(F f) {
  int n = f();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'cppcoro::task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'cppcoro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  co_return n;
}
task<> instantiates() { co_await called(count); }

// In a template that nobody instantiated, what does not depend on it is known.
template <typename T> task<int> notInstantiated(T t) {
  int n = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = co_await count();
  co_return n;
}
auto generic = [](auto x) -> task<int> {
  int n = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = co_await count();
  co_return n;
};

#define CHECK(x)                                                               \
  do {                                                                         \
    if (!(x))                                                                  \
      throw 1;                                                                 \
  } while (0)
#define USE_COUNT() use(count())

task<> macros() {
  CHECK(ready());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: invalid argument type 'task<bool>' to unary expression [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  USE_COUNT();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'use' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  co_return;
}

int main() { return count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: error: no viable conversion from returned value of type 'task<int>' to function return type 'int' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:21: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
