// Types that are incomplete, refer to themselves or can't be instantiated: the model answers what can be told, and ends.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std \
// RUN:   | FileCheck %s --implicit-check-not="{{^}}type "
// RUN: %coro-tidy --checks=-*,coro-* %s -- -std=c++20 -nostdinc++ -isystem %inputs/std | count 0
//
// The same where a coroutine needs the promise that can't be instantiated.
// RUN: not %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -DINSTANTIATE 2>&1 \
// RUN:   | FileCheck %s --check-prefix=FAILS
// FAILS-DAG: type Broken<T> (
// FAILS-DAG: coro-tidy: error: {{.*}} does not compile: {{.*}} type 'int' cannot be used prior to '::' because it has no members
// RUN: not %coro-tidy --checks=-*,coro-* %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -DINSTANTIATE 2>&1 \
// RUN:   | FileCheck %s --check-prefix=LINT --implicit-check-not="[coro-"
// LINT: type 'int' cannot be used prior to '::' because it has no members

#include <coroutine>
#include <utility>

// Never defined.
struct Declared;
template <class T> struct DeclaredTemplate;
Declared declared();
DeclaredTemplate<int> declaredTemplate();

// A promise that is never defined.
struct PromiseDeclared {
  struct promise_type;
};
PromiseDeclared promiseDeclared();

// A promise type that is no class.
struct PromiseIsNoClass {
  using promise_type = int;
};
PromiseIsNoClass promiseIsNoClass();

// A specialisation that nothing instantiates is seen as its template.
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
Task<Declared> ofDeclared();

// One whose promise can't be instantiated: there is no T::type in int.
template <class T> struct Broken {
  struct promise_type {
    Broken get_return_object();
    typename T::type initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
Broken<int> broken();
#ifdef INSTANTIATE
Broken<int> instantiates() { co_return; }
#endif

// The curiously recurring template.
template <class Derived> struct Awaitable {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return static_cast<Derived &>(*this).get(); }
};
struct Timer : Awaitable<Timer> {
  int get();
};
Timer timer();

// A base that depends on itself without end.
template <class T> struct Endless : Endless<T *> {
  typename Endless<T *>::promise_type promise();
};
template <class T> Endless<T> endless();

// A promise that is its own return object, and one that awaits itself.
struct OwnPromise {
  using promise_type = OwnPromise;
  OwnPromise get_return_object();
  std::suspend_never initial_suspend();
  std::suspend_never final_suspend() noexcept;
  void return_void();
  void unhandled_exception();
};
OwnPromise ownPromise() { co_return; }
struct AwaitsItself {
  AwaitsItself operator co_await();
};
AwaitsItself awaitsItself();
struct Ping;
struct Pong { Ping operator co_await(); };
struct Ping { Pong operator co_await(); };
Ping ping();

// A list of itself.
struct Node {
  Node *Next;
  Node &next();
  Node *begin();
  Node *end();
  Node lock();
  void unlock();
};
Node node();
template <class T> struct Tree {
  Tree *Left, *Right;
  Tree<Tree<T>> *Deeper;
  Tree<Tree<T>> join();
  void add(Task<Tree>);
};
Tree<int> tree();
void use(Tree<int> &T) { T.join(); }

// CHECK-LABEL: type PromiseDeclared (
// CHECK-NEXT:    kind: coroutine{{$}}
// CHECK:         starts: unknown{{$}}
// CHECK-NEXT:    awaited by: nothing
// CHECK-NEXT:    when dropped: unknown

// CHECK-LABEL: type Task<T> (
// CHECK-NEXT:    also: Task<Declared>{{$}}
// CHECK-NEXT:    kind: task{{$}}
// CHECK:         starts: lazy
// CHECK:         when dropped: never-runs

// CHECK-LABEL: type std::suspend_always (

// CHECK-LABEL: type Broken<T> (
// CHECK-NEXT:    also: Broken<int>{{$}}
// CHECK-NEXT:    kind: coroutine{{$}}
// CHECK:         starts: unknown -- initial_suspend gives an awaiter that decides
// CHECK:         when dropped: unknown

// CHECK-LABEL: type Awaitable<Derived> (
// CHECK-NEXT:    kind: operation{{$}}

// CHECK-LABEL: type Timer (
// CHECK-NEXT:    kind: operation{{$}}
// CHECK-NEXT:    awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:    awaiting gives: int

// CHECK-LABEL: type OwnPromise (
// CHECK-NEXT:    kind: detached{{$}}
// CHECK-NEXT:    promise: OwnPromise -- nested promise_type
// CHECK-NEXT:    starts: eager
// CHECK:         when dropped: harmless -- final_suspend never suspends: the frame frees itself

// CHECK-LABEL: type std::suspend_never (

// CHECK-LABEL: type AwaitsItself (
// CHECK-NEXT:    kind: operation{{$}}
// CHECK:         when dropped: unknown

// CHECK-LABEL: type Pong (
// CHECK-NEXT:    kind: operation{{$}}
// CHECK:         when dropped: unknown

// CHECK-LABEL: type Ping (
// CHECK-NEXT:    kind: operation{{$}}
// CHECK:         when dropped: unknown

// CHECK-LABEL: coroutine ownPromise (
