// Detached work and the locals that it refers to.
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -lib=boost-asio
#include <boost/asio.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <memory>
#include <string>
#include <string_view>

namespace asio = boost::asio;
using asio::awaitable;
using asio::co_spawn;
using asio::detached;
using asio::use_awaitable;
using tcp = asio::ip::tcp;

awaitable<void> pause();
awaitable<void> session(tcp::socket &socket);
awaitable<void> ownSession(tcp::socket socket);
awaitable<void> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
awaitable<void> printView(std::string_view text) {
  co_await pause();
  (void)text.size();
}
awaitable<void> copies(std::string text) {
  co_await pause();
  (void)text.size();
}
awaitable<void> ignores(const std::string &) { co_await pause(); }

awaitable<void> byReference() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(executor, print(text), detached);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE-17]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: 'text' lives until the end of its block
}

awaitable<void> byValue() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(executor, copies(text), detached);
}

awaitable<void> unused() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(executor, ignores(text), detached);
}

awaitable<void> byView() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(executor, printView(text), detached);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE-34]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: 'text' lives until the end of its block
}

awaitable<void> ofAStatic() {
  static std::string text = "text";
  co_spawn(co_await asio::this_coro::executor, print(text), detached);
}

awaitable<void> ofTheCaller(const std::string &text) {
  co_spawn(co_await asio::this_coro::executor, print(text), detached);
}

awaitable<void> ofAParameter(std::string text) {
  co_spawn(co_await asio::this_coro::executor, print(text), detached);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE-54]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-4]]:42: note: 'text' lives until the end of its function
}

awaitable<void> owned() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_await co_spawn(executor, print(text), use_awaitable);
}

awaitable<void> withACallback() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(executor, print(text), [](std::exception_ptr) {});
}

awaitable<void> bodyNotSeen(tcp::acceptor &acceptor) {
  auto socket = co_await acceptor.async_accept(use_awaitable);
  co_spawn(socket.get_executor(), session(socket), detached);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'socket', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE-2]]:43: note: the coroutine takes a reference to it
  // CHECK-NOTES: :[[@LINE-4]]:8: note: 'socket' lives until the end of its block
}

awaitable<void> moved(tcp::acceptor &acceptor) {
  auto socket = co_await acceptor.async_accept(use_awaitable);
  co_spawn(socket.get_executor(), ownSession(std::move(socket)), detached);
}

//===----------------------------------------------------------------------===//
// Lambdas
//===----------------------------------------------------------------------===//

awaitable<void> capturedByReference() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE+5]]:15: note: 'text' is captured by reference and used here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: 'text' lives until the end of its block
      executor,
      [&]() -> awaitable<void> {
        co_await pause();
        (void)text.size();
      },
      detached);
}

awaitable<void> capturedByValue() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(
      executor,
      [text]() -> awaitable<void> {
        co_await pause();
        (void)text.size();
      },
      detached);
}

awaitable<void> capturedByInitialiser() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(
      executor,
      [text = std::move(text)]() -> awaitable<void> {
        co_await pause();
        (void)text.size();
      },
      detached);
}

awaitable<void> capturedAndPassedOn() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  co_spawn(executor, [&text] { return print(text); }, detached);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE-2]]:45: note: 'text' is captured by reference and used here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: 'text' lives until the end of its block
}

awaitable<void> capturedByAReference(std::string &text) {
  auto executor = co_await asio::this_coro::executor;
  co_spawn(executor, [&text] { return print(text); }, detached);
}

//===----------------------------------------------------------------------===//
// Someone waits
//===----------------------------------------------------------------------===//

awaitable<void> work(asio::experimental::channel<void()> &done,
                     const std::string &text);

awaitable<void> waitsForAChannel() {
  auto executor = co_await asio::this_coro::executor;
  asio::experimental::channel<void()> done(executor, 1);
  std::string text = "text";
  co_spawn(executor, work(done, text), detached);
  co_await done.async_receive(use_awaitable);
}

awaitable<void> waitsForItsCapture() {
  auto executor = co_await asio::this_coro::executor;
  auto timer = std::make_shared<asio::steady_timer>(executor);
  std::string text = "text";
  co_spawn(
      executor,
      [timer, &text]() -> awaitable<void> {
        co_await print(text);
        timer->cancel();
      },
      detached);
  co_await timer->async_wait(use_awaitable);
}

void runsTheLoop() {
  asio::io_context context;
  std::string text = "text";
  co_spawn(context, print(text), detached);
  context.run();
}

void waitUntilIdle();
void waitsInAnotherFunction(asio::io_context &context) {
  std::string text = "text";
  co_spawn(context, print(text), detached);
  waitUntilIdle();
}

void joinsByADestructor() {
  std::string text = "text";
  asio::thread_pool pool;
  co_spawn(pool, print(text), detached);
}

int main() {
  asio::io_context context;
  std::string text = "text";
  co_spawn(context, print(text), detached);
}

void waitsForNothing(asio::io_context &context) {
  std::string text = "text";
  co_spawn(context, print(text), detached);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE-199]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: 'text' lives until the end of its block
  co_spawn(context, copies(text), detached);
}

// The function never leaves the scope.
awaitable<void> serve(tcp::acceptor &acceptor) {
  std::string motd = "hello";
  for (;;) {
    auto socket = co_await acceptor.async_accept(use_awaitable);
    std::string text = "text";
    co_spawn(socket.get_executor(), print(motd), detached);
    co_spawn(socket.get_executor(), print(text), detached);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
    // CHECK-NOTES: :[[@LINE-213]]:9: note: the coroutine uses it here
    // CHECK-NOTES: :[[@LINE-5]]:17: note: 'text' lives until the end of its block
  }
}

//===----------------------------------------------------------------------===//
// Objects
//===----------------------------------------------------------------------===//

// The object may live as long as the program: an option asks for these.
class server : public std::enable_shared_from_this<server> {
public:
  void start() {
    co_spawn(executor, run(), detached);
    co_spawn(executor, [this] { return run(); }, detached);
    co_spawn(
        executor, [self = shared_from_this()] { return self->run(); },
        detached);
  }

private:
  awaitable<void> run() {
    co_await pause();
    ++count;
  }
  asio::any_io_executor executor;
  int count = 0;
};

//===----------------------------------------------------------------------===//
// Templates, macros
//===----------------------------------------------------------------------===//

template <class T> awaitable<void> inATemplate(T text) {
  co_spawn(co_await asio::this_coro::executor, print(text), detached);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE-249]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-4]]:50: note: 'text' lives until the end of its function
}
template awaitable<void> inATemplate<std::string>(std::string);

template <class T> awaitable<void> neverInstantiated(T text) {
  co_spawn(co_await asio::this_coro::executor, print(text), detached);
}

#define START(executor, work) co_spawn(executor, work, asio::detached)
awaitable<void> inAMacro() {
  auto executor = co_await asio::this_coro::executor;
  std::string text = "text";
  START(executor, print(text));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES: :[[@LINE-6]]:31: note: expanded from macro 'START'
  // CHECK-NOTES: :[[@LINE-265]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-5]]:15: note: 'text' lives until the end of its block
}

// Who waits for what is made of it waits for the work.
awaitable<void> waitsThroughAnother() {
  auto executor = co_await asio::this_coro::executor;
  asio::experimental::channel<void()> done(executor, 1);
  std::string text = "text";
  co_spawn(executor, work(done, text), detached);
  auto next = done.async_receive(use_awaitable);
  co_await std::move(next);
}
