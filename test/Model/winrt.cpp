// What is believed of C++/WinRT and WIL.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/winrt \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <wil/coroutine.h>
#include <winrt/Windows.Foundation.h>

winrt::Windows::Foundation::IAsyncAction action();
winrt::Windows::Foundation::IAsyncOperation<int> operation();
wil::task<int> task();
winrt::fire_and_forget fireAndForget() { co_return; }

winrt::Windows::Foundation::IAsyncAction uses() {
  co_await operation();
  co_await winrt::resume_background();
  co_await task();
}

// A type is complete when something uses it.
void instantiate() {
  (void)action();
}

int main() { return operation().get(); }

// CHECK-LABEL: type winrt::Windows::Foundation::IAsyncAction (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: free operator co_await
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: single-shot
// CHECK-NEXT:  when dropped: idiom
// CHECK-NOT:   role:

// CHECK-LABEL: type winrt::Windows::Foundation::IAsyncOperation<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: free operator co_await
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: single-shot
// CHECK-NEXT:  when dropped: idiom
// CHECK-NOT:   role:

// CHECK-LABEL: type wil::task<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK-NEXT:  awaited as: rvalue only
// CHECK-NEXT:  awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: idiom
// CHECK-NOT:   role:

// CHECK-LABEL: type winrt::fire_and_forget (
// CHECK-NEXT:  kind: detached{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  when dropped: harmless
// CHECK-NOT:   role:

// CHECK-LABEL: type winrt::resume_background_awaiter (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: void{{$| }}
// CHECK-NEXT:  ownership: nodiscard
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: call winrt::resume_background (
// CHECK:       role: schedule-on

// CHECK-LABEL: call winrt::Windows::Foundation::IAsyncOperation<int>::get (
// CHECK:       role: sync-wait (deadlock), the object
