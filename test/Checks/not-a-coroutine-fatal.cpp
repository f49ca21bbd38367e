// After a fatal error the compiler drops what it can't make sense of, and says nothing more: nor does the check.
// RUN: %check_coro_tidy %s coro-not-a-coroutine %t -lib=cppcoro -expect-clang-errors
#include <cppcoro/task.hpp>
#include <nowhere.hpp>
// CHECK-MESSAGES: :[[@LINE-1]]:10: error: 'nowhere.hpp' file not found [clang-diagnostic-error]

cppcoro::task<> coroutine() {
  co_await nowhere::sleep();
}
