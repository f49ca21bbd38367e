// Guards of the standard library in local variables.
// RUN: %check_coro_tidy %s coro-lock-across-suspension %t -lib=cppcoro

#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <mutex>
#include <shared_mutex>

std::mutex Mutex, Other;
std::shared_mutex Shared;
cppcoro::task<int> step();
void use(int);

cppcoro::task<> guard() {
  std::lock_guard<std::mutex> Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'Guard' holds a lock while the coroutine is suspended: threads that want it are blocked meanwhile, and another thread may have to release it [coro-lock-across-suspension]
  co_await step();
}
cppcoro::task<> guardInInnerBlock() {
  {
    std::lock_guard<std::mutex> Guard(Mutex);
  }
  co_await step();
}

cppcoro::task<> valueOfAwait() {
  std::scoped_lock Guard(Mutex, Other);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  int Value = co_await step();
  use(Value);
}
cppcoro::task<> noLock() {
  std::scoped_lock<> Guard;
  co_await step();
}

cppcoro::task<> deduced() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  use(co_await step());
}
cppcoro::task<> deducedAfterwards() {
  int Value = co_await step();
  std::lock_guard Guard(Mutex);
  use(Value);
}

cppcoro::task<> autoGuard() {
  auto Guard = std::unique_lock(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> autoDeferred() {
  auto Guard = std::unique_lock(Mutex, std::defer_lock);
  co_await step();
}

cppcoro::task<> sharedLock() {
  std::shared_lock Guard(Shared);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  if (co_await step())
    co_await step();
}
cppcoro::task<> sharedLockFreed() {
  std::shared_lock Guard(Shared);
  Guard.unlock();
  if (co_await step())
    co_await step();
}

cppcoro::task<> inIf() {
  if (std::unique_lock Guard(Mutex); Guard.owns_lock())
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'Guard' holds a lock while the coroutine is suspended
    co_await step();
}
cppcoro::task<> inIfReleased() {
  if (std::unique_lock Guard(Mutex); Guard.owns_lock())
    Guard.unlock();
  co_await step();
}

cppcoro::task<> inFor() {
  for (std::lock_guard Guard(Mutex); co_await step();)
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'Guard' holds a lock while the coroutine is suspended
    use(1);
}
cppcoro::task<> inForBody() {
  for (int I = 0; I != co_await step(); ++I)
    std::lock_guard Guard(Mutex);
}

cppcoro::task<> inSwitch() {
  switch (std::lock_guard Guard(Mutex); 1) {
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Guard' holds a lock while the coroutine is suspended
  case 1:
    co_await step();
  }
}
cppcoro::task<> inSwitchCase() {
  switch (co_await step()) {
  case 1: {
    std::lock_guard Guard(Mutex);
    use(1);
    break;
  }
  default:
    co_await step();
  }
}

cppcoro::task<> byValue(std::unique_lock<std::mutex> Guard) {
// CHECK-MESSAGES: :[[@LINE-1]]:54: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> byReference(std::unique_lock<std::mutex> &Guard) {
  Guard.unlock();
  co_await step();
  Guard.lock();
}

cppcoro::generator<int> yields() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  co_yield 1;
}
cppcoro::generator<int> yieldsAfterwards() {
  {
    std::lock_guard Guard(Mutex);
    use(1);
  }
  co_yield 1;
}

cppcoro::task<> manyPoints(bool Twice) {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  use(co_await step() + co_await step());
  while (Twice)
    co_await step();
}

cppcoro::task<> overATry() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  try {
    use(1);
  } catch (...) {
    use(2);
  }
  co_await step();
}
cppcoro::task<> insideATry() {
  try {
    std::lock_guard Guard(Mutex);
    use(1);
  } catch (...) {
    use(2);
  }
  co_await step();
}

cppcoro::task<> lambdaSuspends() {
  auto Inner = []() -> cppcoro::task<> {
    std::lock_guard Guard(Mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Guard' holds a lock while the coroutine is suspended
    co_await step();
  };
  co_await Inner();
}
cppcoro::task<> onlyLambdaSuspends() {
  std::lock_guard Guard(Mutex);
  auto Inner = []() -> cppcoro::task<> { co_await step(); };
  auto Task = Inner();
  co_return;
}
void outerIsNoCoroutine() {
  std::lock_guard Guard(Mutex);
  auto Inner = []() -> cppcoro::task<> { co_await step(); };
  auto Task = Inner();
}
cppcoro::task<> lambdaInLambda() {
  co_await [](int) -> cppcoro::task<> {
    std::lock_guard Outer(Mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Outer' holds a lock while the coroutine is suspended
    auto Inner = [] { return step(); };
    co_await Inner();
  }(1);
}

struct counter {
  std::mutex Mutex;
  int Count = 0;
  cppcoro::task<> increment() {
    std::lock_guard Guard(Mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Guard' holds a lock while the coroutine is suspended
    Count += co_await step();
  }
  cppcoro::task<> incrementAfterwards() {
    int By = co_await step();
    std::lock_guard Guard(Mutex);
    Count += By;
  }
};

template <class T> struct box {
  T Mutex;
  cppcoro::task<> member() {
    std::lock_guard Guard(Mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Guard' holds a lock while the coroutine is suspended
    co_await step();
  }
  cppcoro::task<> memberFreed() {
    std::unique_lock Guard(Mutex);
    Guard.unlock();
    co_await step();
  }
};
template struct box<std::mutex>;
template struct box<std::recursive_mutex>;

template <bool Locks> cppcoro::task<> constantCondition() {
  if constexpr (Locks) {
    std::lock_guard Guard(Mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Guard' holds a lock while the coroutine is suspended
    co_await step();
  }
}
template cppcoro::task<> constantCondition<true>();

template <bool Suspends> cppcoro::task<> neverSuspendsLocked() {
  std::lock_guard Guard(Mutex);
  if constexpr (Suspends)
    co_await step();
  co_return;
}
template cppcoro::task<> neverSuspendsLocked<false>();

// Never instantiated.
template <class T> cppcoro::task<> pattern(T Task) {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await Task;
}
template <class T> cppcoro::task<> patternFreed(T Task) {
  std::unique_lock Guard(Mutex);
  Guard.unlock();
  co_await Task;
}
template <class T> cppcoro::task<> patternBefore(T Task) {
  co_await Task;
  std::lock_guard Guard(Mutex);
}
template <class T> cppcoro::task<> patternOfGuard(T &Lock) {
  std::lock_guard Guard(Lock);
  co_await step();
}
template <class T> cppcoro::task<> patternOfCondition(T Task) {
  std::lock_guard Guard(Mutex);
  if constexpr (T::suspends)
    co_await Task;
  co_return;
}

#define WITH_LOCK(M) std::lock_guard Guard(M)
cppcoro::task<> guardOfMacro() {
  WITH_LOCK(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
#define AWAIT(X) use(co_await (X))
cppcoro::task<> awaitOfMacro() {
  std::lock_guard Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  AWAIT(step());
}
cppcoro::task<> macrosApart() {
  AWAIT(step());
  WITH_LOCK(Mutex);
}
