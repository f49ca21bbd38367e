// Functions that are defined in another file.
// RUN: %check_coro_tidy %s coro-dangling-argument %t -lib=cppcoro,qcoro
// RUN: %check_coro_tidy %s coro-dangling-argument %t -lib=cppcoro,qcoro -check-suffix=SEEN \
// RUN:   -- --config='{CheckOptions: {coro-dangling-argument.ReportUnseen: false}}'
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <memory>
#include <string>
#include <string_view>
// Behind the others: Qt has a macro `emit`.
#include <QCoroTask>

using cppcoro::task;

std::string text();
task<int> seen(const std::string &Text) { co_return int(Text.size()); }
task<int> reference(const std::string &Text);
task<int> view(std::string_view Text);
task<int> pointer(const char *Text);
task<int> value(std::string Text);
// A plain function may move from it at once.
task<int> rvalue(std::string &&Text);
task<void> wrap(task<int> &&Task);
template <class T> task<int> generic(const T &Value);
// An eager one may be done with it.
QCoro::Task<int> eager(const std::string &Text);
// Plain functions, defined here.
task<int> plain(const std::string &Text) { return value(Text); }

task<> stored(const std::string &Given) {
  auto Seen = seen(text());
  // CHECK-MESSAGES-SEEN: :[[@LINE-1]]:20: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Reference = reference(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto View = view(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Pointer = pointer(text().c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Value = value(text());
  auto Rvalue = rvalue(text());
  auto Wrapped = wrap(value(text()));
  auto Generic = generic(text());
  auto Plain = plain(text());
  auto OfGiven = reference(Given);
  auto Literal = view("literal");
  co_await cppcoro::when_all(
      std::move(Seen), std::move(Reference), std::move(View),
      std::move(Pointer), std::move(Value), std::move(Rvalue),
      std::move(Wrapped), std::move(Generic), std::move(Plain),
      std::move(OfGiven), std::move(Literal));
}
QCoro::Task<> storedEager() {
  auto Eager = eager(text());
  co_await Eager;
}
