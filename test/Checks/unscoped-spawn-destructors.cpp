// Work that a destructor starts, and that goes on with the object.
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=ASIO -lib=boost-asio -- -- -DASIO
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
#include <memory>

#ifdef ASIO
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using asio::co_spawn;
using asio::detached;
awaitable<void> pause();

class session {
public:
  ~session() {
    co_spawn(executor, close(), detached);
    // CHECK-NOTES-ASIO: :[[@LINE-1]]:5: warning: this work has no owner and refers to '*this', which is gone when the destructor has returned [coro-unscoped-spawn]
    // CHECK-NOTES-ASIO: :[[@LINE+6]]:7: note: the coroutine uses it here
  }

private:
  awaitable<void> close() {
    co_await pause();
    ++count;
  }
  asio::any_io_executor executor;
  int count = 0;
};

class with_a_lambda {
public:
  ~with_a_lambda() {
    co_spawn(
    // CHECK-NOTES-ASIO: :[[@LINE-1]]:5: warning: this work has no owner and refers to '*this', which is gone when the destructor has returned [coro-unscoped-spawn]
    // CHECK-NOTES-ASIO: :[[@LINE+4]]:13: note: the coroutine uses it here
        executor,
        [this]() -> awaitable<void> {
          co_await pause();
          ++count;
        },
        detached);
  }

private:
  asio::any_io_executor executor;
  int count = 0;
};

// What it needs was taken out before.
struct state {
  int count = 0;
};
awaitable<void> closeState(std::shared_ptr<state> s) {
  co_await pause();
  ++s->count;
}
class by_a_copy {
public:
  ~by_a_copy() {
    co_spawn(executor, closeState(state_), detached);
    co_spawn(
        executor,
        [s = state_]() -> awaitable<void> {
          co_await pause();
          ++s->count;
        },
        detached);
  }

private:
  asio::any_io_executor executor;
  std::shared_ptr<state> state_;
};
class of_nothing {
public:
  ~of_nothing() { co_spawn(executor, log(), detached); }

private:
  awaitable<void> log() { co_await pause(); }
  asio::any_io_executor executor;
};
class runs_the_loop {
public:
  ~runs_the_loop() {
    co_spawn(context, close(), detached);
    context.run();
  }

private:
  awaitable<void> close() {
    co_await pause();
    ++count;
  }
  asio::io_context context;
  int count = 0;
};
class not_in_its_destructor {
public:
  void stop() { co_spawn(executor, close(), detached); }

private:
  awaitable<void> close() {
    co_await pause();
    ++count;
  }
  asio::any_io_executor executor;
  int count = 0;
};
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
seastar::future<> work();
class service {
public:
  ~service() {
    (void)close();
    // CHECK-NOTES-SEASTAR: :[[@LINE-1]]:11: warning: this work has no owner and refers to '*this', which is gone when the destructor has returned [coro-unscoped-spawn]
    // CHECK-NOTES-SEASTAR: :[[@LINE+7]]:7: note: the coroutine uses it here
    (void)closeAtOnce();
  }

private:
  seastar::future<> close() {
    co_await work();
    ++count;
  }
  // It is done with the object before it suspends.
  seastar::future<> closeAtOnce() {
    ++count;
    co_await work();
  }
  int count = 0;
};
#endif
