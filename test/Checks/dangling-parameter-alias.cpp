// Parameters that a coroutine uses by another name.
// RUN: %check_coro_tidy %s coro-dangling-parameter %t -lib=cppcoro
#include <coroutine>
#include <cppcoro/task.hpp>
#include <string>
#include <string_view>

struct detached_task {
  struct promise_type {
    detached_task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception();
  };
};

cppcoro::task<> step();
void use(std::string_view);

detached_task renamed(const std::string &Name) {
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  const auto &Text = Name;
  auto &Again = Text;
  co_await step();
  use(Again);
}
detached_task captured(const std::string &Name) {
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  co_await step();
  auto Print = [&] { use(Name); };
  Print();
}
detached_task capturedBefore(const std::string &Name) {
  auto Size = [&] { return Name.size(); }();
  co_await step();
  use(Size == 0 ? "empty" : "full");
}
detached_task copied(const std::string &Name) {
  auto Text = Name;
  auto &Again = Text;
  co_await step();
  use(Again);
}
detached_task copiedIntoATemporary(const std::string &Name) {
  const auto &Text = std::string(Name);
  std::string &&Moved = std::string(Name);
  co_await step();
  use(Text);
  use(Moved);
}
detached_task converted(const int &Number) {
  const long &Copy = Number;
  co_await step();
  use(Copy ? "a" : "b");
}
detached_task before(const std::string &Name) {
  const auto &Text = Name;
  use(Text);
  co_await step();
}
