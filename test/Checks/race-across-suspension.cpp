// Tests and values from before a suspension.
// RUN: %check_coro_tidy %s coro-race-across-suspension %t -lib=cppcoro,libcoro

#include <coro/coro.hpp>
#include <cppcoro/task.hpp>
#include <deque>
#include <memory>
#include <optional>

cppcoro::task<int> step();
void use(int);

struct connection {
  cppcoro::task<> send();
  void flush();
  void reset();
  int Id;
};

class client {
public:
  void disconnect() {
    Raw = nullptr;
    Shared.reset();
    Maybe = std::nullopt;
    Queue.clear();
    ++Count;
    Connections = 0;
  }
  void connect(connection *C) { Kept = C; }

  cppcoro::task<> pointer() {
    if (Raw) {
      co_await step();
      Raw->flush();
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Raw' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
    }
  }
  cppcoro::task<> pointerTestedAgain() {
    if (Raw) {
      co_await step();
      if (Raw)
        Raw->flush();
    }
  }
  cppcoro::task<> pointerUsedBefore() {
    if (Raw) {
      Raw->flush();
      co_await Raw->send();
    }
  }
  cppcoro::task<> earlyExit() {
    if (!Raw)
      co_return;
    co_await step();
    Raw->flush();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Raw' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
  }
  cppcoro::task<> earlyExitTestedAgain() {
    if (!Raw)
      co_return;
    co_await step();
    if (!Raw)
      co_return;
    Raw->flush();
  }
  cppcoro::task<> comparison(bool Really) {
    if (Really && Raw != nullptr) {
      co_await step();
      use((*Raw).Id);
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Raw' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
    }
  }
  cppcoro::task<> either(bool Really) {
    if (Really || Raw != nullptr) {
      co_await step();
      use(1);
    }
  }
  cppcoro::task<> smartPointer() {
    if (Shared) {
      co_await Shared->send();
      Shared->flush();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Shared' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
    }
  }
  cppcoro::task<> copyOfSmartPointer() {
    if (auto Mine = Shared) {
      co_await Mine->send();
      Mine->flush();
    }
  }
  cppcoro::task<> optionalValue() {
    if (Maybe.has_value()) {
      co_await step();
      use(*Maybe);
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Maybe' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
    }
  }
  cppcoro::task<> optionalChecked() {
    if (Maybe.has_value()) {
      co_await step();
      use(Maybe.value());
    }
  }
  cppcoro::task<> queue() {
    if (!Queue.empty()) {
      co_await step();
      use(Queue.front());
      // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Queue' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
    }
  }
  cppcoro::task<> queueTakenBefore() {
    if (!Queue.empty()) {
      int Item = Queue.front();
      Queue.pop_front();
      co_await step();
      use(Item);
    }
  }
  cppcoro::task<> queueLoop() {
    while (!Queue.empty()) {
      use(Queue.front());
      Queue.pop_front();
      co_await step();
    }
  }
  cppcoro::task<> queueLoopAfter() {
    while (!Queue.empty()) {
      co_await step();
      use(Queue.front());
      // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Queue' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
      Queue.pop_front();
    }
  }
  cppcoro::task<> queueBySize() {
    if (Queue.size() == 0)
      co_return;
    co_await step();
    use(Queue.front());
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Queue' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
  }
  cppcoro::task<> queueBySizeAgain() {
    if (Queue.size() > 0) {
      co_await step();
      if (Queue.size() > 0)
        use(Queue.front());
      use(Queue.size() > 1);
    }
  }
  cppcoro::task<> queueLoopTestedAgain() {
    while (!Queue.empty()) {
      co_await step();
      if (Queue.empty())
        break;
      use(Queue.front());
    }
  }
  cppcoro::task<> assignedBetween(connection *C) {
    if (Raw) {
      co_await step();
      Raw = C;
      Raw->flush();
    }
  }
  cppcoro::task<> neverEmptied() {
    if (Kept) {
      co_await step();
      Kept->flush();
    }
  }
  // What is awaited empties it.
  cppcoro::task<> closes() {
    if (Own) {
      co_await close();
      Own->flush();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Own' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
    }
  }
  cppcoro::task<> close() {
    co_await step();
    Own.reset();
  }
  // The connection is cleared, not the pointer to it.
  void clearKept() {
    KeptShared->reset();
    *KeptValue = 0;
  }
  cppcoro::task<> clearsWhatItPointsTo() {
    if (KeptShared && KeptValue) {
      co_await step();
      KeptShared->flush();
      use(*KeptValue);
    }
  }
  // Only who awaits it empties it, afterwards.
  cppcoro::task<> session() {
    co_await run();
    Runs.reset();
  }
  cppcoro::task<> run() {
    if (Runs) {
      co_await step();
      Runs->flush();
    }
  }
  coro::task<void> underLock() {
    auto Lock = co_await Mutex.scoped_lock();
    if (Raw) {
      co_await stepOfLibcoro();
      Raw->flush();
    }
  }
  coro::task<void> stepOfLibcoro();

