// Handlers that answer a cancellation like success.
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -lib=cppcoro -fix-notes
#include <chrono>
#include <cppcoro/cancellation_token.hpp>
#include <cppcoro/operation_cancelled.hpp>
#include <cppcoro/task.hpp>
#include <exception>
#include <stdexcept>
#include <string>

using cppcoro::cancellation_token;
using cppcoro::operation_cancelled;
using cppcoro::task;

task<> write(std::string text, cancellation_token token);
task<std::string> readNext(std::string name, cancellation_token token);
task<> sleepFor(std::chrono::milliseconds time, cancellation_token token);
task<> event(cancellation_token token);
void log(const std::exception &);

enum class status { ok, failed, cancelled };

task<bool> save(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
    co_return true;
  } catch (const operation_cancelled &) {
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: a cancelled await ends in this handler, and is answered with 'true' as if it had succeeded [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-4]]:5: note: this await is what a cancellation ends
  // CHECK-NOTES: :[[@LINE-4]]:5: note: success gives the same
  // CHECK-NOTES: :[[@LINE+5]]:5: note: failure gives 'false'
  // CHECK-NOTES: :[[@LINE-5]]:5: note: rethrow the cancellation
  // CHECK-FIXES: } catch (const operation_cancelled &) { throw; } catch (const std::exception &e) {
    co_return true;
  } catch (const std::exception &e) {
    co_return false;
  }
}

task<status> saveByStatus(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
  } catch (const std::runtime_error &e) {
    co_return status::failed;
  } catch (const std::exception &e) {
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: a cancelled await ends in this handler, and is answered with 'status::ok' as if it had succeeded [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-5]]:5: note: this await is what a cancellation ends
  // CHECK-NOTES: :[[@LINE+6]]:3: note: success gives the same
  // CHECK-NOTES: :[[@LINE-5]]:5: note: failure gives 'status::failed'
  // CHECK-NOTES: :[[@LINE-5]]:5: note: rethrow the cancellation
  // CHECK-FIXES: } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &e) {
    log(e);
  }
  co_return status::ok;
}

task<status> saveBehindTheTry(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
  } catch (const operation_cancelled &) {
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: a cancelled await ends in this handler, and is answered with 'status::ok' as if it had succeeded [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-3]]:5: note: this await is what a cancellation ends
  // CHECK-NOTES: :[[@LINE+8]]:3: note: success gives the same
  // CHECK-NOTES: :[[@LINE+5]]:5: note: failure gives 'status::failed'
  // CHECK-NOTES: :[[@LINE-5]]:5: note: rethrow the cancellation
  // CHECK-FIXES: } catch (const operation_cancelled &) { throw; } catch (const std::exception &e) {
  } catch (const std::exception &e) {
    log(e);
    co_return status::failed;
  }
  co_return status::ok;
}

template <class T>
task<T> inATemplate(T good, std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
    co_return T(1);
  } catch (const operation_cancelled &) {
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: a cancelled await ends in this handler, and is answered with 'T(1)' as if it had succeeded [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-4]]:5: note: this await is what a cancellation ends
  // CHECK-NOTES: :[[@LINE-4]]:5: note: success gives the same
  // CHECK-NOTES: :[[@LINE+5]]:5: note: failure gives 'T(0)'
  // CHECK-NOTES: :[[@LINE-5]]:5: note: rethrow the cancellation
  // CHECK-FIXES: } catch (const operation_cancelled &) { throw; } catch (...) {
    co_return T(1);
  } catch (...) {
    co_return T(0);
  }
}
template task<int> inATemplate<int>(int, std::string, cancellation_token);

auto inALambda = [](std::string text, cancellation_token token) -> task<bool> {
  try {
    co_await write(text, token);
    co_return true;
  } catch (const operation_cancelled &) {
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: a cancelled await ends in this handler, and is answered with 'true' as if it had succeeded [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-4]]:5: note: this await is what a cancellation ends
  // CHECK-NOTES: :[[@LINE-4]]:5: note: success gives the same
  // CHECK-NOTES: :[[@LINE+5]]:5: note: failure gives 'false'
  // CHECK-NOTES: :[[@LINE-5]]:5: note: rethrow the cancellation
  // CHECK-FIXES: } catch (const operation_cancelled &) { throw; } catch (...) {
    co_return true;
  } catch (...) {
    co_return false;
  }
};

