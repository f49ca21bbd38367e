// Plain functions that return a task which refers to their own locals and parameters by value.
// RUN: %check_coro_tidy %s coro-returned-task %t -lib=cppcoro
#include <cppcoro/generator.hpp>
#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using cppcoro::task;

// Coroutines whose bodies are seen.
task<int> length(const std::string &Text) { co_return int(Text.size()); }
task<int> lengthOfCopy(std::string Text) { co_return int(Text.size()); }
task<int> neverLooks(const std::string &) { co_return 0; }
task<> print(std::string_view Text) {
  auto Copy = std::string(Text);
  co_return;
}
task<int> sum(std::span<const int> Numbers) { co_return Numbers[0]; }
task<int> first(const int *Numbers) { co_return *Numbers; }
task<int> taken(std::string &&Text) { co_return int(Text.size()); }
task<int> byReferenceWrapper(std::reference_wrapper<std::string> Text) {
  co_return int(Text.get().size());
}
// Coroutines that are defined elsewhere.
task<int> load(const std::string &Name);
task<int> loadCopy(std::string Name);
task<int> loadView(std::string_view Name);

//===--- locals -----------------------------------------------------------===//

task<int> reference(int Number) {
  std::string Text = std::to_string(Number);
  return length(Text);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Text', which dies before its body runs [coro-returned-task]
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Text' lives until the function returns
  // CHECK-NOTES: :[[@LINE-25]]:59: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function a coroutine that awaits the task: 'co_return co_await ...'
  // CHECK-FIXES: co_return co_await length(Text);
}
task<int> byValue(int Number) {
  std::string Text = std::to_string(Number);
  return lengthOfCopy(Text);
}
task<int> movedIn(int Number) {
  std::string Text = std::to_string(Number);
  return lengthOfCopy(std::move(Text));
}
task<int> parameterNobodyLooksAt(int Number) {
  std::string Text = std::to_string(Number);
  return neverLooks(Text);
}
task<int> coroutine(int Number) {
  std::string Text = std::to_string(Number);
  co_return co_await length(Text);
}
int waitedFor() {
  std::string Text;
  return cppcoro::sync_wait(length(Text));
}

task<int> parameterByValue(std::string Text) {
  return length(Text);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Text', which dies before its body runs
  // CHECK-NOTES: :[[@LINE-3]]:40: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-54]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-5]]:11: note: make this function
  // CHECK-FIXES: co_return co_await length(Text);
}
task<int> parameterByReference(const std::string &Text) { return length(Text); }
task<int> parameterByPointer(const std::string *Text) { return length(*Text); }
task<int> shared(std::shared_ptr<std::string> Text) { return length(*Text); }

std::string Global;
task<int> globals() {
  static std::string Static;
  thread_local std::string PerThread;
  return Static.empty() ? length(Static)
         : Global.empty() ? length(PerThread) : length(Global);
}
struct session {
  std::string Name;
  static std::string Default;
  std::string &Peer;
  task<int> byMember() { return length(Name); }
  task<int> byStatic() { return length(Default); }
  task<int> byDereference() { return length(this->Peer); }
};
task<int> partOfLocal(std::string &Peer) {
  session Session{"", Peer};
  return length(Session.Name);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Session', which
  // CHECK-NOTES: :[[@LINE-3]]:11: note: 'Session' lives
  // CHECK-NOTES: :[[@LINE-82]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
}
task<int> referenceInLocal(std::string &Peer) {
  session Session{"", Peer};
  return length(Session.Peer);
}
task<int> referenceToElsewhere(std::vector<std::string> &Texts) {
  std::string &Last = Texts.back();
  return length(Last);
}
task<int> lifetimeExtended() {
  const std::string &Text = std::to_string(1);
  return length(Text);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:22: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-98]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await length(Text);
}

//===--- views and pointers -----------------------------------------------===//

