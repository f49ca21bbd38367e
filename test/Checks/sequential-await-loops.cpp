// Loops that await each of their elements, and only gather what that gives.
// RUN: %check_coro_tidy %s coro-sequential-await %t -lib=cppcoro
#include <cppcoro/async_mutex.hpp>
#include <cppcoro/task.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

using cppcoro::task;

struct page {
  std::string text;
};
task<page> load(std::string name);
task<page> loadPage(int number);
task<int> count(std::string name);
task<double> getLength(std::string name);
task<page> store(std::string name);
task<int> nextCursor(int cursor);
task<page> fetchWith(std::string name, const std::vector<page> &before);
void log(const page &);

task<std::vector<page>> appends(std::vector<std::string> names) {
  std::vector<page> pages;
  for (auto &name : names)
    pages.emplace_back(co_await load(name));
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return pages;
}

task<std::vector<page>> inTwoStatements(std::vector<std::string> names) {
  std::vector<page> pages;
  for (const auto &name : names) {
    auto loaded = co_await load(name);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
    pages.push_back(std::move(loaded));
  }
  co_return pages;
}

task<std::vector<page>> byIndex(std::vector<std::string> names) {
  std::vector<page> pages(names.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    pages[i] = co_await load(names[i]);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return pages;
}

task<std::vector<page>> byNumber(int last) {
  std::vector<page> pages;
  for (int number = 1; number <= last; number++)
    pages.push_back(co_await loadPage(number));
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return pages;
}

task<std::map<std::string, page>> intoAMap(std::vector<std::string> names) {
  std::map<std::string, page> pages;
  for (const auto &name : names)
    pages[name] = co_await load(name);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return pages;
}

task<int> adds(std::vector<std::string> names) {
  int sum = 0;
  for (const auto &name : names)
    sum += co_await count(name);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return sum;
}

template <class T> task<std::vector<page>> inATemplate(std::vector<T> names) {
  std::vector<page> pages;
  for (const auto &name : names)
    pages.push_back(co_await load(name));
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return pages;
}
template task<std::vector<page>> inATemplate<std::string>(std::vector<std::string>);

template <class T> task<std::vector<page>> notInstantiated(std::vector<T> names) {
  std::vector<page> pages;
  for (const auto &name : names)
    pages.push_back(co_await load(name));
  co_return pages;
}

auto inALambda = [](std::vector<std::string> names) -> task<std::vector<page>> {
  std::vector<page> pages;
  for (const auto &name : names)
    pages.push_back(co_await load(name));
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return pages;
};

#define GATHER(into, what) into.push_back(co_await what)
task<std::vector<page>> inAMacro(std::vector<std::string> names) {
  std::vector<page> pages;
  for (const auto &name : names)
    GATHER(pages, load(name));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the awaits of this loop do not need each other: they could run at once [coro-sequential-await]
  co_return pages;
}

//===----------------------------------------------------------------------===//
// One needs another, or the order matters
//===----------------------------------------------------------------------===//

task<int> aCursor(int rounds) {
  int cursor = 0;
  for (int i = 0; i < rounds; ++i)
    cursor = co_await nextCursor(cursor);
  co_return cursor;
}

task<std::vector<page>> usesWhatIsGathered(std::vector<std::string> names) {
  std::vector<page> pages;
  for (const auto &name : names)
    pages.push_back(co_await fetchWith(name, pages));
  co_return pages;
}

task<std::vector<page>> changesSomething(std::vector<std::string> names) {
  std::vector<page> pages;
  for (const auto &name : names)
    pages.push_back(co_await store(name));
  co_return pages;
}

task<double> inOrder(std::vector<std::string> names) {
  double sum = 0;
  for (const auto &name : names)
    sum += co_await getLength(name);
  co_return sum;
}

task<std::vector<page>> doesMore(std::vector<std::string> names) {
  std::vector<page> pages;
  for (const auto &name : names) {
    auto loaded = co_await load(name);
    log(loaded);
    pages.push_back(std::move(loaded));
  }
  co_return pages;
}

task<page> theLast(std::vector<std::string> names) {
  page last;
  for (const auto &name : names)
    last = co_await load(name);
  co_return last;
}

task<std::vector<page>> theSameAgain(std::string name) {
  std::vector<page> pages;
  for (int attempt = 0; attempt < 3; ++attempt)
    pages.push_back(co_await load(name));
  co_return pages;
}

task<> ofTheCaller(std::vector<std::string> names, std::vector<page> &pages) {
  for (const auto &name : names)
    pages.push_back(co_await load(name));
}

task<std::vector<page>> oneAtATime(std::vector<std::string> names,
                                   cppcoro::async_mutex &mutex) {
  std::vector<page> pages;
  co_await mutex.lock_async();
  for (const auto &name : names)
    pages.push_back(co_await load(name));
  mutex.unlock();
  co_return pages;
}
