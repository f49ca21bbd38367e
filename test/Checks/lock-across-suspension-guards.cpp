// Guards and locks that are not the standard's: found by structure, by the attributes of thread safety analysis, and by
// profiles.
// RUN: %check_coro_tidy %s coro-lock-across-suspension %t -lib=cppcoro -- -- -isystem %S/Inputs/system

#include <cppcoro/async_mutex.hpp>
#include <cppcoro/task.hpp>
#include <mutex>
#include <thread_guards.h>

cppcoro::task<int> step();
void use(int);

// A spinlock, and a guard that is found by its shape.
class spinlock {
public:
  void lock();
  void unlock();
  bool try_lock();
};
class spin_guard {
  spinlock &Lock;

public:
  explicit spin_guard(spinlock &Lock) : Lock(Lock) { Lock.lock(); }
  ~spin_guard() { Lock.unlock(); }
  spin_guard(const spin_guard &) = delete;
};
spinlock Spin;
cppcoro::task<> spinGuard() {
  spin_guard Guard(Spin);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Guard' holds a lock while the coroutine is suspended: threads that want it are blocked meanwhile, and another thread may have to release it [coro-lock-across-suspension]
  co_await step();
}
cppcoro::task<> spinGuardInBlock() {
  {
    spin_guard Guard(Spin);
    use(1);
  }
  co_await step();
}
cppcoro::task<> standardGuardOfSpinlock() {
  std::lock_guard Guard(Spin);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> spinByCalls() {
  Spin.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the lock that is taken here is held while the coroutine is suspended
  co_await step();
  Spin.unlock();
}

// An IRQ guard whose bodies are elsewhere.
class irq_guard {
public:
  explicit irq_guard(spinlock *Lock);
  ~irq_guard();
  irq_guard(const irq_guard &) = delete;
};
cppcoro::task<> irqGuard() {
  irq_guard Guard(&Spin);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> irqGuardEnded() {
  { irq_guard Guard(&Spin); }
  co_await step();
}

// The opposite of a guard.
template <class M> class unlock_for_scope {
  M &Lock;

public:
  explicit unlock_for_scope(M &Lock) : Lock(Lock) { Lock.unlock(); }
  ~unlock_for_scope() { Lock.lock(); }
};
cppcoro::task<> unlockedForScope() {
  std::unique_lock Guard(Spin);
  {
    unlock_for_scope Without(Guard);
    co_await step();
  }
}
class unlock_for_scope_elsewhere {
public:
  explicit unlock_for_scope_elsewhere(spinlock &Lock);
  ~unlock_for_scope_elsewhere();
};
cppcoro::task<> unlockedForScopeElsewhere() {
  unlock_for_scope_elsewhere Without(Spin);
  co_await step();
}

// The lock of a build without threads.
struct null_mutex {
  void lock() {}
  void unlock() {}
  bool try_lock() { return true; }
};
null_mutex Null;
cppcoro::task<> nullMutex() {
  std::lock_guard Guard(Null);
  co_await step();
}
cppcoro::task<> nullMutexByCalls() {
  Null.lock();
  co_await step();
  Null.unlock();
}

// What is locked and unlocked, and is no lock.
struct surface {
  void lock();
  void unlock();
};
cppcoro::task<> surfaceByCalls(surface &Surface) {
  Surface.lock();
  co_await step();
  Surface.unlock();
}

// Attributes of thread safety analysis.
class __attribute__((capability("mutex"))) annotated_mutex {
public:
  void Enter() __attribute__((acquire_capability()));
  bool TryEnter() __attribute__((try_acquire_capability(true)));
  void Leave() __attribute__((release_capability()));
};
class __attribute__((scoped_lockable)) annotated_guard {
public:
  explicit annotated_guard(annotated_mutex &M)
      __attribute__((acquire_capability(M)));
  annotated_guard(annotated_mutex &M, int)
      __attribute__((locks_excluded(M)));
  void Enter() __attribute__((acquire_capability()));
  void Leave() __attribute__((release_capability()));
  ~annotated_guard() __attribute__((release_capability()));
};
annotated_mutex Annotated;
cppcoro::task<> annotatedGuard() {
  annotated_guard Guard(Annotated);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> annotatedGuardLeft() {
  annotated_guard Guard(Annotated);
  Guard.Leave();
  co_await step();
}
cppcoro::task<> annotatedGuardDeferred() {
  annotated_guard Guard(Annotated, 1);
  co_await step();
}
cppcoro::task<> annotatedGuardEntered() {
  annotated_guard Guard(Annotated, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  Guard.Enter();
  co_await step();
}
cppcoro::task<> annotatedCalls() {
  Annotated.Enter();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the lock that is taken here is held while the coroutine is suspended
  co_await step();
  Annotated.Leave();
}
cppcoro::task<> annotatedCallsLeft() {
  Annotated.Enter();
  Annotated.Leave();
  co_await step();
}

// A lock for the length of the constructor's default argument.
class big_lock_guard {
public:
  big_lock_guard();
  ~big_lock_guard();
};
cppcoro::task<> notKnownToBeAGuard() {
  big_lock_guard Guard;
  co_await step();
}

// Locks that are awaited.
cppcoro::async_mutex Async;
cppcoro::task<> asyncGuard() {
  auto Guard = co_await Async.scoped_lock_async();
  co_await step();
}
cppcoro::task<> asyncByCalls() {
  co_await Async.lock_async();
  co_await step();
  Async.unlock();
}
cppcoro::task<> asyncGuardAdopted() {
  co_await Async.lock_async();
  cppcoro::async_mutex_lock Guard(Async, std::adopt_lock);
  co_await step();
}

// Guards of another library, whose bodies are not read.
threads::mutex Foreign;
cppcoro::task<> foreignGuard() {
  threads::unique_lock<threads::mutex> Guard(Foreign);
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> foreignGuardReversed() {
  threads::unique_lock<threads::mutex> Guard(Foreign);
  {
    threads::reverse_lock<threads::unique_lock<threads::mutex>> Without(Guard);
    co_await step();
  }
}
cppcoro::task<> foreignGuardUnlocked() {
  threads::unique_lock<threads::mutex> Guard(Foreign);
  Guard.unlock();
  co_await step();
}
