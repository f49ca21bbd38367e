// What is no fault in the macros of a test framework, in code that the compiler runs, and in generic code.
// RUN: %check_coro_tidy %s coro-unawaited-task,coro-double-await %t -lib=cppcoro
#include <coroutine>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <utility>

using cppcoro::task;
task<int> count();
bool isAllowed();
void use(int);

#define CHECK_THROWS(Statement)                                                \
  do {                                                                         \
    if (isAllowed())                                                           \
      try {                                                                    \
        (void)(Statement);                                                     \
      } catch (...) {                                                          \
      }                                                                        \
  } while (false)
#define RUN(Statement) Statement

void skippedByMacro() {
  auto Work = count();
  CHECK_THROWS(cppcoro::sync_wait(std::move(Work)));
}
void conditionOfItsOwn() {
  auto Work = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: task 'Work' is awaited on some paths only: where it is not, its body never runs [coro-unawaited-task]
  RUN(if (isAllowed()) cppcoro::sync_wait(std::move(Work)));
}

struct [[nodiscard]] signatures {
  constexpr bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>) const;
  void await_resume() const;
};
consteval signatures signaturesOf() { return {}; }
consteval unsigned sizeOfSignatures() {
  auto Found = signaturesOf();
  return sizeof(Found);
}
static_assert(sizeOfSignatures() > 0);
void runTime() {
  auto Found = signaturesOf();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: operation 'Found' is never awaited: it never starts [coro-unawaited-task]
}

struct first {
  explicit first(task<int> &&Work);
  void submit(task<int> &&Work);
};
// One of the two takes it.
constexpr auto start = [](auto &&Work) {
  auto Own = std::move(Work);
  using type = decltype(Own);
  first Operation(static_cast<type &&>(Own));
  Operation.submit(static_cast<type &&>(Own));
};
void starts() { start(count()); }
void writtenTwice() {
  auto Own = count();
  first Operation(std::move(Own));
  Operation.submit(std::move(Own));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: task 'Own' is consumed twice: it can be awaited once only [coro-double-await]
}