task<> view(int Number) {
  std::string Text = std::to_string(Number);
  return print(Text);
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-106]]:27: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:8: note: make this function
  // CHECK-FIXES: co_return co_await print(Text);
}
task<int> spanOfVector() {
  std::vector<int> Numbers{1};
  return sum(Numbers);
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: the task that is returned refers to 'Numbers', which
  // CHECK-NOTES: :[[@LINE-3]]:20: note: 'Numbers' lives
  // CHECK-NOTES: :[[@LINE-112]]:57: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await sum(Numbers);
}
task<int> arrayAsPointer() {
  int Numbers[] = {1};
  return first(Numbers);
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the task that is returned refers to 'Numbers', which
  // CHECK-NOTES: :[[@LINE-3]]:7: note: 'Numbers' lives
  // CHECK-NOTES: :[[@LINE-120]]:50: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await first(Numbers);
}
task<int> addressOf(int Number) {
  return first(&Number);
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the task that is returned refers to 'Number', which
  // CHECK-NOTES: :[[@LINE-3]]:25: note: 'Number' lives
  // CHECK-NOTES: :[[@LINE-128]]:50: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-5]]:11: note: make this function
  // CHECK-FIXES: co_return co_await first(&Number);
}
task<int> wrapped() {
  std::string Text;
  return byReferenceWrapper(std::ref(Text));
  // CHECK-NOTES: :[[@LINE-1]]:29: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-134]]:17: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await byReferenceWrapper(std::ref(Text));
}
task<int> byRvalueReference() {
  std::string Text;
  return taken(std::move(Text));
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-145]]:53: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await taken(std::move(Text));
}
task<> viewOfElsewhere(std::string_view Text) { return print(Text); }
task<> viewThatIsCopied(const std::string &Text) {
  std::string_view View = Text;
  return print(View);
}
task<> literal() { return print("text"); }
task<int> pointerThatIsCopied(const int *Numbers) { return first(Numbers); }
task<int> referenceWrapperOfElsewhere(std::string &Text) {
  return byReferenceWrapper(std::ref(Text));
}

//===--- bodies that are not to be seen -----------------------------------===//

task<int> elsewhere() {
  std::string Name;
  return load(Name);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: the task that is returned refers to 'Name', which
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Name' lives
  // CHECK-NOTES: :[[@LINE-162]]:35: note: the coroutine keeps a reference
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await load(Name);
}
task<int> elsewhereByValue() {
  std::string Name;
  return loadCopy(Name);
}
task<int> viewElsewhere() {
  std::string Name;
  return loadView(Name);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: the task that is returned refers to 'Name', which
  // CHECK-NOTES: :[[@LINE-3]]:15: note: 'Name' lives
  // CHECK-NOTES: :[[@LINE-173]]:37: note: the coroutine keeps a reference
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await loadView(Name);
}
// A plain function may use what it is given at once.
task<int> plain(const std::string &Text) { return lengthOfCopy(Text); }
task<int> callsPlain() {
  std::string Text;
  return plain(Text);
}
task<int> callsFunctionObject(std::function<task<int>(const std::string &)> F) {
  std::string Text;
  return F(Text);
}

//===--- objects and captures ---------------------------------------------===//

struct worker {
  int Steps = 0;
  task<int> run() { co_return Steps; }
  task<int> idle() { co_return 0; }
};
task<int> localObject() {
  worker Worker;
  return Worker.run();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: the task that is returned refers to 'Worker', which
  // CHECK-NOTES: :[[@LINE-3]]:10: note: 'Worker' lives
  // CHECK-NOTES: :[[@LINE-8]]:31: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await Worker.run();
}
task<int> localObjectThatIsNotUsed() {
  worker Worker;
  return Worker.idle();
}
task<int> heapObject(std::shared_ptr<worker> Worker) { return Worker->run(); }
task<int> objectOfCaller(worker &Worker) { return Worker.run(); }