  cppcoro::task<> lostUpdate() { Count = Count + co_await step(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'Count' is computed from its value before the suspension: what others wrote meanwhile is lost [coro-race-across-suspension]
  // The right side is evaluated first ([expr.ass]/1), and the left one is read after it.
  cppcoro::task<> compoundAssignment() { Count += co_await step(); }
  cppcoro::task<> readAfterwards() {
    int By = co_await step();
    Count = Count + By;
  }
  cppcoro::task<> awaitFirst() {
    Count = co_await step();
    Count = Count + 1;
  }
  cppcoro::task<> lostUpdateByLocal() {
    int Before = Count;
    co_await step();
    Count = Before + 1;
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Count' is computed from its value before the suspension: what others wrote meanwhile is lost [coro-race-across-suspension]
  }
  cppcoro::task<> putBack() {
    int Before = Count;
    co_await step();
    Count = Before;
  }
  cppcoro::task<> onlyMine() {
    int Before = Mine;
    co_await step();
    Mine = Before + 1;
  }
  cppcoro::task<> local() {
    int Sum = 0;
    Sum = Sum + co_await step();
  }
  cppcoro::task<> argument() { Count = Count + 1 + co_await stepBy(1); }
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'Count' is computed from its value before the suspension: what others wrote meanwhile is lost [coro-race-across-suspension]
  cppcoro::task<int> stepBy(int);
  cppcoro::task<> argumentOfAwait() { Count = 1 + co_await stepBy(Count); }
  cppcoro::task<> lambda() {
    int Sum = 0;
    auto Add = [&]() -> cppcoro::task<> { Sum = Sum + co_await step(); };
    // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'Sum' is computed from its value before the suspension: what others wrote meanwhile is lost [coro-race-across-suspension]
    co_await Add();
  }

private:
  connection *Raw, *Kept;
  std::shared_ptr<connection> Shared, Own, Runs, KeptShared;
  int *KeptValue;
  std::optional<int> Maybe;
  std::deque<int> Queue;
  int Count = 0, Connections = 0, Mine = 0;
  coro::mutex Mutex;
};

connection *Global;
void closeGlobal() { Global = nullptr; }
cppcoro::task<> global() {
  if (Global) {
    co_await step();
    Global->flush();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Global' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
  }
}
cppcoro::task<> localPointer(connection *Local) {
  if (Local) {
    co_await step();
    Local->flush();
  }
}
template <class T> struct holder {
  T *Value;
  void drop() { Value = nullptr; }
  cppcoro::task<> work() {
    if (Value) {
      co_await step();
      use(*Value);
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Value' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
    }
  }
  cppcoro::task<> workBefore() {
    if (Value)
      use(*Value + co_await step());
  }
};
template struct holder<int>;
#define IF_CONNECTED(C) if (C)
struct macro {
  connection *C;
  void drop() { C = nullptr; }
  cppcoro::task<> work() {
    IF_CONNECTED(C) {
      co_await step();
      C->flush();
      // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'C' may be empty by now: it was tested before the suspension, and not since [coro-race-across-suspension]
    }
  }
};
