// Parts of structured bindings and the arms of conditions that a returned task refers to.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=cppcoro
#include <array>
#include <cppcoro/task.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using cppcoro::task;

task<int> length(const std::string &Text) { co_return int(Text.size()); }
task<int> first(const int &Number) { co_return Number; }
task<int> lengthOfCopy(std::string Text) { co_return int(Text.size()); }

struct message {
  std::string Text;
  int &Counter;
  int Numbers[2];
};
message read();
message &last();
std::pair<int, std::string> receive();
std::pair<int, std::string> &received();

//===--- structured bindings ----------------------------------------------===//

task<int> member() {
  auto [Text, Counter, Numbers] = read();
  return length(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task that is returned refers to '[Text, Counter, Numbers]', which dies before its body runs [coro-returned-task]
  // CHECK-FIXES: co_return co_await length(Text);
}
task<int> memberOfArray() {
  auto [Text, Counter, Numbers] = read();
  return first(Numbers[1]);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task that is returned refers to '[Text, Counter, Numbers]'
  // CHECK-FIXES: co_return co_await first(Numbers[1]);
}
task<int> element() {
  auto [Number, Text] = receive();
  return length(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task that is returned refers to '[Number, Text]'
  // CHECK-FIXES: co_return co_await length(Text);
}
task<int> arrayElement(std::array<int, 2> Numbers) {
  auto [One, Two] = Numbers;
  return first(Two);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task that is returned refers to '[One, Two]'
  // CHECK-FIXES: co_return co_await first(Two);
}

// What it refers to lies elsewhere.
task<int> referenceMember() {
  auto [Text, Counter, Numbers] = read();
  return first(Counter);
}
task<int> bindingOfReference() {
  auto &[Text, Counter, Numbers] = last();
  return length(Text);
}
task<int> elementOfReference() {
  auto &[Number, Text] = received();
  return length(Text);
}
task<int> tupleOfReferences(std::string &One, int &Two) {
  auto [Text, Number] = std::tie(One, Two);
  return length(Text);
}
task<int> tupleOfRvalues(std::string &One, int Two) {
  auto [Text, Number] = std::forward_as_tuple(std::move(One), 1);
  return length(Text);
}
task<int> loopOverReferences(std::vector<message> &All) {
  for (auto &[Text, Counter, Numbers] : All)
    if (Counter)
      return length(Text);
  return first(All.front().Counter);
}
task<int> copies() {
  auto [Number, Text] = receive();
  return lengthOfCopy(Text);
}
task<int> awaits() {
  auto [Number, Text] = receive();
  co_return co_await length(Text);
}

//===--- conditions -------------------------------------------------------===//

task<int> oneArm(bool Short, const std::string &Given) {
  std::string Own = "own";
  return length(Short ? Own : const_cast<std::string &>(Given));
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Own'
}
task<int> otherArm(bool Short, std::string &Given) {
  std::string Own = "own";
  return length(Short ? Given : Own);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Own'
}
task<int> noArm(bool Short, std::string &One, std::string &Other) {
  return length(Short ? One : Other);
}
