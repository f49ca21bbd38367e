// What the coroutines of a type can await, by the await_transform of its promise.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std | FileCheck %s
#include <coroutine>

struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct Promise {
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend() noexcept;
  void return_void();
  void unhandled_exception();
};

// Without one, whatever is awaitable.
struct Anything {
  struct promise_type : Promise {
    Anything get_return_object();
  };
};
// CHECK-LABEL: type Anything (
// CHECK:         returns: void
// CHECK-NEXT:    awaited by: nothing

struct Generic {
  struct promise_type : Promise {
    Generic get_return_object();
    template <class T> Awaiter await_transform(T &&);
  };
};
// CHECK-LABEL: type Generic (
// CHECK:         awaits: what its await_transform makes of anything

struct Abbreviated {
  struct promise_type : Promise {
    Abbreviated get_return_object();
    Awaiter await_transform(auto);
  };
};
// CHECK-LABEL: type Abbreviated (
// CHECK:         awaits: what its await_transform makes of anything

struct Certain {
  struct promise_type : Promise {
    Certain get_return_object();
    Awaiter await_transform(int);
    Awaiter await_transform(Awaiter);
  };
};
// CHECK-LABEL: type Certain (
// CHECK:         awaits: only what an await_transform takes

// All but one.
struct AllBut {
  struct promise_type : Promise {
    AllBut get_return_object();
    template <class T> Awaiter await_transform(T);
    Awaiter await_transform(int) = delete;
  };
};
// CHECK-LABEL: type AllBut (
// CHECK:         awaits: what its await_transform makes of anything

struct Nothing {
  struct promise_type : Promise {
    Nothing get_return_object();
    void await_transform() = delete;
  };
};
// CHECK-LABEL: type Nothing (
// CHECK:         awaits: nothing: await_transform is deleted

// By the base of the promise, brought in by a using-declaration.
template <class T> struct Base : Promise {
  Awaiter await_transform(T);
};
template <class T> struct Inherited {
  struct promise_type : Base<T> {
    using Base<T>::await_transform;
    Inherited get_return_object();
  };
};
// CHECK-LABEL: type Inherited<T> (
// CHECK:         awaits: only what an await_transform takes

// Only its own promise can await it: a task all the same.
struct ItsOwn {
  struct promise_type : Promise {
    ItsOwn get_return_object();
    Awaiter await_transform(ItsOwn);
  };
};
// CHECK-LABEL: type ItsOwn (
// CHECK-NEXT:    kind: task{{$}}
// CHECK:         awaited by: await_transform of its own promise
