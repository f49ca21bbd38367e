// Final values of generators that a loop throws away, and generators that are iterated twice.
// RUN: %check_coro_tidy %s coro-lost-generator-result %t -lib=cppcoro
#include <coroutine>
#include <cppcoro/async_generator.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// A generator that yields elements and returns a value at its end.
template <class T, class R> class [[nodiscard]] reader {
public:
  struct promise_type {
    const T *Current = nullptr;
    std::optional<R> Result;
    reader get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const T &Value) {
      Current = &Value;
      return {};
    }
    void return_value(R Value) { Result = std::move(Value); }
    void unhandled_exception();
  };
  struct iterator {
    using iterator_category = std::input_iterator_tag;
    const T &operator*() const;
    iterator &operator++();
    bool operator==(std::default_sentinel_t) const;
  };
  reader(reader &&) noexcept;
  ~reader();
  iterator begin();
  std::default_sentinel_t end() { return {}; }
  bool done() const;
  const R &result() const;
};

// The same, but what the coroutine returns is nobody's to have.
template <class T, class R> class quiet_reader {
public:
  struct promise_type {
    quiet_reader get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const T &Value);
    void return_value(R Value);
    void unhandled_exception();
  };
  quiet_reader(quiet_reader &&) noexcept;
  typename reader<T, R>::iterator begin();
  std::default_sentinel_t end() { return {}; }
  const T &value() const;
};

struct nothing {};
reader<int, std::string> rows();
reader<int, int> numbers();
reader<int, nothing> lines();
quiet_reader<int, std::string> quiet();
quiet_reader<int, int> quietNumbers();
cppcoro::generator<int> count();
void use(int);
void use(const std::string &);

//===--- final values -----------------------------------------------------===//

void temporary() {
  for (int Row : rows())
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: the value that this generator returns is lost: the loop takes its elements only [coro-lost-generator-result]
    // CHECK-NOTES: :[[@LINE-35]]:12: note: keep the generator in a variable and call 'result' after the loop
    use(Row);
}
void local() {
  auto Rows = rows();
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: the value that generator 'Rows' returns is lost: the loop takes its elements only
  // CHECK-NOTES: :[[@LINE-41]]:12: note: call 'result' after the loop
  for (int Row : Rows)
    use(Row);
}
void sameTypeAsElements() {
  for (int Number : numbers())
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: the value that this generator returns is lost
    // CHECK-NOTES: :[[@LINE-48]]:12: note: keep the generator
    use(Number);
}
void explicitLoop() {
  auto Rows = rows();
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: the value that generator 'Rows' returns is lost
  // CHECK-NOTES: :[[@LINE-54]]:12: note: call 'result'
  for (auto It = Rows.begin(); It != Rows.end(); ++It)
    use(*It);
}

void resultIsTaken() {
  auto Rows = rows();
  for (int Row : Rows)
    use(Row);
  use(Rows.result());
}
reader<int, std::string> generatorIsReturned() {
  auto Rows = rows();
  return Rows;
}
void handedOn(reader<int, std::string> &);
void generatorIsHandedOn() {
  auto Rows = rows();
  for (int Row : Rows)
    use(Row);
  handedOn(Rows);
}
void generatorOfCaller(reader<int, std::string> &Rows) {
  for (int Row : Rows)
    use(Row);
}
void noValueToLose() {
  for (int Line : lines())
    use(Line);
  for (int Number : count())
    use(Number);
}
void valueNobodyCanHave() {
  for (int Row : quiet())
    use(Row);
  for (int Number : quietNumbers())
    use(Number);
}
void beginByHand() {
  auto Rows = rows();
  auto It = Rows.begin();
  use(*It);
}

//===--- second passes ----------------------------------------------------===//

