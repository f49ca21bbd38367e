// Resources whose close is awaited.
// RUN: %check_coro_tidy %s coro-unclosed-resource %t -lib=seastar -fix-notes
#include <seastar/core/coroutine.hh>
#include <seastar/core/iostream.hh>
#include <seastar/util/closeable.hh>
#include <optional>
#include <utility>

using seastar::future;
using stream = seastar::output_stream<char>;

future<> work();
future<stream> openLater();
stream open();
void keep(stream);
future<> writeTo(stream &);

future<> neverClosed() {
  stream out = co_await openLater();
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'out' is opened here and never closed: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+3]]:1: note: the path ends here without closing 'out'
  co_await out.write("text");
  // CHECK-FIXES: co_await out.close();
}

future<> closed() {
  stream out = co_await openLater();
  co_await out.write("text");
  co_await out.close();
}

future<> pastAnEarlyReturn(bool stop) {
  auto out = open();
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+3]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+3]]:5: note: the path ends here without closing 'out'
  co_await out.write("text");
  if (stop) {
    co_return;
    // CHECK-FIXES: co_await out.close(); co_return;
  }
  co_await out.close();
}

future<> onBothPaths(bool stop) {
  auto out = open();
  if (stop) {
    co_await out.close();
    co_return;
  }
  co_await out.write("text");
  co_await out.close();
}

future<> beforeItIsOpened(bool stop) {
  if (stop)
    co_return;
  auto out = open();
  co_await out.close();
}

future<> outOfAHandler() {
  auto out = open();
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+5]]:5: note: the path begins with an exception that is handled here
  // CHECK-NOTES: :[[@LINE+5]]:5: note: the path ends here without closing 'out'
  // CHECK-NOTES: :[[@LINE-4]]:14: note: 'seastar::with_closeable' is a way of closing it on each path
  try {
    co_await out.write("text");
  } catch (...) {
    co_return;
  }
  co_await out.close();
}

future<> closedAfterTheHandler() {
  auto out = open();
  try {
    co_await out.write("text");
  } catch (...) {
  }
  co_await out.close();
}

// Between the opening and the try block.
future<> thrownBeforeTheTry(int n) {
  auto out = open();
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the exception leaves the function without closing 'out'
  if (n < 0)
    throw n;
    // CHECK-FIXES: { co_await out.close(); throw n; }
  try {
    co_await out.write("text");
  } catch (...) {
  }
  co_await out.close();
}

// Not opened.
future<> empty() {
  stream out;
  co_await work();
}

future<> assigned() {
  stream out;
  out = open();
  co_await out.write("text");
}

// Someone else closes it.
future<> moved() {
  auto out = open();
  keep(std::move(out));
  co_await work();
}
future<stream> returned() {
  auto out = open();
  co_await out.write("text");
  co_return std::move(out);
}
future<> lent() {
  auto out = open();
  co_await writeTo(out);
}
void deferred() {
  auto out = open();
  seastar::deferred_close close(out);
}
future<> captured() {
  auto out = open();
  co_await work().finally([&out] { return out.close(); });
}
future<> parameter(stream out) { co_await out.write("text"); }
future<> reference(stream &out) { co_await out.write("text"); }

// A type that no profile speaks of: only its author's other paths tell that it must be closed.
class connection {
public:
  future<bool> send(int);
  future<> close();
  bool connected() const;
};
future<connection> connect();

future<> perhapsClosedByItsDestructor() {
  auto c = co_await connect();
  co_await c.send(1);
}
future<> forgottenOnAPath(bool stop) {
  auto c = co_await connect();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'c' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without closing 'c'
  if (stop)
    co_return;
    // CHECK-FIXES: { co_await c.close(); co_return; }
  co_await c.close();
}
future<> notConnected() {
  auto c = co_await connect();
  if (!c.connected())
    co_return;
  co_await c.close();
}
future<> failed() {
  auto c = co_await connect();
  bool sent = co_await c.send(1);
  if (!sent)
    co_return;
  co_await c.close();
}

struct outcome {
  bool sent;
  int count;
};
class stateful_connection {
public:
  future<outcome> send(int);
  future<> close();
};
future<stateful_connection> connectStateful();
future<> failedByABinding() {
  auto c = co_await connectStateful();
  auto [sent, count] = co_await c.send(1);
  if (!sent)
    co_return;
  co_await c.close();
}

class closing_connection {
public:
  ~closing_connection();
  future<> close();
};
future<closing_connection> connectClosing();
future<> perhapsClosedOnThisPath(bool stop) {
  auto c = co_await connectClosing();
  if (stop)
    co_return;
  co_await c.close();
}

template <class T> future<> inATemplate(T value) {
  auto out = open();
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without closing 'out'
  if (value == 0)
    co_return;
    // CHECK-FIXES: { co_await out.close(); co_return; }
  co_await out.close();
}
template future<> inATemplate<int>(int);

auto inALambda = [](bool stop) -> future<> {
  auto out = open();
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without closing 'out'
  if (stop)
    co_return;
    // CHECK-FIXES: { co_await out.close(); co_return; }
  co_await out.close();
};

#define RETURN_IF(condition)                                                   \
  if (condition)                                                               \
  co_return
future<> inAMacro(bool stop) {
  auto out = open();
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'out' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+4]]:13: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+3]]:3: note: the path ends here without closing 'out'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: expanded from macro 'RETURN_IF'
  // CHECK-NOTES: :[[@LINE-5]]:14: note: 'seastar::with_closeable' is a way of closing it on each path
  RETURN_IF(stop);
  co_await out.close();
}
