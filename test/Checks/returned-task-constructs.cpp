// Tasks that are returned past what they need, in the constructs of the language.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using cppcoro::task;

task<int> length(const std::string &Text) { co_return int(Text.size()); }
task<int> lengthOfCopy(std::string Text) { co_return int(Text.size()); }
task<int> none() { co_return 0; }
task<int> fails() { throw 1; co_return 0; }
task<std::string> read();
std::string text();
void log(const std::string &);
std::string global;

//===--- operators --------------------------------------------------------===//

task<int> inArms(bool b, std::string s) {
  return b ? length(s) : none();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
  // CHECK-FIXES: co_return co_await (b ? length(s) : none());
}
task<int> inBothArms(bool b, std::string s, std::string t) {
  return b ? length(s) : length(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
  // CHECK-FIXES: co_return co_await (b ? length(s) : length(t));
}
task<int> armsByValue(bool b, std::string s) {
  return b ? lengthOfCopy(s) : lengthOfCopy(std::move(s));
}
task<int> armsOfGlobals(bool b) {
  return b ? length(global) : none();
}
task<int> behindAComma(std::string s) {
  return log(s), length(s);
}
task<int> usedBeforeTheComma(std::string s) {
  return log(s), none();
}
task<int> inParentheses(std::string s) {
  return (length(s));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
  // CHECK-FIXES: co_return co_await (length(s));
}
task<int> notEvaluated(std::string s) {
  using T = decltype(length(s));
  static_assert(!noexcept(length(s)) && sizeof(length(s)) > 0);
  return none();
}

//===--- control flow -----------------------------------------------------===//

task<int> bySwitch(int n) {
  switch (std::string s = text(); n) {
  case 0:
    return length(s);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
    // CHECK-FIXES: co_return co_await length(s);
  case 1:
    return lengthOfCopy(s);
    // CHECK-FIXES: co_return co_await lengthOfCopy(s);
  default:
    return length(global);
    // CHECK-FIXES: co_return co_await length(global);
  }
}
task<int> byGoto(bool b, std::string s) {
  if (b)
    goto out;
  return none();
  // CHECK-FIXES: co_return co_await none();
out:
  return length(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
  // CHECK-FIXES: co_return co_await length(s);
}
task<int> inALoop(const std::vector<std::string> &texts) {
  for (const std::string &s : texts)
    if (!s.empty())
      return length(s);
  for (std::string s : texts)
    return length(s);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
  return none();
}
task<int> inAnIf() {
  if (std::string s = text(); !s.empty())
    return length(s);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
    // CHECK-FIXES: co_return co_await length(s);
  return none();
  // CHECK-FIXES: co_return co_await none();
}
task<int> inATry() {
  try {
    return none();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: no exception of the task that is returned reaches the handler: its body runs after the 'try' block was left [coro-returned-task]
  } catch (int) {
    return none();
  }
}
task<int> aroundAThrow(const std::string &s) {
  try {
    log(s);
    return none();
  } catch (int) {
    return length(s);
  }
}
task<int> inAHandler(std::string s) {
  try {
    log(s);
  } catch (std::string what) {
    return length(what);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task that is returned refers to 'what', which dies before its body runs [coro-returned-task]
  } catch (...) {
    return length(global);
  }
  return none();
}
task<int> functionTry(bool b) try {
  if (b)
    throw 1;
  return none();
} catch (int) {
  return none();
}

//===--- structured bindings ----------------------------------------------===//

std::pair<std::string, int> both();
std::pair<std::string, int> &bothOfOthers();
task<int> structuredConst() {
  const auto [s, n] = both();
  return n ? lengthOfCopy(s) : none();
}
task<int> structuredReferences() {
  auto &[s, n] = bothOfOthers();
  return length(s);
}
task<int> structuredByValue() {
  auto [s, n] = both();
  return lengthOfCopy(s);
}

//===--- members, lambdas, templates and macros -------------------------------===//

struct owner {
  std::string Name;
  std::vector<std::string> Names;
  task<int> own() { return length(Name); }
  task<int> ownElement() { return length(Names.front()); }
  task<int> bound() {
    auto &Front = Names.front();
    return length(Front);
  }
  task<int> copied() {
    auto Front = Names.front();
    return length(Front);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task that is returned refers to 'Front', which dies before its body runs [coro-returned-task]
    // CHECK-FIXES: co_return co_await length(Front);
  }
};
void lambdas() {
  auto outer = [](std::string s) {
    auto inner = [](std::string t) { return length(t); };
    // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: the task that is returned refers to 't', which dies before its body runs [coro-returned-task]
    auto byValue = [](std::string t) { return lengthOfCopy(t); };
    auto callsByValue = [&byValue] { return byValue("a"); };
    return length(s);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
  };
  auto generic = [](auto t) { return length(t); };
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: the task that is returned refers to 't', which dies before its body runs [coro-returned-task]
  generic(std::string());
  auto genericReference = [](auto &t) { return length(t); };
  genericReference(global);
}
template <class T> task<int> inATemplate(T t) {
  if constexpr (sizeof(T) == 1)
    return length(t);
  else
    return lengthOfCopy(t);
}
task<int> instantiates(std::string s) { co_return co_await inATemplate(s); }
#define LENGTH_OF(x) length(x)
#define RETURN_IF(b, ...)                                                      \
  do {                                                                         \
    if (b)                                                                     \
      return __VA_ARGS__;                                                      \
  } while (0)
task<int> inMacros(bool b, std::string s) {
  RETURN_IF(b, lengthOfCopy(s));
  RETURN_IF(!b, none());
  return LENGTH_OF(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the task that is returned refers to 's', which dies before its body runs [coro-returned-task]
}
