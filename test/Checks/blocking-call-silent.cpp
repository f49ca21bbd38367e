// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro -expect-no-diagnosis -- -- -I%S/Inputs
// Where blocking stops no coroutine, or does not happen.
#include <chrono>
#include "assertion.h"
#include <cppcoro/generator.hpp>
#include <cppcoro/io_service.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/task.hpp>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

void sleeps() { std::this_thread::sleep_for(1s); }
int answer() {
  sleeps();
  return 42;
}

// Called like a function of the C library.
namespace {
cppcoro::task<int> sync() { co_return 1; }
int read(int) { return 1; }
inline namespace v1 {
int pause() { return 2; }
} // namespace v1
} // namespace
cppcoro::task<int> ownFunctions() { co_return co_await sync() + read(0) + pause(); }

// Not a coroutine.
cppcoro::task<> work() { co_return; }
int main() {
  sleeps();
  cppcoro::sync_wait(work());
}

// On another thread.
cppcoro::task<> threads() {
  std::thread([] { sleeps(); }).detach();
  std::thread named(sleeps);
  named.detach();
  auto future = std::async(std::launch::async, [] { return answer(); });
  auto kept = std::make_shared<std::future<int>>(std::move(future));
  co_return;
}

cppcoro::task<> onThePool(cppcoro::static_thread_pool &pool) {
  co_await pool.schedule();
  sleeps();
}

cppcoro::task<> onThePoolOnOneBranch(cppcoro::static_thread_pool &pool,
                                     bool big) {
  if (big)
    co_await pool.schedule();
  sleeps();
}

// Runs in whoever iterates.
cppcoro::generator<int> iterated() {
  sleeps();
  co_yield answer();
}

// Defined, not called.
struct Jobs {
  std::vector<std::function<void()>> queue;
};
cppcoro::task<> definedOnly(Jobs &jobs) {
  auto unused = [] { sleeps(); };
  jobs.queue.push_back([] { sleeps(); });
  jobs.queue.emplace_back(sleeps);
  std::exchange(jobs.queue, {});
  struct Local {
    void run() { sleeps(); }
  };
  co_return;
}

// Not evaluated.
cppcoro::task<> unevaluated() {
  using Result = decltype(answer());
  constexpr auto size = sizeof(answer());
  static_assert(!noexcept(answer()));
  constexpr bool callable = requires { answer(); };
  if constexpr (sizeof(int) == 1)
    sleeps();
  if (false)
    sleeps();
  true ? void() : sleeps();
  co_return;
}

template <class T> cppcoro::task<> dependentBranch() {
  if constexpr (sizeof(T) == 1)
    sleeps();
  co_return;
}
cppcoro::task<> instantiates() { co_await dependentBranch<int>(); }

consteval int atCompileTime() { return 1; }

// For no time.
std::timed_mutex timed;
std::mutex mutex;
cppcoro::task<> polls(std::future<int> future) {
  std::this_thread::sleep_for(0s);
  std::this_thread::sleep_for(std::chrono::milliseconds(0));
  std::this_thread::sleep_for(std::chrono::seconds::zero());
  if (future.wait_for(0s) == std::future_status::ready)
    future.get();
  if (mutex.try_lock())
    mutex.unlock();
  if (timed.try_lock_for(0s))
    timed.unlock();
  co_return;
}

// A short critical section.
int counter;
cppcoro::task<> shortLock() {
  {
    std::lock_guard guard(mutex);
    ++counter;
  }
  std::scoped_lock both(mutex, timed);
  co_return;
}

// The task that runs the event loop, beside those that need it.
cppcoro::task<> runsTheLoop(cppcoro::io_service &service) {
  service.process_events();
  co_return;
}

// An assertion of a header: nobody here can change what it calls.
cppcoro::task<> asserts() {
  MOCK_ASSERT(1 == 1);
  co_return;
}

// Ready by what was awaited before.
cppcoro::task<std::vector<std::future<int>>> whenAll();
cppcoro::task<> readyResults() {
  auto futures = co_await whenAll();
  for (auto &future : futures)
    future.get();
  futures[0].get();
  auto &first = futures.front();
  first.get();
}

// A name that only looks like one of the C library.
namespace mine {
void sleep(int) {}
void read(int, char *, int) {}
} // namespace mine
void connect(int) {}
void wait(int *) {}
cppcoro::task<> ownNames(char *buffer) {
  mine::sleep(1);
  mine::read(0, buffer, 1);
  connect(1);
  wait(nullptr);
  co_return;
}
