// Tasks of tasks: by a co_await that is missing, or on purpose.
// RUN: %check_coro_tidy %s coro-nested-task %t -lib=cppcoro
#include <cppcoro/generator.hpp>
#include <cppcoro/shared_task.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <functional>
#include <optional>
#include <vector>

using cppcoro::task;

task<int> count();
task<> pause();

//===--- the type is written ----------------------------------------------===//

task<task<int>> total() {
  co_return count();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'total' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
  // CHECK-NOTES: :[[@LINE-3]]:1: note: write 'co_return co_await ...' and return 'task<int>'
}
task<int> awaited() { co_return co_await count(); }
task<task<int>> forwarded() { return total(); }

task<task<int>> onEachPath(bool Condition) {
  if (Condition)
    co_return count();
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'onEachPath' gives back a task
  // CHECK-NOTES: :[[@LINE-4]]:1: note: write
  co_return []() -> task<int> { co_return 1; }();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'onEachPath' gives back a task
  // CHECK-NOTES: :[[@LINE-7]]:1: note: write
}
void lambdas() {
  auto Nested = []() -> task<task<int>> {
    co_return count();
    // CHECK-NOTES: :[[@LINE-1]]:15: warning: this lambda gives back a task
    // CHECK-NOTES: :[[@LINE-3]]:17: note: write
  };
  auto Awaits = []() -> task<int> { co_return co_await count(); };
  auto NoCoroutine = [] { return count(); };
}
// The inner coroutine's await is not the outer one's.
task<task<int>> awaitsInNestedLambda() {
  auto Inner = []() -> task<> { co_await pause(); };
  co_return count();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'awaitsInNestedLambda' gives back
  // CHECK-NOTES: :[[@LINE-4]]:1: note: write
}

// First it waits, then it gives back what is to be done next.
task<task<int>> twoPhases() {
  co_await pause();
  co_return count();
}
// A task that was there before is handed out.
class waiting_list {
  std::vector<task<int>> Tasks;

public:
  task<task<int>> pop() {
    task<int> Last = std::move(Tasks.back());
    Tasks.pop_back();
    co_return std::move(Last);
  }
  task<task<int>> exchange(task<int> &Slot) { co_return std::move(Slot); }
};
// Another make of task has another meaning.
task<cppcoro::shared_task<int>> shared() {
  co_return cppcoro::make_shared_task(count());
}
task<std::optional<task<int>>> perhaps() { co_return count(); }
task<std::vector<task<int>>> many() { co_return std::vector<task<int>>(); }
// The signature is another's.
struct source {
  virtual task<task<int>> next() = 0;
};
struct counter : source {
  task<task<int>> next() override { co_return count(); }
};
cppcoro::generator<task<int>> tasks() { co_yield count(); }

//===--- the type is deduced ----------------------------------------------===//

template <class F> task<std::invoke_result_t<F>> later(F Function) {
  co_await pause();
  co_return Function();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'later' calls a coroutine here and gives back its task of type 'cppcoro::task<int>' instead of its result: nobody has awaited it
  // CHECK-NOTES: :[[@LINE+40]]:12: note: it is called with a coroutine here
  // CHECK-NOTES: :[[@LINE-3]]:13: note: where the callable gives a task, write 'co_return co_await ...'
}
template <class F> task<std::invoke_result_t<F &>> laterByInvoke(F &&Function) {
  co_return std::invoke(std::forward<F>(Function));
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'laterByInvoke' calls a coroutine here
  // CHECK-NOTES: :[[@LINE+35]]:12: note: it is called
  // CHECK-NOTES: :[[@LINE-3]]:13: note: where the callable
}
template <class F> task<std::invoke_result_t<F>> laterThatIsCalledWithNone(F Function) {
  co_await pause();
  co_return Function();
}
template <class T> class channel {
  std::vector<T> Values;
  T take();

public:
  task<T> receive() {
    co_await pause();
    co_return take();
  }
};
template <class F> task<task<int>> bothAreWritten(F Function) {
  co_await pause();
  co_return Function();
}
template <class F> auto unwraps(F Function) -> decltype(Function()) {
  co_return co_await Function();
}
template <class T> task<T> just(T Value) { co_return std::move(Value); }

task<> callers(channel<task<int>> &Channel) {
  auto Generic = [](auto Function) -> task<decltype(Function())> {
    co_return std::move(Function)();
    // CHECK-NOTES: :[[@LINE-1]]:15: warning: this lambda calls a coroutine here
    // CHECK-NOTES: :[[@LINE+3]]:19: note: it is called
    // CHECK-NOTES: :[[@LINE-3]]:15: note: where the callable
  };
  co_await Generic([] { return count(); });
  co_await later([] { return count(); });
  co_await laterByInvoke(count);
  co_await laterThatIsCalledWithNone([] { return 1; });
  co_await (co_await Channel.receive());
  co_await (co_await bothAreWritten(count));
  co_await unwraps(count);
  co_await just(count());
  co_await cppcoro::when_all(just(1), just(2));
}

//===--- macros -----------------------------------------------------------===//

#define GIVE_BACK(X) co_return X
task<task<int>> inMacro() {
  GIVE_BACK(count());
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'inMacro' gives back a task
  // CHECK-NOTES: :[[@LINE-4]]:32: note: expanded from macro
  // CHECK-NOTES: :[[@LINE-4]]:1: note: write
}
