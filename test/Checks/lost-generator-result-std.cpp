// std::generator returns nothing, and is iterated once.
// RUN: %check_coro_tidy %s coro-lost-generator-result %t -std=c++23
#include <generator>

std::generator<int> count();
void use(int);

void once() {
  for (int Number : count())
    use(Number);
}
void twice() {
  auto Numbers = count();
  for (int Number : Numbers)
    use(Number);
  for (int Number : Numbers)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: generator 'Numbers' is iterated again after it has run to its end: there is nothing left to iterate [coro-lost-generator-result]
    use(Number);
}
