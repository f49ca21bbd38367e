// A scope is known by members that take any work and by a join that is awaited; a queue of one type of element is none.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std | FileCheck %s \
// RUN:   --implicit-check-not="type {{(Queue|ThreadGroup)}}"
#include <coroutine>

struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct Scope {
  template <class Work> void spawn(Work &&);
  Awaiter join();
};
// CHECK-LABEL: type Scope (
// CHECK-NEXT:    kind: none
// CHECK-NEXT:    role: scope -- spawns work and its join is awaited
// CHECK-NEXT:    join: join
// CHECK-NEXT:    spawn: spawn

template <class Executor> struct ScopeOn {
  void spawn(auto Work);
  Awaiter join();
};
// CHECK-LABEL: type ScopeOn<Executor> (
// CHECK-NEXT:    kind: none
// CHECK-NEXT:    role: scope -- spawns work and its join is awaited

template <class Element> struct Queue {
  void push(Element);
  void push(Element, int);
  Awaiter on_empty();
};

// Its join blocks.
struct ThreadGroup {
  template <class Work> void spawn(Work &&);
  void join();
};
