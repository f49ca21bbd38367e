// Guards that are kept in something else, temporaries, locks without a guard, and guards that change hands.
// RUN: %check_coro_tidy %s coro-lock-across-suspension %t -lib=cppcoro

#include <cppcoro/task.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

std::mutex Mutex, Other;
cppcoro::task<int> step();
cppcoro::task<int> stepWith(std::unique_lock<std::mutex> &&);
int locked(const std::lock_guard<std::mutex> &, int);
void use(int);

// Holders.

cppcoro::task<> inOptional() {
  std::optional<std::lock_guard<std::mutex>> Guard;
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'Guard' holds a lock while the coroutine is suspended: threads that want it are blocked meanwhile, and another thread may have to release it [coro-lock-across-suspension]
  Guard.emplace(Mutex);
  co_await step();
}
cppcoro::task<> inOptionalReset() {
  std::optional<std::lock_guard<std::mutex>> Guard;
  Guard.emplace(Mutex);
  Guard.reset();
  co_await step();
}
cppcoro::task<> inOptionalAtOnce() {
  std::optional<std::unique_lock<std::mutex>> Guard(std::in_place, Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> inOptionalUnlocked() {
  std::optional<std::unique_lock<std::mutex>> Guard(std::in_place, Mutex);
  Guard->unlock();
  co_await step();
}
cppcoro::task<> inEmptyOptional() {
  std::optional<std::unique_lock<std::mutex>> Guard;
  co_await step();
  Guard.emplace(Mutex);
}
cppcoro::task<> inOptionalAssigned() {
  std::optional<std::unique_lock<std::mutex>> Guard;
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'Guard' holds a lock while the coroutine is suspended
  Guard = std::unique_lock(Mutex);
  co_await step();
}
cppcoro::task<> inOptionalEmptied() {
  std::optional<std::unique_lock<std::mutex>> Guard = std::unique_lock(Mutex);
  Guard = std::nullopt;
  co_await step();
}
cppcoro::task<> inUniquePtr() {
  auto Guard = std::make_unique<std::lock_guard<std::mutex>>(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> inUniquePtrNew() {
  std::unique_ptr<std::lock_guard<std::mutex>> Guard(
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'Guard' holds a lock while the coroutine is suspended
      new std::lock_guard<std::mutex>(Mutex));
  co_await step();
}
cppcoro::task<> inUniquePtrReset() {
  auto Guard = std::make_unique<std::lock_guard<std::mutex>>(Mutex);
  Guard.reset();
  co_await step();
}
cppcoro::task<> inUniquePtrNull() {
  auto Guard = std::make_unique<std::lock_guard<std::mutex>>(Mutex);
  Guard = nullptr;
  co_await step();
}

struct access {
  std::unique_lock<std::mutex> Lock;
  int *Data;
};
cppcoro::task<> inStruct(int *Data) {
  access Access{std::unique_lock(Mutex), Data};
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Access' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> inStructUnlocked(int *Data) {
  access Access{std::unique_lock(Mutex), Data};
  *Access.Data = 1;
  Access.Lock.unlock();
  co_await step();
}
cppcoro::task<> inStructDeferred(int *Data) {
  access Access{std::unique_lock(Mutex, std::defer_lock), Data};
  co_await step();
}
struct session {
  explicit session(std::mutex &Mutex) : Guard(Mutex) {}
  std::lock_guard<std::mutex> Guard;
};
cppcoro::task<> inConstructor() {
  session Session(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Session' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> inConstructorElsewhere() {
  { session Session(Mutex); }
  co_await step();
}
access lockData();
cppcoro::task<> fromFunction() {
  auto Access = lockData();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Access' holds a lock while the coroutine is suspended
  *Access.Data = co_await step();
}
cppcoro::task<> fromFunctionBound() {
  int By = co_await step();
  auto [Lock, Data] = lockData();
  *Data = By;
}
cppcoro::task<> binding() {
  auto [Lock, Data] = lockData();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: '[Lock, Data]' holds a lock while the coroutine is suspended
  *Data = co_await step();
}
cppcoro::task<> bindingUnlocked() {
  auto [Lock, Data] = lockData();
  *Data = 1;
  Lock.unlock();
  co_await step();
}

cppcoro::task<> bindingOfPair() {
  std::pair Access(std::unique_lock(Mutex), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Access' holds a lock while the coroutine is suspended
  use(co_await step());
}

// Temporaries.

cppcoro::task<> temporaryOfComma() {
  std::lock_guard<std::mutex>{Mutex}, co_await step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this temporary holds a lock while the coroutine is suspended
}
cppcoro::task<> temporaryBefore() {
  std::lock_guard<std::mutex>{Mutex}, use(1);
  co_await step();
}
cppcoro::task<> temporaryArgument() {
  use(locked(std::lock_guard<std::mutex>{Mutex}, co_await step()));
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: this temporary holds a lock while the coroutine is suspended
}
cppcoro::task<> temporaryArgumentAwaitedBefore() {
  int Value = co_await step();
  use(locked(std::lock_guard(Mutex), Value));
}
cppcoro::task<> temporaryAfterAwait() {
  use(co_await step() + locked(std::lock_guard(Mutex), 1));
}
cppcoro::task<> temporaryMovedAway() {
  co_await stepWith(std::unique_lock(Mutex));
}
struct guarded_int {
  struct pointer {
    explicit pointer(std::mutex &Mutex) : Guard(Mutex) {}
    int *operator->();
    int &operator*();
    int get() const;

  private:
    std::lock_guard<std::mutex> Guard;
  };
  pointer lock();
};
cppcoro::task<int> stepTo(int);
cppcoro::task<> temporaryOfMember(guarded_int &Data) {
  co_await stepTo(*Data.lock());
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: this temporary holds a lock while the coroutine is suspended
}
cppcoro::task<> temporaryOfMemberBefore(guarded_int &Data) {
  int To = Data.lock().get();
  co_await stepTo(To);
}
cppcoro::task<> temporaryKeptAlive() {
  auto &&Guard = std::unique_lock(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> temporaryKeptAliveInBlock() {
  {
    const auto &Guard = std::unique_lock(Mutex);
  }
  co_await step();
}

// Locks without a guard.

cppcoro::task<> calls() {
  Mutex.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the lock that is taken here is held while the coroutine is suspended
  co_await step();
  Mutex.unlock();
}
cppcoro::task<> callsUnlocked() {
  Mutex.lock();
  Mutex.unlock();
  co_await step();
  Mutex.lock();
  Mutex.unlock();
}
cppcoro::task<> callsOfTwo() {
  Mutex.lock();
  Other.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the lock that is taken here is held while the coroutine is suspended
  Mutex.unlock();
  co_await step();
  Other.unlock();
}
struct member_locks {
  std::mutex Mutex;
  int Count;
  void unlockElsewhere();
  cppcoro::task<> held() {
    this->Mutex.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the lock that is taken here is held while the coroutine is suspended
    Count += co_await step();
    Mutex.unlock();
  }
  // Whether the call unlocks can't be told.
  cppcoro::task<> unlockedElsewhere() {
    Mutex.lock();
    unlockElsewhere();
    co_await step();
  }
  cppcoro::task<> unlockedByLambda() {
    Mutex.lock();
    auto Unlock = [this] { Mutex.unlock(); };
    Unlock();
    co_await step();
    Mutex.lock();
    Mutex.unlock();
  }
  cppcoro::task<> adopted() {
    Mutex.lock();
    { std::lock_guard Guard(Mutex, std::adopt_lock); }
    co_await step();
  }
};
cppcoro::task<> adoptedAndHeld() {
  std::lock(Mutex, Other);
  std::lock_guard First(Mutex, std::adopt_lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'First' holds a lock while the coroutine is suspended
  std::scoped_lock Second(std::adopt_lock, Other);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Second' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> tried() {
  if (Mutex.try_lock()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the lock that is taken here is held while the coroutine is suspended
    co_await step();
    Mutex.unlock();
  }
}
cppcoro::task<> triedUntilFree() {
  while (!Mutex.try_lock())
    co_await step();
  use(1);
  Mutex.unlock();
}
cppcoro::task<> triedInVain() {
  if (!Mutex.try_lock()) {
    co_await step();
    co_return;
  }
  Mutex.unlock();
}

// Guards that change hands and state.

cppcoro::task<> deferred() {
  std::unique_lock Guard(Mutex, std::defer_lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  Guard.lock();
  co_await step();
}
cppcoro::task<> deferredAfterwards() {
  std::unique_lock Guard(Mutex, std::defer_lock);
  co_await step();
  Guard.lock();
}
cppcoro::task<> lockedTogether() {
  std::unique_lock First(Mutex, std::defer_lock);
  std::unique_lock Second(Other, std::defer_lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Second' holds a lock while the coroutine is suspended
  std::lock(First, Second);
  First.unlock();
  co_await step();
}
cppcoro::task<> triedGuard() {
  std::unique_lock Guard(Mutex, std::try_to_lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  if (!Guard)
    co_return;
  co_await step();
}
cppcoro::task<> triedGuardInVain() {
  std::unique_lock Guard(Mutex, std::try_to_lock);
  if (Guard)
    co_return;
  co_await step();
}
cppcoro::task<> triedGuardEither() {
  std::unique_lock Guard(Mutex, std::defer_lock);
  if (!Guard.try_lock())
    co_await step();
}
cppcoro::task<> releasedOnOnePath(bool Early) {
  std::unique_lock Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  if (Early)
    Guard.unlock();
  co_await step();
}
cppcoro::task<> releasedOnEachPath(bool Early) {
  std::unique_lock Guard(Mutex);
  if (Early) {
    Guard.unlock();
  } else {
    use(1);
    Guard.unlock();
  }
  co_await step();
}
cppcoro::task<> lockedUnderTheOtherCondition(bool Sync) {
  std::unique_lock Guard(Mutex, std::defer_lock);
  if (Sync)
    Guard.lock();
  use(1);
  if (!Sync)
    co_await step();
}
cppcoro::task<> movedOn() {
  std::unique_lock First(Mutex);
  auto Second = std::move(First);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Second' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> movedOnAndUnlocked() {
  std::unique_lock First(Mutex);
  auto Second = std::move(First);
  Second.unlock();
  co_await step();
}
void take(std::unique_lock<std::mutex>);
void mayUnlock(std::unique_lock<std::mutex> &);
void looksAt(const std::unique_lock<std::mutex> &);
cppcoro::task<> movedAway() {
  std::unique_lock Guard(Mutex);
  take(std::move(Guard));
  co_await step();
}
cppcoro::task<> handedOver() {
  std::unique_lock Guard(Mutex);
  mayUnlock(Guard);
  co_await step();
}
cppcoro::task<> lookedAt() {
  std::unique_lock Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  looksAt(Guard);
  co_await step();
}
cppcoro::task<> released() {
  std::unique_lock Guard(Mutex);
  std::mutex *Locked = Guard.release();
  Locked->unlock();
  co_await step();
}
cppcoro::task<> assigned() {
  std::unique_lock<std::mutex> Guard;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'Guard' holds a lock while the coroutine is suspended
  Guard = std::unique_lock(Mutex);
  co_await step();
}
cppcoro::task<> assignedEmpty() {
  std::unique_lock Guard(Mutex);
  Guard = {};
  co_await step();
}
cppcoro::task<> unlockedByLambda() {
  std::unique_lock Guard(Mutex);
  auto Unlock = [&] { Guard.unlock(); };
  Unlock();
  co_await step();
}
cppcoro::task<> inLoop() {
  std::unique_lock Guard(Mutex);
  for (;;) {
    Guard.unlock();
    co_await step();
    Guard.lock();
  }
}
cppcoro::task<> inLoopTooLate() {
  std::unique_lock Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  for (;;) {
    co_await step();
    Guard.unlock();
    use(1);
    Guard.lock();
  }
}
cppcoro::task<> either(bool Lock) {
  auto Guard = Lock ? std::unique_lock(Mutex) : std::unique_lock<std::mutex>();
  if (!Lock)
    co_await step();
}
std::unique_lock<std::mutex> lockNow() {
  std::unique_lock Guard(Mutex);
  use(1);
  return Guard;
}
std::unique_lock<std::mutex> lockLater() {
  return std::unique_lock(Mutex, std::defer_lock);
}
cppcoro::task<> fromLockingFunction() {
  auto Guard = lockNow();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Guard' holds a lock while the coroutine is suspended
  co_await step();
}
cppcoro::task<> fromDeferringFunction() {
  auto Guard = lockLater();
  co_await step();
  Guard.lock();
}
std::condition_variable Condition;
cppcoro::task<> afterWait() {
  std::unique_lock Guard(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  Condition.wait(Guard);
  co_await step();
}
cppcoro::task<> afterWaitUnlocked() {
  std::unique_lock Guard(Mutex);
  Condition.wait(Guard);
  Guard.unlock();
  co_await step();
}
cppcoro::task<> swapped() {
  std::unique_lock Guard(Mutex);
  std::unique_lock<std::mutex> Empty;
  Empty.swap(Guard);
  co_await step();
}
cppcoro::task<> unlockedByHandler() {
  Mutex.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the lock that is taken here is held while the coroutine is suspended
  try {
    co_await step();
  } catch (...) {
    Mutex.unlock();
    throw;
  }
  Mutex.unlock();
}
cppcoro::task<> unlockedBeforeTry() {
  Mutex.lock();
  Mutex.unlock();
  try {
    co_await step();
  } catch (...) {
    Mutex.lock();
    Mutex.unlock();
  }
}
cppcoro::task<> constant() {
  [[maybe_unused]] const auto Guard = std::lock_guard{Mutex};
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'Guard' holds a lock while the coroutine is suspended
  co_return use(co_await step());
}
