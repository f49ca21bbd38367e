// Loops with a condition that a cancelled round does not end.
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -lib=cppcoro -fix-notes
#include <cppcoro/cancellation_token.hpp>
#include <cppcoro/operation_cancelled.hpp>
#include <cppcoro/task.hpp>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

using cppcoro::cancellation_token;
using cppcoro::operation_cancelled;
using cppcoro::task;

task<> step(cancellation_token token);
task<int> number(cancellation_token token);
task<> handle(int item, cancellation_token token);
task<> pause(cancellation_token token);
void log(const std::exception &);
bool connected();

//===----------------------------------------------------------------------===//
// They try again
//===----------------------------------------------------------------------===//

task<> counted(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (...) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop tries again: a cancelled coroutine makes all attempts that are left [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else cuts this loop short; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (...) {
    }
  }
}

task<int> untilItSucceeds(cancellation_token token) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    try {
      co_return co_await number(token);
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop tries again: a cancelled coroutine makes all attempts that are left [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:17: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else cuts this loop short; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      log(e);
    }
  }
  throw std::runtime_error("gave up");
}

task<> countsDown(int attempts, cancellation_token token) {
  while (attempts-- > 0) {
    try {
      co_await step(token);
      break;
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop tries again: a cancelled coroutine makes all attempts that are left [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-7]]:3: note: nothing else cuts this loop short; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> countsFailures(cancellation_token token) {
  int failures = 0;
  while (failures < 5) {
    try {
      co_await step(token);
      co_return;
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop tries again: a cancelled coroutine makes all attempts that are left [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-7]]:3: note: nothing else cuts this loop short; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      ++failures;
    }
  }
}

task<> doWhile(cancellation_token token) {
  constexpr int limit = 10;
  int n = 0;
  do {
    try {
      co_await step(token);
      co_return;
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop tries again: a cancelled coroutine makes all attempts that are left [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-7]]:3: note: nothing else cuts this loop short; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      log(e);
    }
    ++n;
  } while (n != limit);
}

task<> untilItIsDone(cancellation_token token) {
  bool done = false;
  while (!done) {
    try {
      co_await step(token);
      done = true;
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-7]]:3: note: nothing else ends this loop; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> breaksBehindTheHandler(cancellation_token token) {
  while (true) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else ends this loop; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      log(e);
      continue;
    }
    break;
  }
}

template <class T> task<> inATemplate(T attempts, cancellation_token token) {
  for (T i = 0; i != attempts; ++i) {
    try {
      co_await step(token);
    } catch (...) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop tries again: a cancelled coroutine makes all attempts that are left [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else cuts this loop short; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (...) {
    }
  }
}
template task<> inATemplate<int>(int, cancellation_token);

template <class T> task<> neverInstantiated(T attempts, cancellation_token token) {
  for (T i = 0; i != attempts; ++i) {
    try {
      co_await step(token);
    } catch (...) {
    }
  }
}

auto inALambda = [](cancellation_token token) -> task<> {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (...) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop tries again: a cancelled coroutine makes all attempts that are left [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else cuts this loop short; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (...) {
    }
  }
};

#define TRY_AGAIN(what)                                                        \
  try {                                                                        \
    what;                                                                      \
  } catch (...) {                                                              \
  }
task<> inAMacro(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    TRY_AGAIN(co_await step(token))
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop tries again: a cancelled coroutine makes all attempts that are left [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-6]]:5: note: expanded from macro 'TRY_AGAIN'
    // CHECK-NOTES: :[[@LINE-3]]:15: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-9]]:5: note: expanded from macro 'TRY_AGAIN'
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else cuts this loop short; rethrow the cancellation
  }
}

//===----------------------------------------------------------------------===//
// They do not
//===----------------------------------------------------------------------===//

task<> rethrows(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (const operation_cancelled &) {
      throw;
    } catch (...) {
    }
  }
}

task<> rethrowsTheLast(cancellation_token token) {
  for (int i = 0;; ++i) {
    try {
      co_await step(token);
    } catch (...) {
      if (i == 2)
        throw;
    }
  }
}

// Each element has its own attempt.
task<> eachElement(std::vector<int> items, cancellation_token token) {
  for (int item : items) {
    try {
      co_await handle(item, token);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}
task<> eachNumber(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await handle(i, token);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> pausesBetween(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
      co_return;
    } catch (const std::exception &e) {
      log(e);
    }
    co_await pause(token);
  }
}

task<> asksSomethingElse(cancellation_token token) {
  while (connected()) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> asksTheToken(cancellation_token token) {
  while (!token.is_cancellation_requested()) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> asksTheTokenBetween(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      log(e);
    }
    if (token.is_cancellation_requested())
      break;
  }
}

task<> endsByAFlag(cancellation_token token) {
  bool again = true;
  while (again) {
    again = false;
    try {
      co_await step(token);
      again = true;
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> endsByTheHandler(cancellation_token token) {
  bool done = false;
  while (!done) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      done = true;
    }
  }
}

void watch(bool *flag);
task<> othersEndIt(cancellation_token token) {
  bool stop = false;
  watch(&stop);
  while (!stop) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> aCallbackEndsIt(cancellation_token token) {
  bool stop = false;
  auto onSignal = [&stop] { stop = true; };
  (void)onSignal;
  while (!stop) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> asksWhichOne(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      if (!dynamic_cast<const operation_cancelled *>(&e))
        log(e);
    }
  }
}

struct outcome {
  void fail(const std::exception &);
};
namespace own {
std::exception_ptr current_exception();
void keep(std::exception_ptr);
} // namespace own
task<outcome> keepsARecord(cancellation_token token) {
  outcome result;
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      result.fail(e);
    }
  }
  co_return result;
}
task<> keepsItElsewhere(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (...) {
      own::keep(own::current_exception());
    }
  }
}
void run(unsigned rounds, cancellation_token token) {
  auto loop = [&]() -> task<> {
    for (unsigned i = 0; i < rounds; ++i) {
      try {
        co_await step(token);
      } catch (const std::exception &e) {
        log(e);
      }
    }
  };
  (void)loop;
}

void rethrowIfCancelled(const std::exception &);
task<> aHelperRethrows(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (const std::exception &e) {
      rethrowIfCancelled(e);
      log(e);
    }
  }
}

inline void translate() {
  try {
    throw;
  } catch (const std::runtime_error &) {
  }
}
task<> anotherHelperRethrows(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (...) {
      translate();
    }
  }
}

// The second is not in a handler that goes on.
task<> theSecondEscapes(cancellation_token token) {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await step(token);
    } catch (...) {
    }
    try {
      co_await step(token);
    } catch (const std::runtime_error &) {
    }
  }
}
