// Promises through std::coroutine_traits, by all the ways in which a program may specialise them.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std \
// RUN:   | FileCheck %s --implicit-check-not="{{^}}type "
#include <coroutine>
#include <utility>

template <class Result, class Start> struct Promise {
  Result get_return_object();
  Start initial_suspend();
  std::suspend_always final_suspend() noexcept;
  void return_void();
  void unhandled_exception();
};
template <class Result> struct Lazy : Promise<Result, std::suspend_always> {
  std::suspend_always initial_suspend();
};
template <class Result> struct Eager : Promise<Result, std::suspend_always> {
  std::suspend_never initial_suspend();
};

// CHECK-LABEL: type std::suspend_always (
// CHECK-LABEL: type std::suspend_never (

struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
// CHECK-LABEL: type Awaiter (

// A handle is not one of the program's types, but what it gives there makes it one: see the last coroutine.
// CHECK-LABEL: type std::coroutine_handle<void> (
// CHECK-NEXT:    kind: coroutine{{$}}
// CHECK:         awaited by: nothing

// By a partial specialisation for a template, which nothing instantiates.
template <class T> struct ByTemplate {
  Awaiter operator co_await();
};
template <class T, class... Args> struct std::coroutine_traits<ByTemplate<T>, Args...> {
  using promise_type = Lazy<ByTemplate<T>>;
};
ByTemplate<int> byTemplate();
// CHECK-LABEL: type ByTemplate<T> (
// CHECK:         kind: task{{$}}
// CHECK-NEXT:    promise: Lazy -- promise through std::coroutine_traits
// CHECK-NEXT:    starts: lazy

// For a class, and an argument of the coroutine.
struct ByArgument {
  Awaiter operator co_await();
};
struct Tag {};
template <class... Args> struct std::coroutine_traits<ByArgument, Tag, Args...> {
  using promise_type = Eager<ByArgument>;
};
ByArgument byArgument(Tag) { co_return; }
// CHECK-LABEL: type ByArgument (
// CHECK-NEXT:    kind: task{{$}}
// CHECK-NEXT:    promise: Eager<ByArgument> -- promise through std::coroutine_traits
// CHECK-NEXT:    starts: eager
// CHECK:         when dropped: idiom

// What starts it is an argument of the promise, which nothing instantiates.
struct ByParameter {
  Awaiter operator co_await();
};
template <> struct std::coroutine_traits<ByParameter> {
  using promise_type = Promise<ByParameter, std::suspend_always>;
};
ByParameter byParameter();
// CHECK-LABEL: type ByParameter (
// CHECK-NEXT:    kind: task{{$}}
// CHECK:         starts: unknown
// CHECK:         when dropped: unknown

// In full.
struct InFull {};
template <> struct std::coroutine_traits<InFull, int> {
  using promise_type = Eager<InFull>;
};
InFull inFull(int);
// CHECK-LABEL: type InFull (
// CHECK-NEXT:    kind: detached{{$}}
// CHECK-NEXT:    promise: Eager -- promise through std::coroutine_traits

// Where its constraint is for the compiler alone to weigh, by what the coroutines of the program use.
template <class T>
concept IsFuture = requires { typename T::future_tag; };
struct Constrained {
  using future_tag = void;
  Awaiter operator co_await();
};
template <IsFuture T, class... Args> struct std::coroutine_traits<T, Args...> {
  using promise_type = Lazy<T>;
};
Constrained constrained() { co_return; }
struct NoFuture {
  Awaiter operator co_await();
};
NoFuture noFuture();
// CHECK-LABEL: type Constrained (
// CHECK-NEXT:    kind: task{{$}}
// CHECK-NEXT:    promise: Lazy<Constrained> -- promise through std::coroutine_traits
// CHECK-LABEL: type NoFuture (
// CHECK-NEXT:    kind: operation{{$}}
// CHECK-NEXT:    awaited by: member operator co_await

// A coroutine may give void, or a pointer or a reference to something: those are no tasks.
template <> struct std::coroutine_traits<void, Tag> {
  using promise_type = Eager<void>;
};
void givesVoid(Tag) { co_return; }
template <> struct std::coroutine_traits<std::coroutine_handle<>, Tag> {
  using promise_type = Lazy<std::coroutine_handle<>>;
};
std::coroutine_handle<> givesHandle(Tag) { co_return; }

// CHECK-LABEL: coroutine byArgument (
// CHECK-NEXT:    returns: ByArgument
// CHECK-NEXT:    {{[0-9:]+}}: initial suspension -- never suspends
// CHECK-LABEL: coroutine constrained (
// CHECK-LABEL: coroutine givesVoid (
// CHECK-NEXT:    returns: void
// CHECK-NEXT:    {{[0-9:]+}}: initial suspension -- never suspends
// CHECK-NEXT:    {{[0-9:]+}}: final suspension -- always suspends
// CHECK-LABEL: coroutine givesHandle (
