// A future that is handed on is waited for by the function that gets it, unless it was awaited, or asked, before.
// RUN: %check_coro_tidy %s coro-blocking-call %t
#include <coroutine>
#include <future>
#include <utility>

template <class T> struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <class T> struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <class T> struct Result {
  Awaiter<Result> resolve();
  T get() [[clang::blocking]];
  bool ready() const;
  operator bool() const;
};
Result<int> start();
void print(int);

void check(Result<int> result, int expected) { print(result.get() == expected); }
void checkLast(Result<int> result) {
  Result<int> last = std::move(result);
  check(std::move(last), 1);
}
template <class T> struct Expectation {
  Expectation(Result<T> result) { print(result.get()); }
};
struct Checker {
  void operator()(Result<int> &result) const { print(result.get()); }
};
struct Request {
  Result<int> pending;
  Awaiter<int> done();
  bool isDone() const;
  int reply() { return pending.get(); }
};

Task<int> handedOnWhenResolved() {
  auto result = start();
  auto done = co_await result.resolve();
  check(std::move(done), 1);
  co_return 0;
}
Task<int> handedOnTwice() {
  auto done = co_await start().resolve();
  checkLast(std::move(done));
  co_return 0;
}
Task<int> handedToConstructorAndOperator() {
  auto done = co_await start().resolve();
  Checker()(done);
  Expectation<int> expectation(std::move(done));
  co_return 0;
}
Task<int> objectThatWasAwaitedOrAsked(Request &first, Request &second) {
  co_await first.done();
  if (second.isDone())
    co_return second.reply();
  co_return first.reply();
}
Task<int> asked() {
  auto result = start();
  if (result.ready())
    check(std::move(result), 1);
  co_return 0;
}

Task<int> handedOnBeforeItIsReady() {
  auto result = start();
  check(std::move(result), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'check' blocks the thread of this coroutine through 'Result<int>::get'
  co_return 0;
}
Task<int> anotherIsReady(Request &request) {
  auto done = co_await start().resolve();
  auto other = start();
  checkLast(std::move(other));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'checkLast' blocks the thread of this coroutine through 'Result<int>::get'
  print(request.reply());
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Request::reply' blocks the thread of this coroutine through 'Result<int>::get'
  Checker()(other);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Checker::operator()' blocks the thread of this coroutine through 'Result<int>::get'
  co_return 0;
}
void waitForOther(Result<int>) { print(start().get()); }
Task<int> waitsForSomethingElse() {
  auto done = co_await start().resolve();
  waitForOther(std::move(done));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'waitForOther' blocks the thread of this coroutine through 'Result<int>::get'
  co_return 0;
}

// A future whose members wait by something else than the future.
struct Signal {
  void wait() [[clang::blocking]];
};
struct Waiting {
  Awaiter<int> operator co_await();
  Awaiter<bool> done();
  int &operator*() { return value(); }
  int &value() {
    Signal Arrived;
    Arrived.wait();
    return Value;
  }
  int Value;
};
Waiting startWaiting();
Task<int> valueOfAwaited() {
  Waiting future = startWaiting();
  co_await future;
  print(*future);
  co_return future.value();
}
Task<int> valuesWhileThereAreSome() {
  Waiting future = startWaiting();
  while (co_await future.done())
    print(*future);
  co_return 0;
}
Task<int> valueOfUnawaited() {
  Waiting future = startWaiting(), other = startWaiting();
  co_await other;
  print(*future);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Waiting::operator*' blocks the thread of this coroutine through 'Signal::wait'
  co_return future.value();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Waiting::value' blocks the thread of this coroutine through 'Signal::wait'
}
// What has awaitable members is no future by that.
struct Client {
  Awaiter<int> connect();
  void flush() {
    Signal Arrived;
    Arrived.wait();
  }
};
Task<int> notOfAFuture(Client &client) {
  co_await client.connect();
  client.flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Client::flush' blocks the thread of this coroutine through 'Signal::wait'
  co_return 0;
}

// A lambda that is called in place waits for what it captures.
template <class F> void expectThrow(F &&Callable) { Callable(); }
Task<int> capturedWhenReady() {
  auto result = start();
  auto done = co_await result.resolve();
  expectThrow([&done] { print(done.get()); });
  auto other = start();
  expectThrow([&other] { print(other.get()); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'expectThrow' blocks the thread of this coroutine through 'Result<int>::get'
  co_return 0;
}

// The lambda that was awaited asks for it.
Task<int> asksInALambda() {
  Result<int> result = start();
  auto untilReady = [&]() -> Task<int> {
    while (!result.ready())
      co_await Awaiter<int>();
    co_return 0;
  };
  co_await untilReady();
  co_return result.get();
}
Task<int> awaitsInALambda() {
  Result<int> result = start();
  auto resolved = [&result]() -> Task<int> {
    co_await result.resolve();
    co_return 0;
  };
  co_await resolved();
  co_return result.get();
}
Task<int> mentionsInALambda() {
  Result<int> result = start();
  auto touches = [&]() -> Task<int> {
    Result<int> *kept = &result;
    co_return kept != nullptr;
  };
  co_await touches();
  co_return result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Result<int>::get' blocks the thread of this coroutine: its declaration says so [coro-blocking-call]
}
Task<int> asksACopy() {
  Result<int> result = start();
  auto copied = [result]() -> Task<int> {
    co_return result.ready();
  };
  co_await copied();
  co_return result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Result<int>::get' blocks the thread of this coroutine: its declaration says so [coro-blocking-call]
}
Task<int> asksInALambdaThatIsNotAwaited() {
  Result<int> result = start();
  auto asks = [&]() -> Task<int> { co_return result.ready(); };
  co_return result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Result<int>::get' blocks the thread of this coroutine: its declaration says so [coro-blocking-call]
}
