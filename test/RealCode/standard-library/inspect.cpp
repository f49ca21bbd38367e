// What is believed of the types of two real standard libraries, libstdc++ 12 and libc++ 22, and of a user's
// std::coroutine_traits for one of them.
//
// RUN: %coro-tidy inspect %s -- -std=c++20 | FileCheck %s
// RUN: %coro-tidy inspect %s -- -std=c++20 -stdlib=libc++ | FileCheck %s
//
// An optional, a function and an iterator are nothing to async code.
// RUN: %coro-tidy inspect %s -- -std=c++20 | FileCheck %s --check-prefix=NONE
// RUN: %coro-tidy inspect %s -- -std=c++20 -stdlib=libc++ | FileCheck %s --check-prefix=NONE
// NONE-NOT: type {{std::(optional|function|vector|map|unique_ptr|span|thread|coroutine_handle|coroutine_traits|ranges)[ <:]}}
// NONE-NOT: type {{.*iterator}}

#include <coroutine>
#include <exception>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <ranges>
#include <semaphore>
#include <shared_mutex>
#include <span>
#include <thread>
#include <vector>

struct Immediately {};

template <class... Args> struct std::coroutine_traits<std::future<int>, Immediately, Args...> {
  struct promise_type : std::promise<int> {
    std::future<int> get_return_object() { return get_future(); }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(int Value) { set_value(Value); }
    void unhandled_exception() { set_exception(std::current_exception()); }
  };
};

std::future<int> compute(Immediately) {
  co_await std::suspend_always{};
  co_return 1;
}

std::future<long> withoutTraits();
std::shared_future<long> sharedWithoutTraits();
std::optional<int> Maybe;
std::function<std::future<long>()> Callback;
std::vector<int>::iterator Iterator;
std::map<int, int>::iterator MapIterator;
std::unique_ptr<int> Pointer;
std::span<int> Span;
std::coroutine_handle<> Handle;

auto evens(std::vector<int> &Numbers) {
  return Numbers | std::views::filter([](int Number) { return Number % 2 == 0; });
}

void waits(std::mutex &Mutex, std::shared_mutex &Shared, std::counting_semaphore<> &Semaphore, std::jthread &Worker) {
  std::lock_guard<std::mutex> Guard(Mutex);
  std::unique_lock<std::mutex> Lock(Mutex, std::defer_lock);
  std::shared_lock<std::shared_mutex> Reader(Shared);
  std::scoped_lock Both(Mutex, Shared);
  Semaphore.acquire();
  Worker.join();
  withoutTraits().get();
  std::async([] {});
}

// CHECK-LABEL: type std::future<int> ({{.*}})
// CHECK-NEXT:   kind: coroutine
// CHECK-NEXT:   promise: std::coroutine_traits<std::future<int>, Immediately>::promise_type -- promise through std::coroutine_traits ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   starts: unknown -- initial_suspend never suspends ({{.*}}/inspect.cpp:{{[0-9:]+}}); profile standard.yaml:{{[0-9]+}}, structure says eager
// CHECK:        awaited by: nothing
// CHECK-NEXT:   ownership: move-only
// CHECK-NEXT:   when dropped: harmless -- final_suspend never suspends: the frame frees itself ({{.*}}/inspect.cpp:{{[0-9:]+}}); profile standard.yaml:{{[0-9]+}}, structure says unknown

// CHECK-LABEL: type std::suspend_always ({{.*}})
// CHECK-NEXT:   kind: operation
// CHECK-NEXT:   awaited by: its members await_ready, await_suspend and await_resume ({{.*}})
// CHECK-NEXT:   awaiting gives: void
// CHECK-NEXT:   when dropped: unknown

// CHECK-LABEL: type std::future<long> ({{.*}})
// CHECK-NEXT:   also: std::future<void>
// CHECK-NEXT:   kind: none
// CHECK-NEXT:   ownership: move-only

// CHECK-LABEL: type std::shared_future<long> ({{.*}})
// CHECK-NEXT:   seen as: its template, which nothing here instantiates
// CHECK-NEXT:   kind: none

// CHECK-LABEL: type std::jthread ({{.*}})
// CHECK-NEXT:   kind: none
// CHECK-NEXT:   ownership: move-only
// CHECK-NEXT:   role: joining-destructor -- profile standard.yaml:{{[0-9]+}}

// CHECK-LABEL: type std::lock_guard<std::mutex> ({{.*}})
// CHECK-NEXT:   kind: none
// CHECK-NEXT:   role: lock-guard -- holds a lock until it is destroyed ({{.*}}); profile standard.yaml:{{[0-9]+}}

// CHECK-LABEL: type std::unique_lock<std::mutex> ({{.*}})
// CHECK-NEXT:   kind: none
// CHECK-NEXT:   ownership: move-only
// CHECK-NEXT:   role: lock-guard -- holds a lock until it is destroyed ({{.*}}); profile standard.yaml:{{[0-9]+}}
// CHECK-NEXT:   acquire: lock, try_lock, try_lock_for, try_lock_until
// CHECK-NEXT:   release: unlock

// CHECK-LABEL: type std::shared_lock<std::shared_mutex> ({{.*}})
// CHECK-NEXT:   kind: none
// CHECK-NEXT:   ownership: move-only
// CHECK-NEXT:   role: lock-guard -- holds a lock until it is destroyed ({{.*}}); profile standard.yaml:{{[0-9]+}}
// CHECK-NEXT:   acquire: lock, try_lock, try_lock_for, try_lock_until
// CHECK-NEXT:   release: unlock

// CHECK-LABEL: type std::scoped_lock<std::mutex, std::shared_mutex> ({{.*}})
// CHECK-NEXT:   kind: none
// CHECK-NEXT:   role: lock-guard -- holds a lock until it is destroyed ({{.*}}); profile standard.yaml:{{[0-9]+}}

// CHECK-LABEL: coroutine compute ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   returns: std::future<int>
// CHECK-NEXT:   {{[0-9:]+}}: initial suspension -- never suspends
// CHECK-NEXT:   {{[0-9:]+}}: co_await std::suspend_always{} -- always suspends
// CHECK-NEXT:   {{[0-9:]+}}: final suspension -- never suspends

// CHECK-LABEL: call std::promise<int>::set_value ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: std::coroutine_traits<std::future<int>, Immediately, Args...>::promise_type::return_value

// CHECK-LABEL: call std::counting_semaphore<>::acquire ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: waits
// CHECK-NEXT:   role: blocking (wait) -- profile standard.yaml:{{[0-9]+}}, blocks the thread until another thread releases the semaphore
// CHECK-NEXT:   instead: an awaitable semaphore of the coroutine library

// CHECK-LABEL: call std::jthread::join ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: waits
// CHECK-NEXT:   role: blocking (join) -- profile standard.yaml:{{[0-9]+}}, blocks the thread until the other thread has finished
// CHECK-NEXT:   instead: an awaitable that the other thread completes

// CHECK-LABEL: call std::future<long>::get ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: waits
// CHECK-NEXT:   role: blocking (wait) -- profile standard.yaml:{{[0-9]+}}, blocks the thread until the result is there; if a coroutine of the same thread is to produce it, that is never
// CHECK-NEXT:   instead: co_await on an awaitable result

// CHECK-LABEL: call std::async ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK-NEXT:   in: waits
// CHECK-NEXT:   role: offload, all arguments -- profile standard.yaml:{{[0-9]+}}
