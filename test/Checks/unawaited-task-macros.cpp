// Macros: a finding in what the user wrote, and no fix inside of a macro.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro -- -- -isystem %S/Inputs/system
#include <cppcoro/task.hpp>
#include <test_macros.h>

using cppcoro::task;

task<int> number();
task<> nothing();

#define CALL(f) f()
#define RUN_TWICE(what) do { what; what; } while (0)
#define OWN_DROP() nothing()

task<> inArguments() {
  SYSTEM_CALL(nothing());
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this task of type 'task<>' is never awaited
  RUN_TWICE(nothing());
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this task of type 'task<>' is never awaited
  co_return;
}

task<> inOwnMacros() {
  CALL(nothing);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: this task of type 'task<>' is never awaited
  OWN_DROP();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited
  co_return;
}

// What a system header's macro does is not the user's to change.
task<> inSystemMacros() {
  SYSTEM_DROP();
  SYSTEM_EXPECT_EQ(co_await number(), 3);
  co_await SYSTEM_VALUE(nothing());
}
