// All work without an owner, asked for by an option.
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -lib=boost-asio -- --config='{CheckOptions: {coro-unscoped-spawn.ReportUnowned: true}}'
#include <boost/asio.hpp>
#include <memory>
#include <string>

namespace asio = boost::asio;
using asio::awaitable;
using asio::co_spawn;
using asio::detached;

awaitable<void> pause();
awaitable<void> copies(std::string text);

awaitable<void> byValue() {
  std::string text = "text";
  co_spawn(co_await asio::this_coro::executor, copies(text), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
}

awaitable<void> owned() {
  std::string text = "text";
  co_await co_spawn(co_await asio::this_coro::executor, copies(text),
                    asio::use_awaitable);
}

class server : public std::enable_shared_from_this<server> {
public:
  void start() {
    co_spawn(executor, run(), detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this work has no owner, and refers to '*this': nobody waits for its end [coro-unscoped-spawn]
    co_spawn(executor, [this] { return run(); }, detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this work has no owner, and refers to '*this': nobody waits for its end [coro-unscoped-spawn]
    co_spawn(
        executor, [self = shared_from_this()] { return self->run(); },
        detached);
    co_spawn(
        executor, [this, self = shared_from_this()] { return run(); },
        detached);
    auto self = shared_from_this();
    co_spawn(executor, [this, self] { return run(); }, detached);
  }

private:
  awaitable<void> run();
  asio::any_io_executor executor;
};