void twice() {
  auto Numbers = count();
  for (int Number : Numbers)
    use(Number);
  for (int Number : Numbers)
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: generator 'Numbers' is iterated again after it has run to its end: there is nothing left to iterate
    // CHECK-NOTES: :[[@LINE-4]]:21: note: it runs to its end here
    use(Number);
}
void oncePerGenerator() {
  auto Numbers = count();
  for (int Number : Numbers)
    use(Number);
  auto More = count();
  for (int Number : More)
    use(Number);
}
void assignedAnew() {
  auto Numbers = count();
  for (int Number : Numbers)
    use(Number);
  Numbers = count();
  for (int Number : Numbers)
    use(Number);
}
void resumedByCallee(cppcoro::generator<int> &);
void perhapsAssignedAnew() {
  auto Numbers = count();
  for (int Number : Numbers)
    use(Number);
  resumedByCallee(Numbers);
  for (int Number : Numbers)
    use(Number);
}
void leftBeforeItsEnd() {
  auto Numbers = count();
  for (int Number : Numbers)
    if (Number == 1)
      break;
  for (int Number : Numbers)
    use(Number);
}
void breakOfInnerLoop() {
  auto Numbers = count();
  for (int Number : Numbers)
    while (Number)
      break;
  for (int Number : Numbers)
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: generator 'Numbers' is iterated again
    // CHECK-NOTES: :[[@LINE-5]]:21: note: it runs to its end here
    use(Number);
}
void firstElementByHand() {
  auto Numbers = count();
  auto First = Numbers.begin();
  use(*First);
  for (int Number : Numbers)
    use(Number);
}
void byHandAfterLoop() {
  auto Numbers = count();
  for (auto It = Numbers.begin(); It != Numbers.end(); ++It)
    use(*It);
  auto It = Numbers.begin();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: generator 'Numbers' is iterated again
  // CHECK-NOTES: :[[@LINE-4]]:18: note: it runs to its end here
}
void exclusive(bool Condition) {
  auto Numbers = count();
  if (Condition)
    for (int Number : Numbers)
      use(Number);
  if (!Condition)
    for (int Number : Numbers)
      use(Number);
}
void otherBranch(bool Condition) {
  auto Numbers = count();
  if (Condition)
    for (int Number : Numbers)
      use(Number);
  else
    for (int Number : Numbers)
      use(Number);
}
void returnsBetween(bool Condition) {
  auto Numbers = count();
  if (Condition) {
    for (int Number : Numbers)
      use(Number);
    return;
  }
  for (int Number : Numbers)
    use(Number);
}
void onOnePath(bool Condition) {
  auto Numbers = count();
  if (Condition)
    for (int Number : Numbers)
      use(Number);
  for (int Number : Numbers)
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: generator 'Numbers' is iterated again
    // CHECK-NOTES: :[[@LINE-4]]:23: note: it runs to its end here
    use(Number);
}
void parameter(cppcoro::generator<int> Numbers) {
  for (int Number : Numbers)
    use(Number);
  for (int Number : Numbers)
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: generator 'Numbers' is iterated again
    // CHECK-NOTES: :[[@LINE-4]]:21: note: it runs to its end here
    use(Number);
}
void inLoop() {
  auto Numbers = count();
  for (int Round = 0; Round < 2; ++Round)
    for (int Number : Numbers)
      // CHECK-NOTES: :[[@LINE-1]]:23: warning: generator 'Numbers' is iterated in each iteration of the loop around it: it runs once only
      // CHECK-NOTES: :[[@LINE-4]]:8: note: it is created outside of that loop
      use(Number);
}
void createdInLoop() {
  for (int Round = 0; Round < 2; ++Round) {
    auto Numbers = count();
    for (int Number : Numbers)
      use(Number);
  }
}
void loopThatStops(bool Stop) {
  auto Numbers = count();
  while (!Stop)
    for (int Number : Numbers)
      Stop = Number;
  auto More = count();
  for (int Round = 0; Round < 2; ++Round) {
    for (int Number : More)
      Stop = Number;
    if (Stop)
      break;
  }
}
void captured() {
  auto Numbers = count();
  auto Reset = [&] { Numbers = count(); };
  for (int Number : Numbers)
    use(Number);
  Reset();
  for (int Number : Numbers)
    use(Number);
}
void vectorIsMultiPass(const std::vector<int> &Numbers) {
  for (int Number : Numbers)
    use(Number);
  for (int Number : Numbers)
    use(Number);
}
void unevaluated() {
  auto Numbers = count();
  using iterator = decltype(Numbers.begin());
  for (int Number : Numbers)
    use(Number);
}

cppcoro::async_generator<int> ticks();
cppcoro::task<> async() {
  auto Ticks = ticks();
  for (auto It = co_await Ticks.begin(); It != Ticks.end(); co_await ++It)
    use(*It);
  for (auto It = co_await Ticks.begin(); It != Ticks.end(); co_await ++It)
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: generator 'Ticks' is iterated again
    // CHECK-NOTES: :[[@LINE-4]]:27: note: it runs to its end here
    use(*It);
}

//===--- templates and macros ---------------------------------------------===//

template <class T> void inTemplate(T Value) {
  for (int Row : rows())
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: the value that this generator returns is lost
    // CHECK-NOTES: :[[@LINE-279]]:12: note: keep the generator
    use(Row);
  auto Numbers = count();
  for (int Number : Numbers)
    use(Number);
  auto Lambda = [] {
    auto Inner = count();
    for (int Number : Inner)
      use(Number);
    for (int Number : Inner)
      // CHECK-NOTES: :[[@LINE-1]]:23: warning: generator 'Inner' is iterated again
      // CHECK-NOTES: :[[@LINE-4]]:23: note: it runs to its end here
      use(Number);
  };
  Lambda();
}
void instantiates() {
  inTemplate(1);
  inTemplate('1');
}

#define FOR_EACH(X, RANGE) for (auto X : RANGE)
void macro() {
  auto Numbers = count();
  FOR_EACH(Number, Numbers)
    use(Number);
  FOR_EACH(Number, Numbers)
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: generator 'Numbers' is iterated again
  // CHECK-NOTES: :[[@LINE-4]]:20: note: it runs to its end here
    use(Number);
}