#define ANSWER(what)                                                           \
  catch (const operation_cancelled &) {                                        \
    co_return what;                                                            \
  }
task<bool> inAMacro(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
    co_return true;
  }
  ANSWER(true)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a cancelled await ends in this handler, and is answered with 'true' as if it had succeeded [coro-swallowed-cancellation]
  // CHECK-NOTES: :[[@LINE-10]]:3: note: expanded from macro 'ANSWER'
  // CHECK-NOTES: :[[@LINE-6]]:5: note: this await is what a cancellation ends
  // CHECK-NOTES: :[[@LINE-6]]:5: note: success gives the same
  // CHECK-NOTES: :[[@LINE+4]]:5: note: failure gives 'false'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: rethrow the cancellation
  // CHECK-NOTES: :[[@LINE-15]]:3: note: expanded from macro 'ANSWER'
  catch (...) {
    co_return false;
  }
}

//===----------------------------------------------------------------------===//
// Nothing proves that it means success
//===----------------------------------------------------------------------===//

task<status> tellsTheThree(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
    co_return status::ok;
  } catch (const operation_cancelled &) {
    co_return status::cancelled;
  } catch (const std::exception &e) {
    co_return status::failed;
  }
}

task<bool> isFailure(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
    co_return true;
  } catch (const operation_cancelled &) {
    co_return false;
  } catch (const std::exception &e) {
    log(e);
    co_return false;
  }
}

// Nothing else is ever given: it is the best effort that counts.
task<bool> bestEffort(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
    co_return true;
  } catch (const std::exception &e) {
    log(e);
    co_return true;
  }
}

task<> givesNothing(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
  } catch (const operation_cancelled &) {
  } catch (const std::exception &e) {
    log(e);
    throw;
  }
}

task<std::string> givesAnEmptyOne(std::string name, cancellation_token token) {
  try {
    co_return co_await readNext(name, token);
  } catch (const operation_cancelled &) {
    co_return "";
  } catch (const std::exception &e) {
    co_return "error";
  }
}

// An orderly end, by the end of what is read or by a cancellation.
task<bool> readsToTheEnd(std::string name, cancellation_token token) {
  try {
    while (!(co_await readNext(name, token)).empty()) {
    }
    co_return true;
  } catch (const operation_cancelled &) {
    co_return true;
  } catch (const std::exception &e) {
    co_return false;
  }
}

// A wait that is cut short is over, too.
task<bool> waits(cancellation_token token) {
  try {
    co_await sleepFor(std::chrono::milliseconds(10), token);
    co_return true;
  } catch (const operation_cancelled &) {
    co_return true;
  } catch (const std::exception &e) {
    co_return false;
  }
}
task<bool> waitsForAnEvent(cancellation_token token) {
  try {
    co_await event(token);
    co_return true;
  } catch (const operation_cancelled &) {
    co_return true;
  } catch (const std::exception &e) {
    co_return false;
  }
}

task<bool> canNotBeCancelled(std::string text) {
  try {
    co_await write(text, {});
    co_return true;
  } catch (const operation_cancelled &) {
    co_return true;
  } catch (const std::exception &e) {
    co_return false;
  }
}

task<bool> tellsOfItElsewhere(std::string text, bool &cancelled,
                              cancellation_token token) {
  try {
    co_await write(text, token);
    co_return true;
  } catch (const operation_cancelled &) {
    cancelled = true;
    co_return true;
  } catch (const std::exception &e) {
    co_return false;
  }
}

task<bool> asksTheToken(std::string text, cancellation_token token) {
  try {
    co_await write(text, token);
    co_return true;
  } catch (const operation_cancelled &) {
    if (!token.is_cancellation_requested())
      throw;
    co_return true;
  } catch (const std::exception &e) {
    co_return false;
  }
}
