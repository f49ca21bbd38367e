// Correct use of C++/WinRT and WIL: no check has anything to say here.
#include <iostream>
#include <string>
#include <wil/coroutine.h>
#include <wil/cppwinrt_helpers.h>
#include <winrt/Windows.Foundation.h>

using winrt::Windows::Foundation::IAsyncAction;
using winrt::Windows::Foundation::IAsyncOperation;
using namespace std::chrono_literals;

IAsyncOperation<int> answer() { co_return 42; }
IAsyncOperation<winrt::hstring> describe(winrt::hstring Name) {
  co_await winrt::resume_background();
  co_return Name + std::to_wstring(co_await answer());
}
wil::task<int> counted() { co_return co_await answer() + 1; }
wil::task<void> nothing() { co_return; }

// Operations start at once, so they run concurrently until they are awaited.
IAsyncOperation<int> concurrently() {
  auto First = answer();
  auto Second = answer();
  co_await winrt::when_all(First, Second);
  int Sum = First.GetResults() + Second.GetResults();
  auto Fast = answer();
  auto Slow = answer();
  Sum += co_await winrt::when_any(Fast, Slow);
  Fast.Cancel();
  Slow.Cancel();
  auto Kept = counted();
  Sum += co_await std::move(Kept);
  co_await nothing();
  co_return Sum;
}

IAsyncAction ticks() {
  auto Cancelled = co_await winrt::get_cancellation_token();
  while (!Cancelled())
    co_await winrt::resume_after(10ms);
}

class Window : public winrt::implements<Window> {
public:
  // A member coroutine keeps its object alive, and comes back to its thread.
  winrt::fire_and_forget onClick() {
    auto Strong = get_strong();
    winrt::apartment_context Ui;
    co_await winrt::resume_background();
    int Value = co_await answer();
    co_await Ui;
    Strong->show(Value);
  }
  IAsyncAction refresh() {
    auto Weak = get_weak();
    co_await winrt::resume_after(1s);
    if (auto Strong = Weak.get()) {
      co_await winrt::resume_foreground(Strong->Queue);
      Strong->show(1);
      co_await wil::resume_foreground(Strong->Queue);
    }
  }

private:
  void show(int Value) { Shown = Value; }
  winrt::Windows::System::DispatcherQueue Queue;
  int Shown = 0;
};

IAsyncAction run(winrt::com_ptr<Window> Main) {
  Main->onClick();
  co_await Main->refresh();
  auto Ticking = ticks();
  co_await winrt::resume_after(1s);
  Ticking.Cancel();
  try {
    co_await Ticking;
  } catch (const winrt::hresult_canceled &) {
    throw;
  }
}

int main() {
  winrt::init_apartment();
  Window Main;
  run(Main.get_strong()).get();
  std::wstring Text = describe(L"main").get();
  return concurrently().get() + counted().get() + static_cast<int>(Text.size());
}
