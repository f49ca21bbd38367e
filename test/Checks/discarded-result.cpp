// The results of awaits that may not be lost: error codes, expected values, guards, what is marked [[nodiscard]].
// RUN: %check_coro_tidy %s coro-discarded-result %t -lib=cppcoro
#include <cppcoro/async_mutex.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <expected>
#include <optional>
#include <string>
#include <system_error>
#include <tuple>

using cppcoro::task;

task<std::error_code> flush();
task<std::expected<int, std::error_code>> read();
task<std::expected<void, std::string>> save();
task<int> count();
task<std::optional<int>> find();
task<> pause();

//===--- error codes ------------------------------------------------------===//

task<> errorCode() {
  co_await flush();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the result, or write '(void)' in front if it may be lost
}
task<> errorCodeThatIsUsed() {
  if (std::error_code Error = co_await flush())
    throw std::system_error(Error);
  std::error_code Kept = co_await flush();
  (void)Kept;
}
task<> errorCodeThatTheAuthorDrops() {
  (void)co_await flush();
  static_cast<void>(co_await flush());
  std::ignore = co_await flush();
}
task<std::error_code> errorCodeThatIsPassedOn() { co_return co_await flush(); }

class own_error {
public:
  int value() const;
  const std::error_category &category() const;
  std::string message() const;
  explicit operator bool() const;
};
task<own_error> sync();
task<> errorCodeByItsShape() {
  co_await sync();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'own_error' that this await gives is thrown away
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the result
}

//===--- a value or an error ----------------------------------------------===//

task<> expectedValue() {
  co_await read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'std::expected<int, std::error_code>' that this await gives is thrown away: a failure goes unnoticed
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the result
}
task<> expectedVoid() {
  co_await save();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'std::expected<void, {{.*}}>' that this await gives is thrown away
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the result
}
// Nothing failed if there is none.
task<> optionalValue() {
  co_await find();
  co_await count();
  co_await pause();
}

//===--- places -----------------------------------------------------------===//

task<> everyPlace(bool Condition) {
  Condition ? co_await flush() : std::error_code();
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: the 'std::error_code' that
  // CHECK-NOTES: :[[@LINE-2]]:15: note: use the result
  co_await flush(), co_await pause();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'std::error_code' that
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the result
  for (;;) {
    if (Condition)
      co_await flush();
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: the 'std::error_code' that
    // CHECK-NOTES: :[[@LINE-2]]:7: note: use the result
    switch (co_await count()) {
    case 1:
      co_await flush();
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: the 'std::error_code' that
      // CHECK-NOTES: :[[@LINE-2]]:7: note: use the result
    }
  }
}
task<> usedPlaces(bool Condition) {
  while (co_await flush())
    co_await pause();
  auto Error = Condition ? co_await flush() : std::error_code();
  bool Failed = (co_await pause(), bool(co_await flush()));
  if (!co_await flush())
    co_return;
  if constexpr (false)
    co_await flush();
}
task<> nestedLambda() {
  auto Inner = []() -> task<> {
    co_await flush();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: the 'std::error_code' that
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use the result
  };
  co_await Inner();
}
// An lvalue is still there after the await.
task<> namedTask() {
  auto Reply = flush();
  co_await Reply;
  co_await Reply;
}
// What is not awaited is another check's.
void notAwaited() { flush(); }

//===--- marked types and functions ---------------------------------------===//

enum class [[nodiscard]] status { ok, failed };
struct [[nodiscard]] receipt {
  int Number;
};
enum class plain_status { ok, failed };
task<status> probe();
task<receipt> order();
task<plain_status> ping();

task<> markedType() {
  co_await probe();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'status' that this await gives is thrown away: its type is marked {{\[\[nodiscard\]\]}}
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the result
  co_await order();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'receipt' that this await gives is thrown away: its type is marked {{\[\[nodiscard\]\]}}
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the result
  co_await ping();
}

