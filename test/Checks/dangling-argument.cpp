// Arguments of lazy tasks: temporaries, and locals of an inner scope.
// RUN: %check_coro_tidy %s coro-dangling-argument %t -lib=cppcoro
#include <cppcoro/async_scope.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using cppcoro::task;

task<int> byReference(const std::string &Text) { co_return int(Text.size()); }
task<int> byRvalue(std::string &&Text) { co_return int(Text.size()); }
task<int> byView(std::string_view Text) { co_return int(Text.size()); }
task<int> byPointer(const char *Text) { co_return Text[0]; }
task<int> bySpan(std::span<const int> Numbers) { co_return int(Numbers.size()); }
task<int> byList(std::initializer_list<int> Numbers) {
  co_return int(Numbers.size());
}
task<int> byNumber(const int &Number) { co_return Number; }
task<int> byValue(std::string Text) { co_return int(Text.size()); }
task<int> unused(const std::string &Text) { co_return 1; }
task<int> unusedInWords(const std::string &Text) {
  (void)Text;
  co_return 1;
}
template <class T> task<int> forwarding(T &&Value) {
  co_return int(Value.size());
}
std::string text();
std::string_view view();
const std::string &global();

//===--- temporaries ------------------------------------------------------===//

task<> storedTemporaries() {
  auto Reference = byReference(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Converted = byReference("literal");
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Rvalue = byRvalue(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto View = byView(text() + "!");
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Pointer = byPointer(text().c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Span = bySpan(std::vector<int>(3));
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto List = byList({1, 2, 3});
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Number = byNumber(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto Forwarded = forwarding(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await Reference;
  co_await Converted;
  co_await Rvalue;
  co_await View;
  co_await Pointer;
  co_await Span;
  co_await List;
  co_await Number;
  co_await Forwarded;
}
task<> storedOthers(std::string_view Given, const std::string &Other,
                    std::string Own) {
  auto Literal = byView("literal");
  auto Global = byReference(global());
  auto ViewOfOthers = byView(view());
  auto GivenView = byView(Given);
  auto OtherString = byReference(Other);
  auto Value = byValue(text());
  auto Parameter = byReference(Own);
  auto Moved = byRvalue(std::move(Own));
  auto Unused = unused(text());
  auto UnusedInWords = unusedInWords(text());
  auto PointerToLiteral = byPointer("literal");
  const std::string &Kept = text();
  auto OfKept = byReference(Kept);
  co_await cppcoro::when_all(std::move(Literal), std::move(Global),
                             std::move(ViewOfOthers), std::move(GivenView),
                             std::move(OtherString), std::move(Value),
                             std::move(Parameter), std::move(Moved),
                             std::move(Unused), std::move(UnusedInWords),
                             std::move(PointerToLiteral), std::move(OfKept));
}
task<> awaitedAtOnce() {
  co_await byReference(text());
  int Size = co_await byView(text()) + co_await byList({1, 2});
  if (co_await forwarding(text()) > Size)
    co_return;
  co_await cppcoro::when_all(byReference("a"), byReference("b"));
  auto Both = co_await cppcoro::when_all(byView(text()), byRvalue(text()));
}
int waited() {
  cppcoro::sync_wait(cppcoro::when_all(byReference("a"), byView("b")));
  return cppcoro::sync_wait(byReference(text()));
}
task<> storedCombination() {
  auto Both = cppcoro::when_all(byReference("a"), byView("b"));
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await std::move(Both);
}
task<> conditional(bool Condition) {
  auto One = Condition ? byReference(text()) : byReference(global());
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await One;
}
void neverRuns() {
  // Another check's matter.
  auto Left = byReference(text());
  byReference(text());
}

//===--- containers, members, scopes --------------------------------------===//

task<> container(const std::vector<std::string> &Names) {
  std::vector<task<int>> Tasks;
  for (const std::string &Name : Names) {
    Tasks.push_back(byReference(Name));
    Tasks.push_back(byReference(Name + "!"));
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
    Tasks.emplace_back(byView(Name + "?"));
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
    Tasks.push_back(byValue(Name + "!"));
  }
  co_await cppcoro::when_all(std::move(Tasks));
}
task<> spawned(cppcoro::async_scope &Scope) {
  Scope.spawn(byReference(text()));
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  Scope.spawn(byReference(global()));
  co_await Scope.join();
}
struct client {
  std::string Name;
  task<int> Pending;
  std::vector<task<int>> All;
  task<int> fetch() { co_return int(Name.size()); }
  task<int> ping() { co_return 1; }
  client();
  client(int) : Pending(byReference("literal")) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  void start() {
    Pending = byReference(text());
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
    All.push_back(byReference(Name + "!"));
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
    All.push_back(byReference(Name));
  }
  void startWithLocal() {
    std::string Local = Name + "!";
    Pending = byReference(Local);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Local' dies before the task that refers to it runs [coro-dangling-argument]
  }
  task<> startAndAwait() {
    std::string Local = Name + "!";
    Pending = byReference(Local);
    co_await Pending;
  }
  task<> startAndJoin() {
    std::string Local = Name + "!";
    All.push_back(byReference(Local));
    co_await join();
  }
  void startAndWait() {
    std::string Local = Name + "!";
    All.push_back(byReference(Local));
    waitForAll();
  }
  task<> join();
  void waitForAll();
};
client makeClient();
client &sharedClient();

task<> objects() {
  auto OfTemporary = makeClient().fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto OfOwned = std::make_unique<client>()->fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  auto OfShared = sharedClient().fetch();
  auto WithoutObject = makeClient().ping();
  client Local;
  auto OfLocal = Local.fetch();
  co_await OfTemporary;
  co_await OfOwned;
  co_await OfShared;
  co_await WithoutObject;
  co_await OfLocal;
  co_await makeClient().fetch();
}

//===--- locals of an inner scope -----------------------------------------===//

task<> localOfLoop(int Count) {
  std::vector<task<int>> Tasks;
  for (int I = 0; I < Count; ++I) {
    std::string Name = text();
    Tasks.push_back(byReference(Name));
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'Name' dies before the task that refers to it runs [coro-dangling-argument]
  }
  co_await cppcoro::when_all(std::move(Tasks));
}
task<> loopVariable(std::vector<std::string> Names) {
  std::vector<task<int>> Tasks;
  for (std::string Name : Names)
    Tasks.push_back(byReference(Name));
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'Name' dies before the task that refers to it runs [coro-dangling-argument]
  for (const std::string &Name : Names)
    Tasks.push_back(byReference(Name));
  co_await cppcoro::when_all(std::move(Tasks));
}
task<> drainedInLoop(int Count) {
  std::vector<task<int>> Tasks;
  for (int I = 0; I < Count; ++I) {
    std::string Name = text();
    Tasks.push_back(byReference(Name));
    co_await cppcoro::when_all(std::move(Tasks));
  }
}
task<> assigned(bool Condition) {
  task<int> Later = byReference(global());
  if (Condition) {
    std::string Name = text();
    Later = byReference(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'Name' dies before the task that refers to it runs [coro-dangling-argument]
  }
  co_await Later;
}
task<> assignedAndAwaited(bool Condition) {
  task<int> Later = byReference(global());
  if (Condition) {
    std::string Name = text();
    Later = byReference(Name);
    co_await Later;
  }
}
task<> cleared(int Count) {
  std::vector<task<int>> Tasks;
  for (int I = 0; I < Count; ++I) {
    std::string Name = text();
    Tasks.push_back(byReference(Name));
    Tasks.clear();
  }
  co_await cppcoro::when_all(std::move(Tasks));
}
task<> sameScope() {
  std::string Name = text();
  auto Later = byReference(Name);
  co_await Later;
}
task<> movedOn(int Count) {
  std::vector<task<int>> Tasks;
  std::vector<std::vector<int>> Owners;
  for (int I = 0; I < Count; ++I) {
    std::vector<int> Numbers(3);
    Tasks.push_back(bySpan(Numbers));
    Owners.push_back(std::move(Numbers));
  }
  co_await cppcoro::when_all(std::move(Tasks));
}
task<> scopeInside(cppcoro::async_scope &Scope) {
  {
    std::string Name = text();
    Scope.spawn(byReference(Name));
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'Name' dies before the task that refers to it runs [coro-dangling-argument]
  }
  co_await Scope.join();
}
task<> joinedInside(cppcoro::async_scope &Scope) {
  std::string Name = text();
  Scope.spawn(byReference(Name));
  co_await Scope.join();
}

//===--- generators -------------------------------------------------------===//

cppcoro::generator<int> letters(const std::string &Text) {
  for (char C : Text)
    co_yield int(C);
}
cppcoro::generator<int> lettersOf(std::string Text) {
  for (char C : Text)
    co_yield int(C);
}
int sum(const std::string &Text) {
  int Sum = 0;
  auto Letters = letters(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: this temporary dies before the generator that refers to it runs [coro-dangling-argument]
  for (int C : Letters)
    Sum += C;
  for (int C : letters(Text))
    Sum += C;
  for (int C : lettersOf(text()))
    Sum += C;
  return Sum;
}
