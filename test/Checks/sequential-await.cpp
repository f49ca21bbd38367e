// RUN: %check_coro_tidy %s coro-sequential-await %t -lib=cppcoro
#include <cppcoro/async_mutex.hpp>
#include <cppcoro/task.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using cppcoro::task;

struct page {
  std::string text;
};
struct connection;
task<page> load(std::string name);
task<page> loadByReference(const std::string &name);
task<int> count(std::string name);
task<int> receive(int descriptor);
task<page> readFrom(connection &from);
task<page> readShared(std::shared_ptr<connection> from);
task<page> next();
task<bool> tryToLoad(std::string name);
task<> store(std::string name);
bool ready();

task<> inARow(std::string a, std::string b) {
  auto first = co_await load(a);
  auto second = co_await load(b);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: this await does not need what the one before it gives: the two could run at once [coro-sequential-await]
  // CHECK-NOTES: :[[@LINE-3]]:16: note: the one before it
  (void)first, (void)second;
}

task<> ofOneName(std::string name) {
  auto text = co_await loadByReference(name);
  auto number = co_await count(name);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: this await does not need what the one before it gives: the two could run at once [coro-sequential-await]
  // CHECK-NOTES: :[[@LINE-3]]:15: note: the one before it
  (void)text, (void)number;
}

task<> threeInARow(std::string a, std::string b, std::string c) {
  auto first = co_await load(a);
  auto second = co_await load(b);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: this await does not need what the one before it gives: the two could run at once [coro-sequential-await]
  // CHECK-NOTES: :[[@LINE-3]]:16: note: the one before it
  auto third = co_await load(c);
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: this await does not need what the one before it gives: the two could run at once [coro-sequential-await]
  // CHECK-NOTES: :[[@LINE-5]]:17: note: the one before it
  (void)first, (void)second, (void)third;
}

task<std::optional<page>> findPage(std::string name);
task<> mayBeNone(std::string a, std::string b) {
  auto first = co_await findPage(a);
  auto second = co_await findPage(b);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: this await does not need what the one before it gives: the two could run at once [coro-sequential-await]
  // CHECK-NOTES: :[[@LINE-3]]:16: note: the one before it
  (void)first, (void)second;
}

//===----------------------------------------------------------------------===//
// They depend on each other
//===----------------------------------------------------------------------===//

task<> needsTheFirst(std::string a) {
  auto first = co_await load(a);
  auto second = co_await load(first.text);
  (void)second;
}

task<> somethingBetween(std::string a, std::string b) {
  auto first = co_await load(a);
  if (!ready())
    co_return;
  auto second = co_await load(b);
  (void)first, (void)second;
}

task<> ofOneDescriptor(int descriptor) {
  auto header = co_await receive(descriptor);
  auto body = co_await receive(descriptor);
  (void)header, (void)body;
}

task<> ofOneObject(connection &c) {
  auto first = co_await readFrom(c);
  auto second = co_await readFrom(c);
  (void)first, (void)second;
}

task<> ofASharedObject(std::shared_ptr<connection> c,
                       std::shared_ptr<connection> d) {
  auto first = co_await readShared(c);
  auto second = co_await readShared(d);
  (void)first, (void)second;
}

task<> ofNothing() {
  auto first = co_await next();
  auto second = co_await next();
  (void)first, (void)second;
}

task<> forTheirEffect(std::string a, std::string b) {
  co_await store(a);
  co_await store(b);
}

struct handle {
  int descriptor;
};
task<page> readHandle(handle from);
task<> ofOneHandle(handle h) {
  auto first = co_await readHandle(h);
  auto second = co_await readHandle(h);
  (void)first, (void)second;
}
struct source {
  connection *from;
};
task<page> readSource(source from);
task<> ofPointers(source a, source b) {
  auto first = co_await readSource(a);
  auto second = co_await readSource(b);
  (void)first, (void)second;
}

task<page> parse(std::string text) { co_return page{text}; }
task<> neverSuspends(std::string a, std::string b) {
  auto first = co_await parse(a);
  auto second = co_await parse(b);
  (void)first, (void)second;
}

task<page> query(std::string statement);
task<> notNamedAfterAQuestion(std::string begin, std::string insert) {
  auto first = co_await query(begin);
  auto second = co_await query(insert);
  (void)first, (void)second;
}

task<> attempts(std::string a, std::string b) {
  auto first = co_await tryToLoad(a);
  auto second = co_await tryToLoad(b);
  (void)first, (void)second;
}

task<> underALock(cppcoro::async_mutex &mutex, std::string a, std::string b) {
  auto lock = co_await mutex.scoped_lock_async();
  auto first = co_await load(a);
  auto second = co_await load(b);
  (void)first, (void)second;
}

class reader {
public:
  task<page> load(std::string name);
  task<> both(std::string a, std::string b) {
    auto first = co_await load(a);
    auto second = co_await load(b);
    (void)first, (void)second;
  }
};

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

task<std::vector<page>> eachOfALoop(std::vector<std::string> names) {
  std::vector<page> pages;
  for (const std::string &name : names)
    pages.push_back(co_await load(name));
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return pages;
}

task<page> untilItIsFound(std::vector<std::string> names) {
  for (const std::string &name : names) {
    auto found = co_await load(name);
    if (!found.text.empty())
      co_return found;
  }
  co_return page{};
}

task<std::vector<page>> fromOneSource(std::vector<int> rounds) {
  std::vector<page> pages;
  for (int round : rounds)
    pages.push_back(co_await next());
  co_return pages;
}

template <class T> task<> inATemplate(T a, T b) {
  auto first = co_await load(a);
  auto second = co_await load(b);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: this await does not need what the one before it gives: the two could run at once [coro-sequential-await]
  // CHECK-NOTES: :[[@LINE-3]]:16: note: the one before it
  (void)first, (void)second;
}
template task<> inATemplate<std::string>(std::string, std::string);
