// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro \
// RUN:   -- -config='{CheckOptions: {coro-blocking-call.ReportLocks: true}}'
// Locks are a tier of their own, asked for by an option.
#include <cppcoro/task.hpp>
#include <mutex>

std::mutex mutex;
int counter;

void increments() {
  mutex.lock();
  ++counter;
  mutex.unlock();
}

cppcoro::task<> direct() {
  mutex.lock();
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'std::mutex::lock' blocks the thread of this coroutine: blocks the thread while another thread holds the lock [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:9: note: use an async mutex of the coroutine library, or a critical section short enough not to matter instead
  mutex.unlock();
  co_return;
}

cppcoro::task<> throughAFunction() {
  increments();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'increments' blocks the thread of this coroutine through 'std::mutex::lock': blocks the thread while another thread holds the lock [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-16]]:9: note: 'increments' calls 'std::mutex::lock' here
  // CHECK-NOTES: :[[@LINE-17]]:9: note: use an async mutex of the coroutine library, or a critical section short enough not to matter instead
  co_return;
}

cppcoro::task<> onlyTries() {
  if (mutex.try_lock())
    mutex.unlock();
  co_return;
}

cppcoro::task<> guards() {
  std::lock_guard guard(mutex);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'std::lock_guard<std::mutex>::lock_guard' blocks the thread of this coroutine: blocks the thread while another thread holds the lock [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:19: note: use an async mutex of the coroutine library, or a critical section short enough not to matter instead
  std::unique_lock later(mutex, std::defer_lock);
  std::unique_lock tried(mutex, std::try_to_lock);
  std::unique_lock<std::mutex> empty;
  empty = std::move(later);
  co_return;
}
