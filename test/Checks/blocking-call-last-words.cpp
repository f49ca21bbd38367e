// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro
// What is done before the process ends keeps nobody waiting: the child behind fork(), a last line before exit().
#include <cppcoro/task.hpp>
#include <exception>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

cppcoro::task<> tick();
[[noreturn]] void fail(int code);

cppcoro::task<int> runs(const char *command) {
  pid_t pid = fork();
  if (pid == 0) {
    int code = system(command);
    _exit(code == 0 ? 0 : 1);
  }
  co_return pid;
}

cppcoro::task<> choosesHowToEnd(bool now) {
  if (now) {
    sleep(1);
    if (getpid() == 1)
      std::terminate();
    for (int i = 0; i != 3; ++i)
      getpid();
    _exit(1);
  }
  co_await tick();
}

int start(const char *command) {
  pid_t pid = fork();
  if (pid == 0)
    _exit(system(command));
  return pid;
}
cppcoro::task<int> startsOne() { co_return start("true"); }

cppcoro::task<> mayGoOn(bool stop) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await ioService.schedule_after(duration)' instead
  if (stop)
    _exit(1);
  co_return;
}

cppcoro::task<> awaitsBeforeTheEnd() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await ioService.schedule_after(duration)' instead
  co_await tick();
  _exit(1);
}

cppcoro::task<> awaitsWithIt() {
  co_await tick();
  while (true) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'co_await ioService.schedule_after(duration)' instead
    if (getpid() == 1)
      _exit(1);
  }
}

// It does not return, but it may well throw.
cppcoro::task<> fails() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await ioService.schedule_after(duration)' instead
  fail(1);
  co_await tick();
}
