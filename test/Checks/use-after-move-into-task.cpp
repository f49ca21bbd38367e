// Objects that are moved into the call that makes a task, and used all the same.
// RUN: %check_coro_tidy %s coro-use-after-move-into-task %t -lib=cppcoro,boost-asio
#include <boost/asio.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;
using cppcoro::task;

task<int> send(std::string Text);
task<int> sendTo(std::string Peer, std::string Text);
task<int> sendSized(std::size_t Size, std::string Text);
task<int> borrow(const std::string &Text);
task<int> takesRvalue(std::string &&Text);
task<int> consume(std::unique_ptr<int> Number);
task<int> consumeWith(int Copy, std::unique_ptr<int> Number);
task<int> call(std::function<void()> Function);
int plain(std::string Text);
void use(const std::string &);
void fill(std::string &);

//===--- behind the call --------------------------------------------------===//

task<> after(std::string Text, bool Condition) {
  co_await send(std::move(Text));
  use(Text + "!");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
}
task<> afterWithMember(std::string Text) {
  auto Later = send(std::move(Text));
  std::size_t Size = Text.size();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
  co_await Later;
  (void)Size;
}
task<> copiedAfter(std::string Text) {
  co_await send(std::move(Text));
  std::string Copy = Text;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
}
task<> movedTwice(std::string Text) {
  auto First = send(std::move(Text));
  auto Second = send(std::move(Text));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
  co_await First;
  co_await Second;
}
task<> dereferenced(std::unique_ptr<int> Number) {
  co_await consume(std::move(Number));
  ++*Number;
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'Number' is used after it was moved into a task [coro-use-after-move-into-task]
}
task<> calledAfter(std::function<void()> Function) {
  co_await call(std::move(Function));
  Function();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Function' is used after it was moved into a task [coro-use-after-move-into-task]
}
task<> onBranch(std::string Text, bool Condition) {
  if (Condition)
    co_await send(std::move(Text));
  co_await send(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
}
task<> onLaterBranch(std::string Text, bool Condition) {
  co_await send(std::move(Text));
  if (Condition)
    co_await send(Text);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
}
asio::awaitable<void> session(tcp::socket Socket);
void spawned(asio::io_context &Context, tcp::socket Socket) {
  asio::co_spawn(Context, session(std::move(Socket)), asio::detached);
  auto Peer = Socket.remote_endpoint();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Socket' is used after it was moved into a task [coro-use-after-move-into-task]
}
void spawnedLambda(asio::io_context &Context, std::string Name) {
  asio::co_spawn(
      Context,
      [Own = std::move(Name)]() -> asio::awaitable<void> {
        use(Own);
        co_return;
      },
      asio::detached);
  use(Name + "!");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Name' is used after it was moved into a task [coro-use-after-move-into-task]
}

// Given a new value, asked for its state, or on another path.
task<> renewed(std::string Text) {
  co_await send(std::move(Text));
  Text = "again";
  co_await send(Text);
  co_await send(std::move(Text));
  Text.clear();
  co_await send(Text);
  co_await send(std::move(Text));
  fill(Text);
  co_await send(Text);
}
task<> renewedInLoop(int Count) {
  std::string Text;
  for (int I = 0; I != Count; ++I) {
    fill(Text);
    co_await send(std::move(Text));
  }
}
task<> asked(std::unique_ptr<int> Number, std::optional<int> Maybe,
             std::string Text) {
  co_await consume(std::move(Number));
  if (Number)
    co_return;
  co_await send(std::move(Text));
  if (Text.empty())
    co_return;
}
task<> otherBranch(std::string Text, bool Condition) {
  if (Condition)
    co_await send(std::move(Text));
  else
    use(Text + "!");
}
task<> excludedByFlag(std::string Text, bool Condition) {
  if (Condition)
    co_await send(std::move(Text));
  if (!Condition)
    use(Text + "!");
}
task<> leaves(std::string Text, bool Condition) {
  if (Condition) {
    co_await send(std::move(Text));
    co_return;
  }
  use(Text + "!");
}
task<> plainFunction(std::string Text) {
  // Any function: another linter's matter.
  plain(std::move(Text));
  use(Text + "!");
  co_return;
}
task<> notMovedYet(std::string Text) {
  co_await takesRvalue(std::move(Text));
  co_await borrow(Text);
  use(Text + "!");
}
task<> copiedBefore(std::string Text) {
  std::string Copy = Text;
  co_await send(std::move(Text));
  use(Copy + "!");
}
struct point {
  int X, Y;
};
task<> draw(point Point);
task<> trivial(point Point) {
  co_await draw(std::move(Point));
  co_await draw(Point);
}
task<> constant(const std::string Text) {
  co_await send(std::move(Text));
  use(Text + "!");
}

//===--- in the same call -------------------------------------------------===//

task<> arguments(std::string Text, std::unique_ptr<int> Number) {
  co_await sendSized(Text.size(), std::move(Text));
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Text' is used beside an argument that moves it: the arguments are evaluated in any order [coro-use-after-move-into-task]
  co_await consumeWith(*Number, std::move(Number));
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'Number' is used beside an argument that moves it: the arguments are evaluated in any order [coro-use-after-move-into-task]
}
task<> argumentsInAnyOrder(std::string Text) {
  co_await sendTo(Text, std::move(Text));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Text' is used beside an argument that moves it: the arguments are evaluated in any order [coro-use-after-move-into-task]
}
void argumentsOfSession(asio::io_context &Context, tcp::socket Socket,
                        asio::awaitable<void> (*Run)(tcp::socket, int)) {
  asio::co_spawn(
      Context,
      [](auto Peer, tcp::socket Socket) -> asio::awaitable<void> {
        co_return;
      }(Socket.remote_endpoint(), std::move(Socket)),
      // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Socket' is used beside an argument that moves it: the arguments are evaluated in any order [coro-use-after-move-into-task]
      asio::detached);
}
// An Asio object that was moved from still has its executor.
void executorOfSession(tcp::socket Socket) {
  asio::co_spawn(
      Socket.get_executor(),
      [Own = std::move(Socket)]() -> asio::awaitable<void> { co_return; },
      asio::detached);
}
struct request {
  request(request &&);
  const int &id() const noexcept;
  std::string name() const;
};
task<> handle(int Number, request Request);
task<> handleNamed(std::string Name, request Request);
task<> requests(request First, request Second) {
  co_await handle(First.id(), std::move(First));
  co_await handleNamed(Second.name(), std::move(Second));
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'Second' is used beside an argument that moves it: the arguments are evaluated in any order [coro-use-after-move-into-task]
}
task<> differentArguments(std::string Text, std::string Other) {
  co_await sendSized(Other.size(), std::move(Text));
  auto Size = Other.size();
  co_await sendSized(Size, std::move(Other));
}

struct connection {
  std::string Name;
  task<int> run(std::string Text) { co_return int(Text.size()); }
  task<int> take(connection Self) { co_return int(Name.size()); }
  task<int> takeUnused(connection Self) { co_return int(Self.Name.size()); }
  task<int> keep(std::shared_ptr<connection> Self) {
    co_return int(Name.size());
  }
  template <class F> task<int> then(F Function) {
    Function();
    co_return int(Name.size());
  }
  task<connection> then(std::function<void()> Function);
};
task<> receiver(connection Connection, std::shared_ptr<connection> Pointer) {
  co_await Connection.take(std::move(Connection));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Connection' is used as the object of a call that moves it into an argument [coro-use-after-move-into-task]
  Connection = connection();
  co_await Connection.takeUnused(std::move(Connection));
  // C++17: the pointer is read first, and its parameter keeps the object.
  co_await Pointer->keep(std::move(Pointer));
}
task<> continuation(connection Connection, std::shared_ptr<connection> Pointer) {
  co_await Connection.then(
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Connection' is used as the object of a call that moves it into an argument [coro-use-after-move-into-task]
      [Connection = std::move(Connection)] { use(Connection.Name); });
  co_await Pointer->then(
      [Pointer = std::move(Pointer)] { use(Pointer->Name); });
}

//===--- lambdas, templates, macros ---------------------------------------===//

task<> inLambda(std::string Text) {
  auto Run = [](std::string Text) -> task<> {
    co_await send(std::move(Text));
    use(Text + "!");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
  };
  co_await Run(std::move(Text));
}
template <class T> task<> generic(T Value) {
  co_await send(std::move(Value));
  use(Value + "!");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Value' is used after it was moved into a task [coro-use-after-move-into-task]
}
template <class T> struct holder {
  task<> run(T Value) {
    if constexpr (sizeof(T) == 1) {
      co_await send(std::move(Value));
      use(Value + "!");
    }
    co_await send(std::move(Value));
  }
};
task<> instantiates(holder<std::string> Holder) {
  co_await generic(std::string());
  co_await Holder.run("");
}
#define SEND(TEXT) co_await send(std::move(TEXT))
task<> macros(std::string Text) {
  SEND(Text);
  use(Text + "!");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
}
