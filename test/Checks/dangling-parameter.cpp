// Parameters of coroutines that run on by themselves.
// RUN: %check_coro_tidy %s coro-dangling-parameter %t -lib=cppcoro,boost-cobalt,boost-asio,libasync -fix-notes
// RUN: %check_coro_tidy %s coro-dangling-parameter %t -lib=cppcoro,boost-cobalt,boost-asio,libasync -check-suffix=EXPORTED \
// RUN:   -- --config='{CheckOptions: {coro-dangling-parameter.Scope: exported}}'
// RUN: %check_coro_tidy %s coro-dangling-parameter %t -lib=cppcoro,boost-cobalt,boost-asio,libasync -check-suffix=ALL \
// RUN:   -- --config='{CheckOptions: {coro-dangling-parameter.Scope: all}}'
#include <async/basic.hpp>
#include <boost/cobalt.hpp>
#include <coroutine>
#include <cppcoro/task.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace cobalt = boost::cobalt;
using cppcoro::task;

struct detached_task {
  struct promise_type {
    detached_task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception();
  };
};

task<> step();
void use(std::string_view);

//===--- used behind a suspension -----------------------------------------===//

detached_task reference(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:44: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:44: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:44: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE+4]]:3: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE+4]]:7: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-6]]:44: note: take it by value: the coroutine then has a copy of its own
// CHECK-FIXES: detached_task reference(std::string Name) {
  co_await step();
  use(Name);
}
detached_task rvalue(std::string &&Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:36: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:36: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:36: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE+4]]:3: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE+4]]:7: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-6]]:36: note: take it by value: the coroutine then has a copy of its own
// CHECK-FIXES: detached_task rvalue(std::string Name) {
  co_await step();
  use(Name);
}
detached_task view(std::string_view Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:37: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:37: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:37: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE+3]]:3: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE+3]]:7: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-6]]:37: note: take the object that it points to by value
  co_await step();
  use(Name);
}
detached_task inLoop(std::span<const int> Numbers) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:43: warning: parameter 'Numbers' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:43: warning: parameter 'Numbers' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:43: warning: parameter 'Numbers' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE+5]]:5: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE+2]]:19: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-6]]:43: note: take the object that it points to by value
  for (int Number : Numbers) {
    (void)Number;
    co_await step();
  }
}
detached_task shared(const std::shared_ptr<int> &Owner) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:50: warning: parameter 'Owner' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:50: warning: parameter 'Owner' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:50: warning: parameter 'Owner' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE+4]]:3: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE+4]]:6: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-6]]:50: note: take it by value: the coroutine then has a copy of its own
// CHECK-FIXES: detached_task shared(std::shared_ptr<int> Owner) {
  co_await step();
  ++*Owner;
}
cobalt::detached ofCobalt(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:46: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:46: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:46: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE+4]]:3: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE+4]]:7: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-6]]:46: note: take it by value: the coroutine then has a copy of its own
// CHECK-FIXES: cobalt::detached ofCobalt(std::string Name) {
  co_await step();
  use(Name);
}
async::detached ofLibasync(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:47: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:47: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:47: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE+4]]:3: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE+4]]:7: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-6]]:47: note: take it by value: the coroutine then has a copy of its own
// CHECK-FIXES: async::detached ofLibasync(std::string Name) {
  co_await step();
  use(Name);
}

//===--- correct ----------------------------------------------------------===//

