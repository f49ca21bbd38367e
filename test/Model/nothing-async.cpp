// What has only a part of what async types have, or a name like theirs, is nothing to the model, and no check speaks of
// it.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std | count 0
// RUN: %coro-tidy --checks=-*,coro-* %s -- -std=c++20 -nostdinc++ -isystem %inputs/std | count 0

#include <chrono>
#include <coroutine>
#include <exception>
#include <expected>
#include <functional>
#include <future>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <variant>
#include <vector>

// Values.
std::optional<int> Maybe;
std::expected<int, std::string> Expected;
std::variant<int, std::string> Variant;
std::tuple<int, std::string> Tuple;
std::unique_ptr<int> Owner;
std::shared_ptr<int> Shared;
std::exception_ptr Failure;
std::chrono::milliseconds Length;

// Callables and results of threads.
std::function<void()> Callback;
std::function<std::optional<int>()> Source;
auto Lambda = [](int Number) { return Number; };
std::promise<int> Promise;
std::packaged_task<int()> Packaged;

// Ranges and iterators.
std::vector<int> Numbers;
std::vector<int>::iterator Here = Numbers.begin();
std::map<int, std::string>::iterator Entry;
std::span<int> Span;
std::string_view View;

// Handles of coroutines, and what describes them.
std::coroutine_handle<> Handle;
std::coroutine_traits<int> Traits;

// Own types that have a part of what async types have.
struct NearlyAwaiter {
  bool await_ready();
  void await_resume();
};
struct Cursor {
  int operator*();
  Cursor &operator++();
  bool operator!=(const Cursor &);
};
struct Container {
  Cursor begin();
  Cursor end();
  void push_back(int);
  void close();
};
struct Connection {
  void connect();
  void close();
  void stop();
  void shutdown();
};
struct ThreadGroup {
  void spawn(std::function<void()>);
  void join();
};
struct Yields {
  int yield_value(int);
  int next();
};
struct Mutex {
  void lock();
  void unlock();
};
struct Counter {
  explicit Counter(int);
  void acquire();
  void release();
};
struct Settings {
  using promise_type = bool;
  using value_type = int;
  using error_type = std::string;
  using sender_kind = int;
};

NearlyAwaiter nearly();
Cursor cursor();
Connection connection();
ThreadGroup group();
