// Semaphores and async locks that are acquired by hand.
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -lib=cppcoro -fix-notes
#include <cppcoro/async_mutex.hpp>
#include <cppcoro/task.hpp>
#include <memory>
#include <mutex>
#include <vector>

using cppcoro::async_mutex;
using cppcoro::task;

task<> work();
task<int> number();
void plainWork(int);

task<> pastAnEarlyReturn(async_mutex &mutex, bool stop) {
  co_await mutex.lock_async();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  // CHECK-NOTES: :[[@LINE+4]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the path ends here without releasing 'mutex'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: what 'scoped_lock_async' gives releases it on each path
  // CHECK-FIXES: auto mutexGuard = co_await mutex.scoped_lock_async();
  if (stop)
    co_return;
  mutex.unlock();
}

task<> scoped(async_mutex &mutex, bool stop) {
  auto lock = co_await mutex.scoped_lock_async();
  if (stop)
    co_return;
}

task<> adopted(async_mutex &mutex, bool stop) {
  co_await mutex.lock_async();
  cppcoro::async_mutex_lock lock(mutex, std::adopt_lock);
  if (stop)
    co_return;
}

task<> onBothPaths(async_mutex &mutex, bool stop) {
  co_await mutex.lock_async();
  if (stop) {
    mutex.unlock();
    co_return;
  }
  mutex.unlock();
}

task<> beforeTheLock(async_mutex &mutex, bool stop) {
  if (stop)
    co_return;
  co_await mutex.lock_async();
  mutex.unlock();
}

// The value may tell the caller that it holds the lock now.
task<int> withAValue(async_mutex &mutex) {
  co_await mutex.lock_async();
  int n = co_await number();
  if (n < 0)
    co_return n;
  mutex.unlock();
  co_return 0;
}

task<> roundOfALoop(async_mutex &mutex, std::vector<int> items) {
  for (int item : items) {
    co_await mutex.lock_async();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
    // CHECK-NOTES: :[[@LINE+4]]:9: note: this condition is true on a path that leaves it behind
    // CHECK-NOTES: :[[@LINE+4]]:7: note: the next round begins without releasing 'mutex'
    // CHECK-NOTES: :[[@LINE-4]]:5: note: what 'scoped_lock_async' gives releases it on each path
    // CHECK-FIXES: auto mutexGuard = co_await mutex.scoped_lock_async();
    if (item < 0)
      continue;
    plainWork(item);
    mutex.unlock();
  }
}

task<> lockedAroundALoop(async_mutex &mutex, std::vector<int> items) {
  co_await mutex.lock_async();
  for (int item : items) {
    if (item < 0)
      continue;
    plainWork(item);
  }
  mutex.unlock();
}

task<> releasedInEachRound(async_mutex &mutex, std::vector<int> items) {
  for (int item : items) {
    co_await mutex.lock_async();
    plainWork(item);
    mutex.unlock();
  }
}

task<> outOfAHandler(async_mutex &mutex) {
  co_await mutex.lock_async();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  // CHECK-NOTES: :[[@LINE+7]]:5: note: the path begins with an exception that is handled here
  // CHECK-NOTES: :[[@LINE+9]]:1: note: the path ends here without releasing 'mutex'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: what 'scoped_lock_async' gives releases it on each path
  // CHECK-FIXES: auto mutexGuard = co_await mutex.scoped_lock_async();
  try {
    co_await work();
    mutex.unlock();
  } catch (...) {
    plainWork(0);
  }
}

task<> inTheHandlerToo(async_mutex &mutex) {
  co_await mutex.lock_async();
  try {
    co_await work();
    mutex.unlock();
  } catch (...) {
    mutex.unlock();
    throw;
  }
}

task<> pastAThrow(async_mutex &mutex, int n) {
  co_await mutex.lock_async();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  // CHECK-NOTES: :[[@LINE+4]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the exception leaves the function without releasing 'mutex'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: what 'scoped_lock_async' gives releases it on each path
  // CHECK-FIXES: auto mutexGuard = co_await mutex.scoped_lock_async();
  if (n < 0)
    throw n;
  mutex.unlock();
}

//===----------------------------------------------------------------------===//
// Someone else releases
//===----------------------------------------------------------------------===//

// What succeeds keeps it.
task<bool> keptOnSuccess(async_mutex &mutex) {
  co_await mutex.lock_async();
  if (co_await number() < 0) {
    mutex.unlock();
    co_return false;
  }
  co_return true;
}

task<int> keptUnlessItFails(async_mutex &mutex) {
  co_await mutex.lock_async();
  try {
    co_return co_await number();
  } catch (...) {
    mutex.unlock();
    throw;
  }
}

task<> lockOnly(async_mutex &mutex) { co_await mutex.lock_async(); }

// The flag tells the caller who holds it.
task<> remembered(async_mutex &mutex, bool &held, bool stop) {
  co_await mutex.lock_async();
  held = true;
  if (stop)
    co_return;
  mutex.unlock();
  held = false;
}