detached_task value(std::string Name) {
  co_await step();
  use(Name);
}
detached_task usedBefore(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:45: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  use(Name);
  co_await step();
}
detached_task copied(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:41: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  std::string Copy = Name;
  co_await step();
  use(Copy);
}
detached_task onOtherBranch(const std::string &Name, bool Wait) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:48: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  if (!Wait)
    use(Name);
  else
    co_await step();
}
detached_task alwaysReady(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:46: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  co_await std::suspend_never();
  use(Name);
}
detached_task noSuspension(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:47: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  use(Name);
  co_return;
}
// What has a name and changes, or can't be copied, is shared on purpose.
struct service {
  service(const service &) = delete;
  task<> tick() const;
};
struct logger {
  virtual ~logger();
  virtual void log(std::string_view) const = 0;
};
detached_task services(service &Service, const service &Const,
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:33: warning: parameter 'Service' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-ALL: :[[@LINE-2]]:57: warning: parameter 'Const' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
                       const logger &Logger, int *Counter) {
                       // CHECK-MESSAGES-ALL: :[[@LINE-1]]:38: warning: parameter 'Logger' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  co_await Service.tick();
  co_await Const.tick();
  Logger.log("done");
  ++*Counter;
}
// The calls are all here, and another check judges them.
static detached_task internal(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:50: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  co_await step();
  use(Name);
}
namespace {
detached_task unnamed(std::string_view Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:40: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  co_await step();
  use(Name);
}
} // namespace
void calls(const std::string &Name) {
  internal(Name);
  unnamed("literal");
  auto Lambda = [](const std::string &Name) -> detached_task {
  // CHECK-MESSAGES-ALL: :[[@LINE-1]]:39: warning: parameter 'Name' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
    co_await step();
    use(Name);
  };
  Lambda(Name);
}
// Tasks are awaited by their caller.
task<> lazy(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:32: warning: parameter 'Name' refers to an object of the caller, which may be gone when this coroutine runs [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:32: warning: parameter 'Name' refers to an object of the caller, which may be gone when this coroutine runs [coro-dangling-parameter]
  co_await step();
  use(Name);
}
cobalt::promise<void> eager(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:48: warning: parameter 'Name' refers to an object of the caller, which may be gone when this coroutine runs [coro-dangling-parameter]
  co_await step();
  use(Name);
}
task<> lazyUnused(const std::string &Name) { co_await step(); }
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:38: warning: parameter 'Name' refers to an object of the caller, which may be gone when this coroutine runs [coro-dangling-parameter]
task<> lazyService(service &Service) { co_await Service.tick(); }
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:29: warning: parameter 'Service' refers to an object of the caller, which may be gone when this coroutine runs [coro-dangling-parameter]
static task<> lazyInternal(const std::string &Name) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:47: warning: parameter 'Name' refers to an object of the caller, which may be gone when this coroutine runs [coro-dangling-parameter]
  co_await step();
  use(Name);
}
task<> callsLazy(std::string Name) { co_await lazyInternal(Name); }

//===--- members, templates, macros ---------------------------------------===//

struct listener {
  virtual detached_task onMessage(std::string_view Text) = 0;
};
struct printer : listener {
  // The signature is not its own.
  detached_task onMessage(std::string_view Text) override {
  // CHECK-MESSAGES-ALL: :[[@LINE-1]]:44: warning: parameter 'Text' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
    co_await step();
    use(Text);
  }
  detached_task print(const std::string &Text) {
  // CHECK-MESSAGES-ALL: :[[@LINE-1]]:42: warning: parameter 'Text' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  // CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:42: warning: parameter 'Text' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  // CHECK-NOTES: :[[@LINE-3]]:42: warning: parameter 'Text' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
  // CHECK-NOTES: :[[@LINE+4]]:5: note: the coroutine may be suspended here
  // CHECK-NOTES: :[[@LINE+4]]:9: note: it uses the object here after it has resumed
  // CHECK-NOTES: :[[@LINE-6]]:42: note: take it by value: the coroutine then has a copy of its own
  // CHECK-FIXES: detached_task print(std::string Text) {
    co_await step();
    use(Text);
  }
};
template <class T> detached_task generic(const T &Value) {
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:51: warning: parameter 'Value' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:51: warning: parameter 'Value' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:51: warning: parameter 'Value' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE+3]]:3: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE+3]]:7: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-6]]:51: note: take it by value: the coroutine then has a copy of its own
  co_await step();
  use(Value);
}
template <class T> struct holder {
  detached_task take(T &&Value) {
  // CHECK-MESSAGES-ALL: :[[@LINE-1]]:26: warning: parameter 'Value' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
    co_await step();
    use(Value);
  }
};
void instantiates(holder<std::string> &Holder, const std::string &Name) {
  generic(Name);
  Holder.take(std::string());
}
#define DETACHED(NAME, PARAMETER)                                              \
  detached_task NAME(PARAMETER) {                                              \
    co_await step();                                                           \
    use(Text);                                                                 \
  }
DETACHED(inMacro, const std::string &Text)
// CHECK-MESSAGES-ALL: :[[@LINE-1]]:38: warning: parameter 'Text' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-MESSAGES-EXPORTED: :[[@LINE-2]]:38: warning: parameter 'Text' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-3]]:38: warning: parameter 'Text' refers to an object of the caller, and nobody waits for this coroutine: the object may be gone when it resumes [coro-dangling-parameter]
// CHECK-NOTES: :[[@LINE-4]]:1: note: the coroutine may be suspended here
// CHECK-NOTES: :[[@LINE-8]]:5: note: expanded from macro 'DETACHED'
// CHECK-NOTES: :[[@LINE-6]]:1: note: it uses the object here after it has resumed
// CHECK-NOTES: :[[@LINE-9]]:9: note: expanded from macro 'DETACHED'
// CHECK-NOTES: :[[@LINE-8]]:38: note: take it by value: the coroutine then has a copy of its own
DETACHED(inMacroByValue, std::string Text)
