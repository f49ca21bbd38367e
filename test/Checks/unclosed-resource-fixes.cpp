// Where the close is to be written, and what the library has where it can't be.
// RUN: %check_coro_tidy %s coro-unclosed-resource %t -lib=seastar -fix-notes
#include <seastar/core/coroutine.hh>
#include <seastar/core/iostream.hh>
#include <seastar/util/closeable.hh>

using seastar::future;
using stream = seastar::output_stream<char>;

future<stream> openLater();
future<int> number();
future<int> sizeOf(const char *);

future<> atTheEnd() {
  stream out = co_await openLater();
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'out' is opened here and never closed: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+3]]:1: note: the path ends here without closing 'out'
  co_await out.write("text");
  // CHECK-FIXES: co_await out.close();
}

future<> atTheEndOfABlock(int n) {
  if (n) {
    stream out = co_await openLater();
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'out' is opened here and never closed: its destructor can't await 'close' [coro-unclosed-resource]
    // CHECK-NOTES: :[[@LINE+3]]:3: note: the path ends here without closing 'out'
    co_await out.write("text");
    // CHECK-FIXES: co_await out.close();
  }
  co_await number();
}

future<> inABranchOfItsOwn(bool stop) {
  stream out = co_await openLater();
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without closing 'out'
  if (stop)
    co_return;
    // CHECK-FIXES: { co_await out.close(); co_return; }
  co_await out.close();
}

future<int> withAValueThatIsThere(bool stop) {
  stream out = co_await openLater();
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without closing 'out'
  if (stop)
    co_return 1;
    // CHECK-FIXES: { co_await out.close(); co_return 1; }
  co_await out.close();
  co_return 0;
}

// The value would be made of what is closed.
future<int> withAValueToBeMade(bool stop) {
  stream out = co_await openLater();
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+3]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+3]]:5: note: the path ends here without closing 'out'
  // CHECK-NOTES: :[[@LINE-4]]:16: note: 'seastar::with_closeable' is a way of closing it on each path
  if (stop)
    co_return co_await number();
  co_await out.close();
  co_return 0;
}

// Two paths, and no word of a close: the library's form serves both.
future<> onTwoPaths(bool stop) {
  stream out = co_await openLater();
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'out' is opened here and never closed: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: the path ends here without closing 'out'
  // CHECK-NOTES: :[[@LINE-3]]:16: note: 'seastar::with_closeable' is a way of closing it on each path
  if (stop)
    co_return;
  co_await out.write("text");
}

// In a handler nothing can be awaited.
future<> inAHandler() {
  stream out = co_await openLater();
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+5]]:5: note: the path begins with an exception that is handled here
  // CHECK-NOTES: :[[@LINE+5]]:5: note: the path ends here without closing 'out'
  // CHECK-NOTES: :[[@LINE-4]]:16: note: 'seastar::with_closeable' is a way of closing it on each path
  try {
    co_await out.write("text");
  } catch (...) {
    co_return;
  }
  co_await out.close();
}

// A resource of its own, in the library's coroutines.
class connection {
public:
  future<> send(int);
  future<> stop();
};
future<connection> connect();
future<> ofAnotherType(bool quiet) {
  auto c = co_await connect();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'c' is opened here and not closed on each path: its destructor can't await 'stop' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+3]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+3]]:5: note: the path ends here without closing 'c'
  // CHECK-NOTES: :[[@LINE-4]]:12: note: 'seastar::with_stoppable' is a way of closing it on each path
  if (quiet)
    co_return (void)co_await number();
  co_await c.stop();
}
