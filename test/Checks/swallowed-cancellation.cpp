// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -lib=cppcoro -fix-notes
#include <cppcoro/cancellation_token.hpp>
#include <cppcoro/operation_cancelled.hpp>
#include <cppcoro/task.hpp>
#include <exception>
#include <stdexcept>
#include <stop_token>

using cppcoro::cancellation_token;
using cppcoro::operation_cancelled;
using cppcoro::task;

extern cancellation_token stopping;
task<> step(cancellation_token token);
task<int> number(cancellation_token token);
task<> stepToTheEnd();
void log(const std::exception &);
void report(std::exception_ptr);

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

task<> catchesAll() {
  while (true) {
    try {
      co_await step(stopping);
    } catch (...) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else ends this loop; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (...) {
    }
  }
}

task<> catchesABase() {
  for (;;) {
    try {
      co_await step(stopping);
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else ends this loop; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<int> retriesForEver() {
  while (true) {
    try {
      co_return co_await number(stopping);
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:17: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else ends this loop; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> canNotBeCancelled() {
  while (true) {
    try {
      co_await stepToTheEnd();
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> rethrows() {
  while (true) {
    try {
      co_await step(stopping);
    } catch (const operation_cancelled &) {
      throw;
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> catchesSomethingElse() {
  while (true) {
    try {
      co_await step(stopping);
    } catch (const std::runtime_error &e) {
      log(e);
    }
  }
}

task<> leavesTheLoop() {
  while (true) {
    try {
      co_await step(stopping);
    } catch (...) {
      break;
    }
  }
}

task<> catchesItOnPurpose() {
  while (true) {
    try {
      co_await step(stopping);
    } catch (const operation_cancelled &) {
    }
  }
}

task<> looksAtTheException() {
  while (true) {
    try {
      co_await step(stopping);
    } catch (...) {
      report(std::current_exception());
    }
  }
}

// The next await outside of the handler is cancelled as well.
task<> awaitsOutsideOfTheTry() {
  while (true) {
    try {
      co_await step(stopping);
    } catch (const std::exception &e) {
      log(e);
    }
    co_await step(stopping);
  }
}

task<> countsFailures() {
  int failures = 0;
  while (true) {
    try {
      co_await step(stopping);
    } catch (const std::exception &e) {
      ++failures;
    }
    if (failures > 3)
      co_return;
  }
}

task<> hasACondition(bool &stop) {
  while (!stop) {
    try {
      co_await step(stopping);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> asksAFlag(bool &stop) {
  while (true) {
    try {
      if (stop)
        co_return;
      co_await step(stopping);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> asksTheToken(cancellation_token token) {
  while (true) {
    try {
      token.throw_if_cancellation_requested();
      co_await step(stopping);
    } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> leavesByItsData() {
  while (true) {
    try {
      int n = co_await number(stopping);
      if (n == 0)
        co_return;
    } catch (const std::exception &e) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-5]]:15: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-8]]:3: note: nothing else ends this loop; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
      log(e);
    }
  }
}

task<> noLoop() {
  try {
    co_await step(stopping);
  } catch (...) {
  }
  co_await step(stopping);
}

template <class T> task<> inATemplate(T) {
  while (true) {
    try {
      co_await step(stopping);
    } catch (...) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else ends this loop; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (...) {
    }
  }
}
template task<> inATemplate<int>(int);

auto inALambda = []() -> task<> {
  while (true) {
    try {
      co_await step(stopping);
    } catch (...) {
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: this handler catches 'cppcoro::operation_cancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
    // CHECK-NOTES: :[[@LINE-3]]:7: note: this await is what a cancellation ends
    // CHECK-NOTES: :[[@LINE-6]]:3: note: nothing else ends this loop; rethrow the cancellation
    // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (...) {
    }
  }
};

task<> aroundALambda() {
  while (true) {
    auto once = []() -> task<> {
      try {
        co_await step(stopping);
      } catch (...) {
      }
    };
    co_await once();
  }
}

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

task<> fetch(int n, cancellation_token token = {});
task<> fetchAll(cancellation_token token = {});
task<> fetchUntil(std::stop_token token = {});
task<> fetchTwo(int n = 0, cancellation_token token = {});

task<> forgetsTheToken(cancellation_token token) {
  co_await fetch(1);
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'token' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-8]]:40: note: it takes one here, by default none
  // CHECK-NOTES: :[[@LINE-3]]:12: note: pass 'token'
  // CHECK-FIXES: co_await fetch(1, token);
  co_await fetchAll();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'token' is not passed on to 'fetchAll': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-12]]:36: note: it takes one here, by default none
  // CHECK-NOTES: :[[@LINE-3]]:12: note: pass 'token'
  // CHECK-FIXES: co_await fetchAll(token);
}

task<> passesTheToken(cancellation_token token) {
  co_await fetch(1, token);
  co_await fetchAll(token);
}

task<> passesAnother(cancellation_token token) { co_await fetch(1, {}); }

task<> hasNone() { co_await fetch(1); }

task<> hasAnotherKind(cancellation_token token) { co_await fetchUntil(); }

task<> forgetsTheStopToken(std::stop_token token) { co_await fetchUntil(); }
// CHECK-NOTES: :[[@LINE-1]]:62: warning: 'token' is not passed on to 'fetchUntil': cancelling does not reach this await [coro-swallowed-cancellation]
// CHECK-NOTES: :[[@LINE-29]]:35: note: it takes one here, by default none
// CHECK-NOTES: :[[@LINE-3]]:62: note: pass 'token'
// CHECK-FIXES: task<> forgetsTheStopToken(std::stop_token token) { co_await fetchUntil(token); }

task<> hasTwo(cancellation_token token, cancellation_token other) {
  co_await fetch(1);
}

task<> unnamed(cancellation_token) { co_await fetch(1); }

// The first argument that is left out is another.
task<> notNext(cancellation_token token) { co_await fetchTwo(); }

task<> cleansUp(cancellation_token token) {
  if (token.is_cancellation_requested()) {
    co_await fetch(0);
    co_return;
  }
  co_await fetch(1, token);
}

class connection {
public:
  task<> read(cancellation_token token = {});
  task<> close(cancellation_token token = {});
};
task<> closes(connection &c, cancellation_token token) {
  co_await c.read();
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'token' is not passed on to 'read': cancelling does not reach this await [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-6]]:34: note: it takes one here, by default none
  // CHECK-NOTES: :[[@LINE-3]]:14: note: pass 'token'
  // CHECK-FIXES: co_await c.read(token);
  co_await c.close();
}

#define FETCH(n) fetch(n)
task<> inAMacro(cancellation_token token) { co_await FETCH(1); }
// CHECK-NOTES: :[[@LINE-1]]:54: warning: 'token' is not passed on to 'fetch': cancelling does not reach this await [coro-swallowed-cancellation]
// CHECK-NOTES: :[[@LINE-3]]:18: note: expanded from macro 'FETCH'
// CHECK-NOTES: :[[@LINE-70]]:40: note: it takes one here, by default none
// CHECK-NOTES: :[[@LINE-4]]:54: note: pass 'token'
// CHECK-NOTES: :[[@LINE-6]]:18: note: expanded from macro 'FETCH'