namespace marked {
[[nodiscard]] task<int> allocate();
task<int> touch();
} // namespace marked
task<> markedFunction() {
  co_await marked::allocate();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'int' that this await gives is thrown away: 'allocate' is marked {{\[\[nodiscard\]\]}}
  // CHECK-NOTES: :[[@LINE-6]]:25: note: 'allocate' is declared here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: use the result
  co_await marked::touch();
}
struct marked_operation {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  [[nodiscard]] int await_resume();
};
task<> markedByTheAwaiter(marked_operation &Operation) {
  co_await Operation;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'int' that this await gives is thrown away: 'await_resume' is marked {{\[\[nodiscard\]\]}}
  // CHECK-NOTES: :[[@LINE-5]]:21: note: 'await_resume' is declared here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: use the result
}
// An author who marks what gives nothing as well means the task.
class channel {
public:
  [[nodiscard]] task<int> push(int);
  [[nodiscard]] task<> drain();
};
task<> markedOutOfHabit(channel &C) {
  co_await C.push(1);
  co_await C.drain();
}

template <class T> class ring {
public:
  [[nodiscard]] task<int> push(T);
  template <class Executor> [[nodiscard]] task<> drain(Executor &);
};
task<> markedOutOfHabitInTemplate(ring<int> &Ring) { co_await Ring.push(1); }

//===--- guards -----------------------------------------------------------===//

task<> guard(cppcoro::async_mutex &Mutex) {
  co_await Mutex.scoped_lock_async();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the {{'.*async_mutex_lock'}} that this await gives is thrown away: what it holds is released at once
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep it in a variable for as long as it is needed
  co_await pause();
}
struct ticket_office {
  struct operation {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    std::unique_lock<std::mutex> await_resume();
  };
  operation enter();
};
task<> guardByItsRole(ticket_office &Office) {
  co_await Office.enter();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the {{'.*unique_lock<.*>'}} that this await gives is thrown away: what it holds is released at once
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep it in a variable for as long as it is needed
  co_await pause();
}
task<> guardAtTheEnd(ticket_office &Office) {
  co_await pause();
  co_await Office.enter();
}
task<> guardThatIsKept(cppcoro::async_mutex &Mutex) {
  auto Lock = co_await Mutex.scoped_lock_async();
  co_await pause();
}

//===--- templates --------------------------------------------------------===//

template <class T> task<T> inTemplate(T Value) {
  co_await flush();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the 'std::error_code' that
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the result
  auto Inner = [&]() -> task<> {
    co_await flush();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: the 'std::error_code' that
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use the result
  };
  co_await Inner();
  co_return Value;
}
// What is awaited depends on who asks.
template <class F> task<> runs(F Function) {
  co_await Function();
  auto Inner = [&]() -> task<> { co_await Function(); };
  co_await Inner();
}
template <class T> struct service {
  T Stream;
  task<> stop() {
    co_await Stream.close();
    co_await flush();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: the 'std::error_code' that
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use the result
  }
};
struct file {
  task<std::error_code> close();
};
task<> instantiates(service<file> &Service) {
  co_await inTemplate(1);
  co_await inTemplate('1');
  co_await runs([] { return flush(); });
  co_await Service.stop();
  auto Generic = [](auto Flush) -> task<> {
    co_await Flush();
    co_await flush();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: the 'std::error_code' that
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use the result
  };
  co_await Generic([] { return flush(); });
}

//===--- macros -----------------------------------------------------------===//

#define EXPECT_THROW(STATEMENT)                                                \
  try {                                                                        \
    STATEMENT;                                                                 \
  } catch (...) {                                                              \
  }
#define BLOCK(...) __VA_ARGS__
#define VALUE_OF(X) (X).value()
#define IGNORE(X) static_cast<void>(X)
task<> macros() {
  EXPECT_THROW(co_await flush());
  int N = VALUE_OF(co_await read());
  IGNORE(co_await flush());
  BLOCK({ co_await flush(); })
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: the 'std::error_code' that
  // CHECK-NOTES: :[[@LINE-9]]:20: note: expanded from macro 'BLOCK'
  // CHECK-NOTES: :[[@LINE-3]]:11: note: use the result
}
