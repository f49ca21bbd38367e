// Generators that are iterated twice, in the constructs of the language.
// RUN: %check_coro_tidy %s coro-lost-generator-result %t -lib=cppcoro
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <utility>
#include <vector>

using cppcoro::generator;

generator<int> numbers();
void use(int);
void mayThrow();

void inASwitch(int n) {
  auto g = numbers();
  switch (n) {
  case 0:
    for (int i : g)
      use(i);
    break;
  default:
    for (int i : g)
      use(i);
  }
}
void afterASwitch(int n) {
  auto g = numbers();
  switch (n) {
  case 0:
    for (int i : g)
      use(i);
    break;
  default:
    break;
  }
  for (int i : g)
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: generator 'g' is iterated again after it has run to its end: there is nothing left to iterate [coro-lost-generator-result]
    use(i);
}
void byGoto(bool b) {
  auto g = numbers();
  if (b)
    goto second;
  for (int i : g)
    use(i);
  return;
second:
  for (int i : g)
    use(i);
}
void afterAnException() {
  auto g = numbers();
  try {
    for (int i : g) {
      mayThrow();
      use(i);
    }
  } catch (int) {
  }
  for (int i : g)
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: generator 'g' is iterated again after it has run to its end: there is nothing left to iterate [coro-lost-generator-result]
    use(i);
}
void inAHandler() {
  auto g = numbers();
  try {
    mayThrow();
    for (int i : g)
      use(i);
  } catch (int) {
    for (int i : g)
      use(i);
  }
}
void byConditional(bool b) {
  auto g = numbers();
  auto h = numbers();
  for (int i : b ? g : h)
    use(i);
  for (int i : b ? h : g)
    use(i);
}
void notEvaluated() {
  auto g = numbers();
  static_assert(sizeof(g.begin()) > 0);
  for (int i : g)
    use(i);
}
struct holder {
  generator<int> Numbers;
  void keep() {
    auto g = numbers();
    for (int i : g)
      use(i);
    g = numbers();
    Numbers = std::move(g);
  }
};
void structuredBindings() {
  auto [a, b] = std::pair<generator<int>, generator<int>>(numbers(), numbers());
  for (int i : a)
    use(i);
  for (int i : b)
    use(i);
}
void inNestedLambdas() {
  auto l = [] {
    auto g = numbers();
    for (int i : g)
      use(i);
    for (int i : g)
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: generator 'g' is iterated again after it has run to its end: there is nothing left to iterate [coro-lost-generator-result]
      use(i);
  };
  l();
  auto g = numbers();
  auto m = [&g] {
    for (int i : g)
      use(i);
  };
  m();
  for (int i : g)
    use(i);
}
template <class T> void inATemplate(T t) {
  auto g = numbers();
  for (int i : g)
    use(i + t);
  for (int i : g)
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: generator 'g' is iterated again after it has run to its end: there is nothing left to iterate [coro-lost-generator-result]
    use(i);
}
template void inATemplate(int);
#define EACH(range) for (int i : range) use(i)
void inMacros() {
  auto g = numbers();
  EACH(g);
  EACH(g);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: generator 'g' is iterated again after it has run to its end: there is nothing left to iterate [coro-lost-generator-result]
}
