// What belongs to one thread.
// RUN: %check_coro_tidy %s coro-thread-local-across-suspension %t -lib=cppcoro,boost-asio,boost-cobalt

#include <boost/cobalt.hpp>
#include <cerrno>
#include <cppcoro/task.hpp>
#include <map>
#include <thread>
#include <unistd.h>
#include <vector>

struct cache {
  int Hits;
  void add(int);
};
thread_local cache PerThread;
thread_local cache *Current;
cache Global;
cppcoro::task<int> step();
void use(int);

// References and pointers to thread_local objects.

cppcoro::task<> reference() {
  auto &Cache = PerThread;
  co_await step();
  Cache.add(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Cache' refers to an object of the thread that the coroutine ran on before it was suspended; it may run on another one now [coro-thread-local-across-suspension]
}
cppcoro::task<> referenceBefore() {
  auto &Cache = PerThread;
  Cache.add(1);
  co_await step();
}
cppcoro::task<> referenceAfter() {
  co_await step();
  auto &Cache = PerThread;
  Cache.add(1);
}
cppcoro::task<> referenceToGlobal() {
  auto &Cache = Global;
  co_await step();
  Cache.add(1);
}
cppcoro::task<> namedAgain() {
  PerThread.add(1);
  co_await step();
  PerThread.add(1);
}
cppcoro::task<> pointer() {
  cache *Cache = &PerThread;
  co_await step();
  Cache->add(co_await step());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Cache' refers to an object of the thread that the coroutine ran on before it was suspended
}
cppcoro::task<> pointerRenewed() {
  cache *Cache = &PerThread;
  Cache->add(1);
  co_await step();
  Cache = &PerThread;
  Cache->add(1);
}
cppcoro::task<> member() {
  int &Hits = PerThread.Hits;
  for (;;) {
    ++Hits;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Hits' refers to an object of the thread that the coroutine ran on before it was suspended
    co_await step();
  }
}
cppcoro::task<> memberPerRound() {
  for (;;) {
    int &Hits = PerThread.Hits;
    ++Hits;
    co_await step();
  }
}
cache &perThread() { return PerThread; }
cache &global() { return Global; }
cache &unknown();
cppcoro::task<> fromFunction() {
  auto &Cache = perThread();
  co_await step();
  Cache.add(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Cache' refers to an object of the thread that the coroutine ran on before it was suspended
}
cppcoro::task<> fromFunctionOfGlobal() {
  auto &Cache = global();
  co_await step();
  Cache.add(1);
}
cppcoro::task<> fromUnknownFunction() {
  auto &Cache = unknown();
  co_await step();
  Cache.add(1);
}
cppcoro::task<> inFunction() {
  static thread_local int Count = 0;
  int *Counter = &Count;
  use(co_await step());
  ++*Counter;
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'Counter' refers to an object of the thread that the coroutine ran on before it was suspended
}
cppcoro::task<> inFunctionStatic() {
  static int Count = 0;
  int *Counter = &Count;
  use(co_await step());
  ++*Counter;
}
// A copy is nobody's but its own; so is what is put back.
cppcoro::task<> copy() {
  cache Copy = PerThread;
  co_await step();
  PerThread = Copy;
}
cppcoro::task<> pointerValue() {
  cache *Saved = Current;
  co_await step();
  Current = Saved;
}

// Identities.

std::map<std::thread::id, int> Workers;
int Slots[64];
cppcoro::task<> identityAsKey() {
  auto Id = std::this_thread::get_id();
  co_await step();
  ++Workers[Id];
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Id' names the thread that the coroutine ran on before it was suspended
}
cppcoro::task<> identityAsKeyBefore() {
  auto Id = std::this_thread::get_id();
  ++Workers[Id];
  co_await step();
}
cppcoro::task<> identityInCall() {
  auto Id = std::this_thread::get_id();
  co_await step();
  Workers.erase(Id);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Id' names the thread that the coroutine ran on before it was suspended
}
// That is how one sees that the thread has changed.
cppcoro::task<bool> identityCompared() {
  auto Id = std::this_thread::get_id();
  co_await step();
  co_return Id == std::this_thread::get_id();
}

// errno.

cppcoro::task<> log(const char *);
cppcoro::task<int> readSome(int);
void fail(int);
cppcoro::task<> errnoAfter(int File) {
  char Byte;
  if (::read(File, &Byte, 1) < 0) {
    co_await log("read failed");
    fail(errno);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'errno' is that of the thread that runs now, and may be of another call: the coroutine was suspended since the call that failed [coro-thread-local-across-suspension]
  }
}
cppcoro::task<> errnoBefore(int File) {
  char Byte;
  if (::read(File, &Byte, 1) < 0) {
    int Error = errno;
    co_await log("read failed");
    fail(Error);
  }
}
cppcoro::task<> errnoOfResult(int File) {
  char Byte;
  auto Result = ::read(File, &Byte, 1);
  if (Result < 0) {
    co_await log("read failed");
    fail(errno);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'errno' is that of the thread that runs now, and may be of another call: the coroutine was suspended since the call that failed [coro-thread-local-across-suspension]
  }
}
cppcoro::task<> errnoOfAnotherCall(int File) {
  char Byte;
  if (::read(File, &Byte, 1) < 0) {
    co_await log("read failed");
    ::close(File);
    fail(errno);
  }
}
// The awaited operation may set it in await_resume, on the thread that goes on.
cppcoro::task<> errnoOfAwait(int File) {
  char Byte;
  if (::read(File, &Byte, 1) < 0)
    if (co_await readSome(File) < 0)
      fail(errno);
}
cppcoro::task<> errnoReference() {
  int &Error = errno;
  co_await step();
  fail(Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Error' refers to an object of the thread that the coroutine ran on before it was suspended
}
cppcoro::task<> errnoCopy() {
  int Error = errno;
  co_await step();
  errno = Error;
}

// Templates, macros and lambdas.

template <class T> struct worker {
  static thread_local T Local;
  cppcoro::task<> work() {
    T &Mine = Local;
    co_await step();
    Mine.add(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' refers to an object of the thread that the coroutine ran on before it was suspended
  }
  cppcoro::task<> workAgain() {
    co_await step();
    T &Mine = Local;
    Mine.add(1);
  }
};
template struct worker<cache>;
#define MINE PerThread
cppcoro::task<> macro() {
  auto &Mine = MINE;
  co_await step();
  Mine.add(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Mine' refers to an object of the thread that the coroutine ran on before it was suspended
}
cppcoro::task<> lambda() {
  auto &Mine = PerThread;
  auto Inner = []() -> cppcoro::task<> {
    cache &Mine = PerThread;
    co_await step();
    Mine.add(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' refers to an object of the thread that the coroutine ran on before it was suspended
  };
  Mine.add(1);
  co_await Inner();
}

// Coroutines that stay on their thread, by their profile.
boost::cobalt::task<void> staysOnItsThread(boost::cobalt::task<void> Inner) {
  auto &Cache = PerThread;
  co_await std::move(Inner);
  Cache.add(1);
}
