// Correct use of Hackerl's asyncio: no check has anything to say here.
#include <array>
#include <asyncio/io.h>
#include <asyncio/sync/event.h>
#include <asyncio/sync/mutex.h>
#include <asyncio/thread.h>
#include <asyncio/time.h>
#include <iostream>
#include <string>

using asyncio::task::Task;
using namespace std::chrono_literals;

Task<int> answer() { co_return 42; }
Task<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// Errors are values of the result.
Task<std::size_t, std::error_code> request(std::string Host) {
  auto Stream = co_await asyncio::net::TCPStream::connect(Host, 80);
  if (!Stream)
    co_return std::unexpected{Stream.error()};
  std::array<std::byte, 64> Data{};
  auto Written = co_await Stream->writeAll(Data);
  auto Read = Written ? co_await Stream->read(Data)
                      : std::expected<std::size_t, std::error_code>(
                            std::unexpected{Written.error()});
  if (auto Closed = co_await Stream->close(); !Closed)
    co_return std::unexpected{Closed.error()};
  co_return Read;
}

// Tasks start at once, so they run concurrently until they are awaited.
Task<int> concurrently() {
  auto First = answer();
  auto Second = answer();
  int Sum = co_await First + co_await std::move(Second);
  auto [A, Text] = co_await asyncio::all(answer(), describe("x"));
  std::vector<Task<int>> Tasks;
  for (int I = 0; I < 3; ++I)
    Tasks.push_back(answer());
  for (int Each : co_await asyncio::all(std::move(Tasks)))
    Sum += Each;
  Sum += co_await asyncio::race(answer(), answer());
  Sum += co_await asyncio::timeout(answer(), 1s);
  Sum += co_await asyncio::toThread([] { return 1; });
  co_return Sum + A + static_cast<int>(Text.size());
}

// The mutex has no guard and is released on every path.
class Counter {
public:
  Task<void, std::error_code> increment() {
    if (auto Locked = co_await Mutex.lock(); !Locked)
      co_return std::unexpected{Locked.error()};
    Value += co_await answer();
    Mutex.unlock();
    co_return {};
  }
  int value() const { return Value; }

private:
  asyncio::sync::Mutex Mutex;
  int Value = 0;
};

Task<int> grouped() {
  Counter Shared;
  asyncio::task::TaskGroup Group;
  for (int I = 0; I < 3; ++I) {
    auto Running = Shared.increment();
    Group.add(Running);
  }
  co_await Group;
  co_return Shared.value();
}

Task<void> ticks(asyncio::sync::Event &Stop) {
  while (!Stop.isSet() && !co_await asyncio::task::cancelled)
    if (!co_await asyncio::sleep(10ms))
      break;
}

Task<int> cancelled() {
  asyncio::sync::Event Stop;
  auto Ticking = ticks(Stop);
  auto Count = co_await grouped();
  Stop.set();
  if (!Ticking.cancel())
    Count = 0;
  co_await Ticking;
  co_return Count;
}

int main() {
  auto Result = asyncio::run([]() -> Task<int> {
    auto Received = co_await request("localhost");
    int Sum = Received ? static_cast<int>(*Received) : 0;
    co_return Sum + co_await concurrently() + co_await cancelled();
  });
  std::cout << (Result ? *Result : 0);
}
