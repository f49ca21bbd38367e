// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=winrt -fix-notes
// C++/WinRT: what blocks its coroutines, and the awaitable forms.
#include <chrono>
#include <thread>
#include <winrt/Windows.Foundation.h>

using winrt::Windows::Foundation::IAsyncAction;
using winrt::Windows::Foundation::IAsyncOperation;
using namespace std::chrono_literals;

IAsyncOperation<int> answer() { co_return 42; }
IAsyncAction nothing() { co_return; }

IAsyncAction sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await winrt::resume_after(100ms);
  co_return;
}

IAsyncOperation<int> waitsForAnother() {
  nothing().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'winrt::Windows::Foundation::IAsyncAction::get' can deadlock the thread of this coroutine: blocks the thread until the work is done; work that has to come back to this thread never is [coro-blocking-call]
  // CHECK-FIXES: co_await nothing();
  co_return answer().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'winrt::Windows::Foundation::IAsyncOperation<int>::get' can deadlock the thread of this coroutine: blocks the thread until the work is done; work that has to come back to this thread never is [coro-blocking-call]
  // CHECK-FIXES: co_return co_await answer();
}

// After the hop the thread of the pool is there to be blocked.
IAsyncOperation<int> inTheBackground() {
  co_await winrt::resume_background();
  std::this_thread::sleep_for(100ms);
  co_return answer().get();
}

IAsyncAction awaits() { co_await winrt::resume_after(1s); }

int fromOutside() { return answer().get(); }
