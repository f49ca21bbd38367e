// The idioms of libraries: spawning functions, eager tasks, buffers.
// RUN: %check_coro_tidy %s coro-dangling-argument %t -lib=libcoro,folly,qcoro,seastar,boost-cobalt,boost-asio
#include <boost/asio.hpp>
#include <boost/cobalt.hpp>
#include <coro/coro.hpp>
#include <coro/net/tcp/client.hpp>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <folly/executors/GlobalExecutor.h>
#include <memory>
#include <seastar/core/coroutine.hh>
#include <seastar/core/sleep.hh>
#include <string>
#include <string_view>
// Behind the others: Qt has a macro `emit`.
#include <QCoroLazyTask>
#include <QCoroTask>

namespace asio = boost::asio;
namespace cobalt = boost::cobalt;
using namespace std::chrono_literals;
using asio::ip::tcp;

std::string text();
void use(const std::string &);

//===--- Asio -------------------------------------------------------------===//

asio::awaitable<void> tick();
asio::awaitable<void> greet(tcp::socket &Socket, const std::string &Text) {
  co_await asio::async_write(Socket, asio::buffer(Text), asio::use_awaitable);
}
asio::awaitable<void> session(tcp::socket Socket, std::string Text) {
  co_await greet(Socket, Text);
  co_await greet(Socket, text());
}
asio::awaitable<void> watch(const std::string &Name) {
  co_await tick();
  use(Name);
}

void asioSpawned(asio::io_context &Context, tcp::socket Socket,
                 const std::string &Name) {
  asio::co_spawn(Context, watch(Name + "!"), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  asio::co_spawn(Context, watch("literal"), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  asio::co_spawn(Context, watch(Name), asio::detached);
  asio::co_spawn(Context, session(std::move(Socket), text()), asio::detached);
}
int asioRun() {
  asio::io_context Context;
  std::string Name = text();
  asio::co_spawn(Context, watch(Name), asio::detached);
  Context.run();
  return 0;
}
asio::awaitable<void> asioAwaited(std::string Name) {
  auto Executor = co_await asio::this_coro::executor;
  co_await asio::co_spawn(Executor, watch(text()), asio::use_awaitable);
  auto Later = asio::co_spawn(Executor, watch(text()), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await std::move(Later);
}
class client : public std::enable_shared_from_this<client> {
  tcp::socket Socket;
  std::string Name;

public:
  explicit client(asio::io_context &);
  asio::awaitable<void> run() {
    co_await tick();
    use(Name);
  }
  asio::awaitable<void> runKept(std::shared_ptr<client> Self) {
    co_await tick();
    use(Name);
  }
};
void asioObjects(asio::io_context &Context, std::shared_ptr<client> Shared) {
  asio::co_spawn(Context, client(Context).run(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  asio::co_spawn(Context, std::make_unique<client>(Context)->run(),
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
                 asio::detached);
  asio::co_spawn(Context, Shared->run(), asio::detached);
  asio::co_spawn(Context, Shared->runKept(Shared), asio::detached);
}

//===--- libcoro ----------------------------------------------------------===//

coro::task<int> measure(std::string_view Text) { co_return int(Text.size()); }

coro::task<void> libcoroWork(std::unique_ptr<coro::thread_pool> &Pool,
                             coro::net::tcp::client &Client) {
  auto Scheduled = Pool->schedule(measure(text()));
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  int Size = co_await Pool->schedule(measure(text()));
  Size += co_await Scheduled;
  auto Both = co_await coro::when_all(measure(text()), measure("literal"));
  char Buffer[16];
  auto Read = Client.read_some(Buffer);
  co_await Read;
}
int libcoroWaited() { return coro::sync_wait(measure(text())); }

//===--- folly ------------------------------------------------------------===//

folly::coro::Task<int> length(const std::string &Text) {
  co_return int(Text.size());
}
void follyStarted(const std::string &Name) {
  length(Name + "!").scheduleOn(folly::getGlobalCPUExecutor()).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  length(Name).scheduleOn(folly::getGlobalCPUExecutor()).start();
  folly::coro::blockingWait(
      length(text()).scheduleOn(folly::getGlobalCPUExecutor()));
}
folly::coro::Task<void> follyAwaited() {
  auto Later = length(text()).scheduleOn(folly::getGlobalCPUExecutor());
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await std::move(Later);
  co_await length(text()).scheduleOn(folly::getGlobalCPUExecutor());
  auto [A, B] = co_await folly::coro::collectAll(length("a"), length(text()));
}

//===--- eager tasks ------------------------------------------------------===//

void show(const QString &);
QCoro::Task<> qcoroTick();
QCoro::Task<> usesLate(const QString &Text) {
  co_await qcoroTick();
  show(Text);
}
QCoro::Task<> usesEarly(const QString &Text) {
  show(Text);
  co_await qcoroTick();
}
QCoro::Task<> qcoroElsewhere(const QString &Text);
QCoro::LazyTask<int> lazyElsewhere(const QString &Text);
QString title();

QCoro::Task<> qcoroStored() {
  auto Late = usesLate(title());
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: this temporary dies before the task that refers to it resumes [coro-dangling-argument]
  auto Early = usesEarly(title());
  auto Elsewhere = qcoroElsewhere(title());
  auto Lazy = lazyElsewhere(title());
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  usesLate(title());
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: this temporary dies before the task that refers to it resumes [coro-dangling-argument]
  usesEarly(title());
  co_await usesLate(title());
  co_await Late;
  co_await Early;
  co_await Elsewhere;
  co_await Lazy;
}

seastar::future<> store(const std::string &Key) {
  co_await seastar::sleep(1ms);
  use(Key);
}
seastar::future<> storeInLoop(std::string Key) {
  for (int I = 0; I != 3; ++I)
    co_await store(Key);
}
seastar::future<> seastarChained(std::string Key) {
  co_await store(Key + "!");
  co_await store(Key + "!").finally([] {});
  (void)store(Key + "!").handle_exception([](std::exception_ptr) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this temporary dies before the task that refers to it resumes [coro-dangling-argument]
  auto Later = store(Key + "!");
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: this temporary dies before the task that refers to it resumes [coro-dangling-argument]
  (void)storeInLoop(Key + "!");
  co_await std::move(Later);
}

cobalt::promise<void> cobaltTick();
cobalt::promise<int> cobaltLate(const std::string &Text) {
  co_await cobaltTick();
  co_return int(Text.size());
}
cobalt::task<int> cobaltLazy(const std::string &Text) {
  co_return int(Text.size());
}
cobalt::task<void> cobaltStored() {
  auto Late = cobaltLate(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: this temporary dies before the task that refers to it resumes [coro-dangling-argument]
  auto Lazy = cobaltLazy(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  +cobaltLate(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this temporary dies before the task that refers to it resumes [coro-dangling-argument]
  co_await Late;
  co_await Lazy;
  co_await cobaltLate(text());
  auto Joined = co_await cobalt::join(cobaltLate(text()), cobaltLazy(text()));
}
void cobaltSpawned(asio::io_context &Context) {
  cobalt::spawn(Context, cobaltLazy(text()), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
}