task<int> lambdaCaptures(int Number) {
  return [&]() -> task<int> { co_return Number; }();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: the task that is returned refers to the captures of this lambda: the closure dies before its body runs
  // CHECK-NOTES: :[[@LINE-2]]:41: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-4]]:11: note: make this function
  // CHECK-FIXES: co_return co_await [&]() -> task<int> { co_return Number; }();
}
task<int> lambdaInLocal(int Number) {
  auto Run = [Number]() -> task<int> { co_return Number; };
  return Run();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: the task that is returned refers to 'Run', which
  // CHECK-NOTES: :[[@LINE-3]]:8: note: 'Run' lives
  // CHECK-NOTES: :[[@LINE-4]]:50: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await Run();
}
task<int> lambdaWithoutCaptures(int Number) {
  return [](int Copy) -> task<int> { co_return Copy; }(Number);
}
task<int> captureNobodyUses(int Number) {
  return [&]() -> task<int> { co_return 0; }();
}
// The lambda is what returns here.
auto nestedLambda() {
  return [](std::string Text) { return length(Text); };
  // CHECK-NOTES: :[[@LINE-1]]:47: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-2]]:25: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-254]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-4]]:10: note: make this function
}

//===--- ways to return ---------------------------------------------------===//

task<int> conditional(bool Condition, std::string Text) {
  return Condition ? length(Text) : loadCopy(Text);
  // CHECK-NOTES: :[[@LINE-1]]:29: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:51: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-264]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-5]]:11: note: make this function
  // CHECK-FIXES: co_return co_await (Condition ? length(Text) : loadCopy(Text));
}
task<int> local(std::string Text) {
  auto Task = length(Text);
  return Task;
  // CHECK-NOTES: :[[@LINE-2]]:22: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-4]]:29: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-273]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await std::move(Task);
}
task<int> allReturns(bool Condition, std::string Text) {
  if (Condition)
    return length(Text);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-4]]:50: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-282]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-6]]:11: note: make this function
  // CHECK-FIXES: co_return co_await length(Text);
  return loadCopy("");
  // CHECK-FIXES: co_return co_await loadCopy("");
}
// In a handler there may be no co_await.
task<int> noFixInHandler(std::string Text) {
  try {
    Text += "";
    return length(Text);
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: the task that is returned refers to 'Text', which
    // CHECK-NOTES: :[[@LINE-5]]:38: note: 'Text' lives
    // CHECK-NOTES: :[[@LINE-295]]:59: note: the coroutine uses
    // CHECK-NOTES: :[[@LINE-7]]:11: note: make this function
  } catch (...) {
    return loadCopy("");
  }
}
auto noFixForDeducedType(std::string Text) {
  return length(Text);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:38: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-305]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-5]]:6: note: make this function
}
auto handedOn(std::string Text) {
  return cppcoro::when_all(length(Text), loadCopy(Text));
  // CHECK-NOTES: :[[@LINE-1]]:35: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:27: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-312]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-5]]:6: note: make this function
}
task<> nothingToReturn(std::string Text) {
  return print(Text);
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:36: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-315]]:27: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-5]]:8: note: make this function
  // CHECK-FIXES: co_return co_await print(Text);
}

cppcoro::generator<int> digits(const std::string &Text) {
  for (char C : Text)
    co_yield C - '0';
}
cppcoro::generator<int> generator(std::string Text) {
  return digits(Text);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: the generator that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:47: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-7]]:17: note: the coroutine uses
}

// What is not evaluated makes nothing.
task<int> unevaluated(std::string Text) {
  using result = decltype(length(Text));
  return loadCopy(std::to_string(sizeof(length(Text))));
}

//===--- templates --------------------------------------------------------===//

template <class T> task<int> inTemplate(T Text) {
  return length(Text);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:43: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-347]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-5]]:30: note: make this function
}
template <class... Args> task<int> forwarded(Args &&...TheArgs) {
  return length(std::forward<Args>(TheArgs)...);
}
task<> instantiates(std::string Text) {
  co_await inTemplate(Text);
  co_await inTemplate<std::string &>(Text);
  co_await forwarded(Text);
}

//===--- macros -----------------------------------------------------------===//

#define RETURN(X) return X
#define CALL(F, X) F(X)
task<int> macroAroundReturn(std::string Text) {
  RETURN(length(Text));
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: the task that is returned refers to 'Text', which
  // CHECK-NOTES: :[[@LINE-3]]:41: note: 'Text' lives
  // CHECK-NOTES: :[[@LINE-367]]:59: note: the coroutine uses
  // CHECK-NOTES: :[[@LINE-5]]:11: note: make this function
}
