// Correct use of Drogon's coroutines: no check has anything to say here.
#include <drogon/drogon.h>
#include <iostream>
#include <string>

using drogon::Task;
using namespace std::chrono_literals;

Task<int> answer() { co_return 42; }
Task<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

Task<drogon::HttpResponsePtr> handle(drogon::HttpRequestPtr Request) {
  auto Database = drogon::app().getDbClient();
  auto Rows = co_await Database->execSqlCoro(
      "select * from users where name = $1", Request->getParameter("name"));
  auto Response = drogon::HttpResponse::newHttpResponse();
  Response->setBody(std::to_string(Rows.size()));
  co_return Response;
}
Task<> handleWithCallback(
    drogon::HttpRequestPtr Request,
    std::function<void(const drogon::HttpResponsePtr &)> Callback) {
  auto Client = drogon::HttpClient::newHttpClient("http://localhost");
  try {
    Callback(co_await Client->sendRequestCoro(Request));
  } catch (const std::exception &Error) {
    auto Response = drogon::HttpResponse::newHttpResponse();
    Response->setBody(Error.what());
    Callback(Response);
  }
}

Task<int> concurrently() {
  auto Kept = answer();
  int Sum = co_await Kept;
  auto [A, Text] = co_await drogon::when_all(answer(), describe("x"));
  co_return Sum + A + static_cast<int>(Text.size());
}

Task<> hopping(trantor::EventLoop *Loop) {
  auto *Here = trantor::EventLoop::getEventLoopOfCurrentThread();
  co_await drogon::sleepCoro(Loop, 10ms);
  co_await drogon::switchThreadCoro(Loop);
  co_await drogon::queueInLoopCoro(Here, [] { std::cout << "in loop\n"; });
}

// The guard is a std::unique_lock, but of a mutex that suspends.
class Counter {
public:
  Task<> increment() {
    auto Lock = co_await Mutex.scoped_lock();
    Value += co_await answer();
  }
  Task<int> get() {
    auto Lock = co_await Mutex.scoped_lock();
    co_return Value;
  }

private:
  drogon::Mutex Mutex;
  int Value = 0;
};

// Fire and forget, by its type; what it uses is its own.
drogon::AsyncTask background(std::shared_ptr<Counter> Shared) {
  co_await Shared->increment();
  std::cout << co_await Shared->get();
}

int main() {
  auto Shared = std::make_shared<Counter>();
  background(Shared);
  drogon::app()
      .registerHandler("/rows", &handle)
      .registerHandler("/proxy", &handleWithCallback)
      .registerHandler(
          "/answer",
          [](drogon::HttpRequestPtr) -> Task<drogon::HttpResponsePtr> {
            auto Response = drogon::HttpResponse::newHttpResponse();
            Response->setBody(co_await describe("answer"));
            co_return Response;
          });
  // async_run keeps the closure, and so its captures, alive.
  drogon::async_run([Shared]() -> Task<> { co_await Shared->increment(); });
  drogon::app().getLoop()->queueInLoop(drogon::async_func(
      [Shared]() -> Task<> { co_await Shared->increment(); }));
  auto Future = drogon::co_future(answer());
  drogon::sync_wait(hopping(drogon::app().getLoop()));
  std::cout << drogon::sync_wait(concurrently()) + Future.get();
  drogon::app().run();
}
