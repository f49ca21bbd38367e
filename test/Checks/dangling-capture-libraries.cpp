// The idioms of libraries: spawned lambdas, eager tasks, functions that keep the callable.
// RUN: %check_coro_tidy %s coro-dangling-capture %t -lib=libcoro,folly,qcoro,seastar,boost-cobalt,boost-asio -std=c++20
#include <boost/asio.hpp>
#include <boost/cobalt.hpp>
#include <coro/coro.hpp>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Collect.h>
#include <folly/coro/Invoke.h>
#include <folly/coro/Task.h>
#include <folly/executors/GlobalExecutor.h>
#include <seastar/core/coroutine.hh>
#include <seastar/core/sleep.hh>
#include <string>
// Behind the others: Qt has a macro `emit`.
#include <QCoroTask>

namespace asio = boost::asio;
namespace cobalt = boost::cobalt;
using namespace std::chrono_literals;
using asio::ip::tcp;

void use(const std::string &);

//===--- Asio -------------------------------------------------------------===//

asio::awaitable<void> tick();

void asioCalled(asio::io_context &Context, std::string Name) {
  asio::co_spawn(
      Context,
      [Name]() -> asio::awaitable<void> {
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
        co_await tick();
        use(Name);
      }(),
      // CHECK-FIXES: },
      asio::detached);
}
void asioCalledByReference(asio::io_context &Context, std::string Name) {
  asio::co_spawn(Context, [&]() -> asio::awaitable<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    co_await tick();
    use(Name);
  }(), asio::detached);
  Context.run();
}
void asioGiven(asio::io_context &Context, std::string Name) {
  asio::co_spawn(
      Context,
      [Name]() -> asio::awaitable<void> {
        co_await tick();
        use(Name);
      },
      asio::detached);
  Context.run();
}
asio::awaitable<void> asioAwaited(std::string Name) {
  auto Executor = co_await asio::this_coro::executor;
  co_await asio::co_spawn(
      Executor,
      [&]() -> asio::awaitable<void> {
        co_await tick();
        use(Name);
      }(),
      asio::use_awaitable);
}
class session {
  tcp::socket Socket;
  asio::awaitable<void> read();

public:
  void start(asio::io_context &Context) {
    asio::co_spawn(Context, [this]() -> asio::awaitable<void> {
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
      co_await read();
    }(), asio::detached);
    // CHECK-FIXES: }, asio::detached);
    asio::co_spawn(
        Context, [this]() -> asio::awaitable<void> { co_await read(); },
        asio::detached);
    asio::co_spawn(Context, read(), asio::detached);
  }
};

//===--- libcoro ----------------------------------------------------------===//

coro::task<void> libcoroPool(std::unique_ptr<coro::thread_pool> &Pool,
                             std::string Name) {
  Pool->spawn_detached([Name](coro::thread_pool &) -> coro::task<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: Pool->spawn_detached([](auto Name, coro::thread_pool &) -> coro::task<void> {
    use(Name);
    co_return;
  }(*Pool));
  // CHECK-FIXES: }(Name, *Pool));
  Pool->spawn_detached([](std::string Name) -> coro::task<void> {
    use(Name);
    co_return;
  }(Name));
  co_await Pool->schedule([&Name]() -> coro::task<void> {
    use(Name);
    co_return;
  }());
}
int libcoroWaited(std::string Name) {
  auto Make = [Name]() -> coro::task<int> { co_return int(Name.size()); };
  return coro::sync_wait(Make());
}
coro::task<void> libcoroGroup(std::unique_ptr<coro::thread_pool> &Pool) {
  coro::task_group<coro::thread_pool> Group{Pool};
  for (int I = 0; I != 3; ++I) {
    auto Work = [I]() -> coro::task<void> {
      use(std::to_string(I));
      co_return;
    };
    Group.start(Work());
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the captures of 'Work' die before the task that uses them runs [coro-dangling-capture]
  }
  co_await Group;
}
coro::task<void> libcoroGroupOutside(std::unique_ptr<coro::thread_pool> &Pool) {
  coro::task_group<coro::thread_pool> Group{Pool};
  auto Work = [](int I) -> coro::task<void> {
    use(std::to_string(I));
    co_return;
  };
  auto Captures = [&Pool]() -> coro::task<void> { co_await Pool->schedule(); };
  for (int I = 0; I != 3; ++I) {
    Group.start(Work(I));
    Group.start(Captures());
  }
  co_await Group;
}

//===--- folly ------------------------------------------------------------===//

folly::coro::Task<void> follyTick();

void follyStarted(std::string Name) {
  [Name]() -> folly::coro::Task<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: [](auto Name) -> folly::coro::Task<void> {
    co_await follyTick();
    use(Name);
  }()
  // CHECK-FIXES: }(Name)
                  .scheduleOn(folly::getGlobalCPUExecutor())
                  .start();
  folly::coro::co_invoke([Name]() -> folly::coro::Task<void> {
    co_await follyTick();
    use(Name);
  })
      .scheduleOn(folly::getGlobalCPUExecutor())
      .start();
}
void follyWaited(std::string Name) {
  folly::coro::blockingWait([&]() -> folly::coro::Task<void> {
    co_await follyTick();
    use(Name);
  }());
}
folly::coro::Task<void> follyScope(std::string Name) {
  folly::coro::AsyncScope Scope;
  Scope.add([&Name]() -> folly::coro::Task<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    co_await follyTick();
    use(Name);
  }()
                             .scheduleOn(folly::getGlobalCPUExecutor()));
  co_await Scope.joinAsync();
}
folly::coro::Task<void> follyCollected(std::string Name) {
  co_await folly::coro::collectAll(
      [&Name]() -> folly::coro::Task<void> {
        co_await follyTick();
        use(Name);
      }(),
      follyTick());
}

