// A build farm's home-made coroutine types on a real standard library: every way in which its tasks are handed over is
// silent, every way in which one is lost is found.
//
// RUN: %check_coro_tidy %s coro-unawaited-task %t -real-std
// RUN: %check_coro_tidy %s coro-unawaited-task %t.libc++ -real-std -- -- -stdlib=libc++

#include <coroutine>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

// --- The types -----------------------------------------------------------------------------------------------------

template <typename T> class Task;

template <typename T> struct TaskPromiseBase {
  struct FinalAwaiter {
    bool await_ready() const noexcept { return false; }
    template <typename Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> Done) noexcept {
      auto Waiting = Done.promise().Waiting;
      return Waiting ? Waiting : std::noop_coroutine();
    }
    void await_resume() const noexcept {}
  };

  std::suspend_always initial_suspend() const noexcept { return {}; }
  FinalAwaiter final_suspend() const noexcept { return {}; }
  void unhandled_exception() { Failure = std::current_exception(); }

  std::coroutine_handle<> Waiting;
  std::exception_ptr Failure;
};

template <typename T> struct TaskPromise : TaskPromiseBase<T> {
  Task<T> get_return_object();
  void return_value(T Value) { Result = std::move(Value); }
  T take() {
    if (this->Failure)
      std::rethrow_exception(this->Failure);
    return std::move(*Result);
  }
  std::optional<T> Result;
};

template <> struct TaskPromise<void> : TaskPromiseBase<void> {
  Task<void> get_return_object();
  void return_void() {}
  void take() {
    if (Failure)
      std::rethrow_exception(Failure);
  }
};

// Lazy, and not [[nodiscard]]: the compiler says nothing of a lost one.
template <typename T = void> class Task {
public:
  using promise_type = TaskPromise<T>;

  explicit Task(std::coroutine_handle<promise_type> Handle) : Handle(Handle) {}
  Task(Task &&Other) noexcept : Handle(std::exchange(Other.Handle, nullptr)) {}
  Task &operator=(Task &&Other) noexcept {
    std::swap(Handle, Other.Handle);
    return *this;
  }
  ~Task() {
    if (Handle)
      Handle.destroy();
  }

  auto operator co_await() && noexcept {
    struct Awaiter {
      std::coroutine_handle<promise_type> Handle;
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> Waiting) noexcept {
        Handle.promise().Waiting = Waiting;
        return Handle;
      }
      T await_resume() { return Handle.promise().take(); }
    };
    return Awaiter{Handle};
  }

private:
  std::coroutine_handle<promise_type> Handle;
};

template <typename T> Task<T> TaskPromise<T>::get_return_object() {
  return Task<T>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}