void release(async_mutex &);
task<> handedOver(async_mutex &mutex, bool stop) {
  co_await mutex.lock_async();
  if (stop) {
    release(mutex);
    co_return;
  }
  mutex.unlock();
}

task<> releasedByALambda(async_mutex &mutex, bool stop) {
  co_await mutex.lock_async();
  auto unlock = [&] { mutex.unlock(); };
  if (stop) {
    unlock();
    co_return;
  }
  mutex.unlock();
}

task<> attempted(async_mutex &mutex, bool stop) {
  if (!mutex.try_lock())
    co_await mutex.lock_async();
  if (stop)
    co_return;
  mutex.unlock();
}

class store {
public:
  task<> forgets(bool stop) {
    co_await mutex.lock_async();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
    // CHECK-NOTES: :[[@LINE+4]]:9: note: this condition is true on a path that leaves it behind
    // CHECK-NOTES: :[[@LINE+4]]:7: note: the path ends here without releasing 'mutex'
    // CHECK-NOTES: :[[@LINE-4]]:5: note: what 'scoped_lock_async' gives releases it on each path
    // CHECK-FIXES: auto mutexGuard = co_await mutex.scoped_lock_async();
    if (stop)
      co_return;
    mutex.unlock();
  }
  task<> throughAReference(bool stop) {
    auto &m = mutex;
    co_await m.lock_async();
    if (stop) {
      mutex.unlock();
      co_return;
    }
    m.unlock();
  }
  task<> finishes(bool stop) {
    co_await mutex.lock_async();
    if (stop) {
      finish();
      co_return;
    }
    mutex.unlock();
  }
  task<> counts(bool stop) {
    co_await mutex.lock_async();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
    // CHECK-NOTES: :[[@LINE+5]]:9: note: this condition is true on a path that leaves it behind
    // CHECK-NOTES: :[[@LINE+5]]:7: note: the path ends here without releasing 'mutex'
    // CHECK-NOTES: :[[@LINE-4]]:5: note: what 'scoped_lock_async' gives releases it on each path
    // CHECK-FIXES: auto mutexGuard = co_await mutex.scoped_lock_async();
    count();
    if (stop)
      co_return;
    mutex.unlock();
  }
  task<> asksSomewhereElse(bool stop) {
    co_await mutex.lock_async();
    elsewhere();
    if (stop)
      co_return;
    mutex.unlock();
  }

private:
  void finish() { mutex.unlock(); }
  void count() { ++counted; }
  void elsewhere();

  async_mutex mutex;
  int counted = 0;
};

struct session {
  async_mutex mutex;
};
task<> throughAPointer(std::shared_ptr<session> s, bool stop) {
  co_await s->mutex.lock_async();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  // CHECK-NOTES: :[[@LINE+4]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the path ends here without releasing 'mutex'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: what 'scoped_lock_async' gives releases it on each path
  // CHECK-FIXES: auto mutexGuard = co_await s->mutex.scoped_lock_async();
  if (stop)
    co_return;
  s->mutex.unlock();
}
task<> ofTwoObjects(session &a, session &b) {
  co_await a.mutex.lock_async();
  b.mutex.unlock();
}

//===----------------------------------------------------------------------===//
// Templates, lambdas, macros
//===----------------------------------------------------------------------===//

template <class T> task<> inATemplate(async_mutex &mutex, T value) {
  co_await mutex.lock_async();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  // CHECK-NOTES: :[[@LINE+4]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the path ends here without releasing 'mutex'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: what 'scoped_lock_async' gives releases it on each path
  // CHECK-FIXES: auto mutexGuard = co_await mutex.scoped_lock_async();
  if (value == 0)
    co_return;
  mutex.unlock();
}
template task<> inATemplate<int>(async_mutex &, int);

template <class Mutex> task<> neverInstantiated(Mutex &mutex, bool stop) {
  co_await mutex.lock_async();
  if (stop)
    co_return;
  mutex.unlock();
}

auto inALambda = [](async_mutex &mutex, bool stop) -> task<> {
  co_await mutex.lock_async();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  // CHECK-NOTES: :[[@LINE+4]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the path ends here without releasing 'mutex'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: what 'scoped_lock_async' gives releases it on each path
  // CHECK-FIXES: auto mutexGuard = co_await mutex.scoped_lock_async();
  if (stop)
    co_return;
  mutex.unlock();
};

#define UNLOCK(mutex) mutex.unlock()
task<> inAMacro(async_mutex &mutex, bool stop) {
  co_await mutex.lock_async();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  // CHECK-NOTES: :[[@LINE+3]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+3]]:5: note: the path ends here without releasing 'mutex'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: what 'scoped_lock_async' gives releases it on each path
  if (stop)
    co_return;
  UNLOCK(mutex);
}
