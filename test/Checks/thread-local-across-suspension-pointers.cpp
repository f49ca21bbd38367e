// The value of a thread_local pointer: only with the option.
// RUN: %check_coro_tidy %s coro-thread-local-across-suspension %t -lib=cppcoro -- --config='{CheckOptions: {coro-thread-local-across-suspension.ReportPointerValues: true}}'

#include <cppcoro/task.hpp>

struct arena {
  void *take(int);
};
thread_local arena *Current;
arena *Global;
cppcoro::task<int> step();

cppcoro::task<> used() {
  arena *Arena = Current;
  co_await step();
  Arena->take(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Arena' belongs to the thread that the coroutine ran on before it was suspended; it may run on another one now [coro-thread-local-across-suspension]
}
cppcoro::task<> usedBefore() {
  arena *Arena = Current;
  Arena->take(1);
  co_await step();
}
cppcoro::task<> global() {
  arena *Arena = Global;
  co_await step();
  Arena->take(1);
}
cppcoro::task<> putBack() {
  arena *Saved = Current;
  co_await step();
  Current = Saved;
}