inline Task<void> TaskPromise<void>::get_return_object() {
  return Task<void>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

template <typename T> class Generator {
public:
  struct promise_type {
    Generator get_return_object() { return Generator(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    std::suspend_always yield_value(T Value) {
      Current = std::move(Value);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }
    void await_transform() = delete;
    T Current;
  };
  struct Sentinel {};
  struct Iterator {
    std::coroutine_handle<promise_type> Handle;
    Iterator &operator++() {
      Handle.resume();
      return *this;
    }
    const T &operator*() const { return Handle.promise().Current; }
    bool operator==(Sentinel) const { return Handle.done(); }
  };

  explicit Generator(std::coroutine_handle<promise_type> Handle) : Handle(Handle) {}
  Generator(Generator &&Other) noexcept : Handle(std::exchange(Other.Handle, nullptr)) {}
  ~Generator() {
    if (Handle)
      Handle.destroy();
  }
  Iterator begin() {
    Handle.resume();
    return {Handle};
  }
  Sentinel end() { return {}; }

private:
  std::coroutine_handle<promise_type> Handle;
};

// Eager, awaitable in no way: made to be dropped.
struct Detached {
  struct promise_type {
    Detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

template <typename T> T syncWait(Task<T> Work) {
  std::optional<T> Result;
  auto Run = [](Task<T> Work, std::optional<T> &Result) -> Detached { Result = co_await std::move(Work); };
  Run(std::move(Work), Result);
  return std::move(*Result);
}

// --- The farm ------------------------------------------------------------------------------------------------------

struct Unit {
  std::string Name;
  std::vector<std::string> Imports;
};

Task<std::string> compile(Unit TheUnit) { co_return TheUnit.Name + ".o"; }
Task<> upload(std::string Object) {
  std::cout << Object << '\n';
  co_return;
}
Task<> clean() { co_return; }
Generator<Unit> units() {
  co_yield Unit{"main", {"net"}};
  co_yield Unit{"net", {}};
}

// Silent: awaited where it is made, or later through whatever holds it.
Task<int> buildAll() {
  std::vector<Task<std::string>> Compiling;
  for (const Unit &Next : units())
    Compiling.push_back(compile(Next));
  Compiling.emplace_back(compile(Unit{"extra", {}}));
  for (Task<std::string> &Work : Compiling)
    co_await upload(co_await std::move(Work));
  co_return static_cast<int>(Compiling.size());
}

Task<> throughHolders() {
  std::optional<Task<>> Maybe = clean();
  std::unique_ptr<Task<>> Owned = std::make_unique<Task<>>(clean());
  std::map<std::string, Task<std::string>> ByName;
  ByName.emplace("main", compile(Unit{"main", {}}));
  auto [First, Second] = std::pair(compile(Unit{"a", {}}), compile(Unit{"b", {}}));
  std::variant<std::monostate, Task<>> Either = clean();
  co_await std::move(*Maybe);
  co_await std::move(*Owned);
  for (auto &[Name, Work] : ByName)
    co_await upload(co_await std::move(Work));
  co_await upload(co_await std::move(First) + co_await std::move(Second));
  if (Task<> *Work = std::get_if<Task<>>(&Either))
    co_await std::move(*Work);
}

Task<> throughCallables() {
  std::function<Task<>()> Step = clean;
  co_await Step();
  co_await std::invoke(Step);
  co_await std::apply(upload, std::tuple(std::string("main.o")));
  auto Last = [] { return clean(); };
  co_await Last();
}

Task<std::string> returned(bool Debug) {
  if (Debug)
    return compile(Unit{"debug", {}});
  Task<std::string> Release = compile(Unit{"release", {}});
  return Release;
}

Detached logged(std::string Line) {
  std::cout << Line << '\n';
  co_return;
}

Task<> authorsWord() {
  (void)clean();
  std::ignore = clean();
  logged("cleaned");
  co_await clean();
}

class Farm {
public:
  explicit Farm(Unit Main) : Building(compile(std::move(Main))) {}
  void restart() { Building = compile(Unit{"again", {}}); }
  Task<> finish() { co_await upload(co_await std::move(Building)); }

private:
  Task<std::string> Building;
};

// Found: nothing will ever run it.
Task<> dropped(std::vector<std::string> Objects, bool Release) {
  clean();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await clean();
  for (const std::string &Object : Objects)
    upload(Object);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} [coro-unawaited-task]
    // CHECK-FIXES: co_await upload(Object);
  Release ? upload("release.o") : clean();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: {{.*}} [coro-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:35: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: Release ? co_await upload("release.o") : co_await clean();
  Objects.clear(), clean();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: Objects.clear(), co_await clean();
  std::function<Task<>()> Step = clean;
  Step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await Step();
  std::invoke(upload, "main.o");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: co_await std::invoke(upload, "main.o");
  co_await clean();
}

Task<> forgotten() {
  auto Work = compile(Unit{"main", {}});
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: {{.*}} [coro-unawaited-task]
  // CHECK-FIXES: auto Work = co_await compile(Unit{"main", {}});
  co_await clean();
}

void outsideACoroutine() {
  clean();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-unawaited-task]
}

int main() {
  outsideACoroutine();
  Farm TheFarm(Unit{"main", {}});
  TheFarm.restart();
  return syncWait(buildAll());
}
