// Exceptions that leave a resource open.
// RUN: %check_coro_tidy %s coro-unclosed-resource %t -check-suffix=DEFAULT -lib=seastar
// RUN: %check_coro_tidy %s coro-unclosed-resource %t -check-suffixes=DEFAULT,OPTION -lib=seastar -- --config='{CheckOptions: {coro-unclosed-resource.ReportExceptionPaths: true}}'
#include <coroutine>
#include <seastar/core/coroutine.hh>
#include <seastar/core/iostream.hh>

using seastar::future;
using stream = seastar::output_stream<char>;

future<> work();
future<stream> openLater();

// The author counts with exceptions, and forgot those before the try block.
future<> betweenTheOpeningAndTheTry() {
  stream out = co_await openLater();
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:16: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES-DEFAULT: :[[@LINE+2]]:3: note: an exception of this await leaves the function without closing 'out'
  // CHECK-NOTES-DEFAULT: :[[@LINE-3]]:16: note: 'seastar::with_closeable' is a way of closing it on each path
  co_await work();
  try {
    co_await out.write("text");
  } catch (...) {
  }
  co_await out.close();
}

future<> openedInTheTry() {
  try {
    stream out = co_await openLater();
    // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:18: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
    // CHECK-NOTES-DEFAULT: :[[@LINE+2]]:5: note: an exception of this await leaves the block without closing 'out'
    // CHECK-NOTES-DEFAULT: :[[@LINE-3]]:18: note: 'seastar::with_closeable' is a way of closing it on each path
    co_await out.write("text");
    co_await out.close();
  } catch (...) {
  }
}
future<> openedAndClosedInTheTry() {
  try {
    stream out = co_await openLater();
    co_await out.close();
  } catch (...) {
  }
}

// What an await throws that can't is no path.
struct ready {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const noexcept;
  void await_resume() const noexcept;
};
future<> nothingIsThrown() {
  stream out = co_await openLater();
  co_await ready();
  try {
    co_await out.write("text");
  } catch (...) {
  }
  co_await out.close();
}

future<> allInTheTry() {
  stream out = co_await openLater();
  try {
    co_await work();
    co_await out.write("text");
  } catch (...) {
  }
  co_await out.close();
}

future<> beforeTheOpening() {
  co_await work();
  stream out = co_await openLater();
  try {
    co_await out.write("text");
  } catch (...) {
  }
  co_await out.close();
}

// Nobody counts with exceptions: an option asks for these.
future<> noTry() {
  stream out = co_await openLater();
  // CHECK-NOTES-OPTION: :[[@LINE-1]]:16: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES-OPTION: :[[@LINE+2]]:3: note: an exception of this await leaves the function without closing 'out'
  // CHECK-NOTES-OPTION: :[[@LINE-3]]:16: note: 'seastar::with_closeable' is a way of closing it on each path
  co_await out.write("text");
  co_await out.close();
}

// A handler of some exceptions lets the others pass.
struct failure {};
future<> anotherException() {
  stream out = co_await openLater();
  // CHECK-NOTES-OPTION: :[[@LINE-1]]:16: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES-OPTION: :[[@LINE+3]]:5: note: an exception of this await leaves the function without closing 'out'
  // CHECK-NOTES-OPTION: :[[@LINE-3]]:16: note: 'seastar::with_closeable' is a way of closing it on each path
  try {
    co_await out.write("text");
  } catch (const failure &) {
  }
  co_await out.close();
}

future<> rethrown() {
  stream out = co_await openLater();
  std::exception_ptr error;
  try {
    co_await out.write("text");
  } catch (...) {
    error = std::current_exception();
  }
  co_await out.close();
  if (error)
    std::rethrow_exception(error);
}

// The handler leaves it open, and goes on with the exception.
future<> leftByAHandler() {
  stream out = co_await openLater();
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:16: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES-DEFAULT: :[[@LINE+5]]:5: note: the path begins with an exception that is handled here
  // CHECK-NOTES-DEFAULT: :[[@LINE+5]]:5: note: the exception leaves the function without closing 'out'
  // CHECK-NOTES-DEFAULT: :[[@LINE-4]]:16: note: 'seastar::with_closeable' is a way of closing it on each path
  try {
    co_await out.write("text");
  } catch (...) {
    throw;
  }
  co_await out.close();
}