//===--- eager tasks ------------------------------------------------------===//

QCoro::Task<> qcoroTick();

void qcoroDropped(std::string Name) {
  [Name]() -> QCoro::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the captures of this lambda die before the task that uses them resumes [coro-dangling-capture]
  // CHECK-FIXES: [](auto Name) -> QCoro::Task<> {
    co_await qcoroTick();
    use(Name);
  }();
  // CHECK-FIXES: }(Name);
  [Name]() -> QCoro::Task<> {
    use(Name);
    co_await qcoroTick();
  }();
  [](std::string Name) -> QCoro::Task<> {
    co_await qcoroTick();
    use(Name);
  }(Name);
}
QCoro::Task<> qcoroAwaited(std::string Name) {
  co_await [&]() -> QCoro::Task<> {
    co_await qcoroTick();
    use(Name);
  }();
}

seastar::future<> seastarDropped(std::string Name) {
  (void)[Name]() -> seastar::future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the captures of this lambda die before the task that uses them resumes [coro-dangling-capture]
  // CHECK-FIXES: (void)[](auto Name) -> seastar::future<> {
    co_await seastar::sleep(1ms);
    use(Name);
  }();
  // CHECK-FIXES: }(Name);
  auto Later = [Name]() -> seastar::future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them resumes [coro-dangling-capture]
  // CHECK-FIXES: auto Later = [](auto Name) -> seastar::future<> {
    co_await seastar::sleep(1ms);
    use(Name);
  }();
  // CHECK-FIXES: }(Name);
  auto Early = [Name]() -> seastar::future<> {
    use(Name);
    co_await seastar::sleep(1ms);
  }();
  co_await std::move(Later);
  co_await std::move(Early);
}

cobalt::promise<void> cobaltTick();

cobalt::task<void> cobaltStored(std::string Name) {
  auto Later = [Name]() -> cobalt::promise<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them resumes [coro-dangling-capture]
  // CHECK-FIXES: auto Later = [](auto Name) -> cobalt::promise<void> {
    co_await cobaltTick();
    use(Name);
  }();
  // CHECK-FIXES: }(Name);
  auto Early = [Name]() -> cobalt::promise<void> {
    use(Name);
    co_await cobaltTick();
  }();
  co_await Later;
  co_await Early;
  co_await cobalt::join(
      [&]() -> cobalt::task<void> {
        co_await cobaltTick();
        use(Name);
      }(),
      cobaltTick());
}
void cobaltSpawned(asio::io_context &Context, std::string Name) {
  cobalt::spawn(Context, [Name]() -> cobalt::task<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: cobalt::spawn(Context, [](auto Name) -> cobalt::task<void> {
    co_await cobaltTick();
    use(Name);
  }(), asio::detached);
  // CHECK-FIXES: }(Name), asio::detached);
}
