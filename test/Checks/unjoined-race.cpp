// Races whose losers run on.
// RUN: %check_coro_tidy %s coro-unjoined-race %t -lib=libcoro
#include <coro/task.hpp>
#include <coro/when_any.hpp>
#include <stop_token>
#include <string>
#include <utility>

coro::task<void> pause();
coro::task<void> timeout();
coro::task<void> elsewhere(const std::string &text);
coro::task<void> send(const std::string &text) {
  co_await pause();
  (void)text.size();
}
coro::task<void> sendCopy(std::string text) {
  co_await pause();
  (void)text.size();
}
coro::task<void> sendUntil(std::stop_token stop, const std::string &text) {
  co_await pause();
  (void)text.size();
}

coro::task<void> usesItFirst(const std::string &text) {
  (void)text.size();
  co_await pause();
}
coro::task<void> takes(std::string &&text) {
  std::string own = std::move(text);
  co_await pause();
  (void)own.size();
}

// All of them are started before the race is decided.
coro::task<void> usedInTime() {
  std::string text = "text", other = "other";
  co_await coro::when_any(usesItFirst(text), takes(std::move(other)));
}

coro::task<void> byReference() {
  std::string text = "text";
  co_await coro::when_any(send(text), timeout());
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  // CHECK-NOTES: :[[@LINE-31]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: 'text' lives until the end of its block
}

coro::task<void> byValue() {
  std::string text = "text";
  co_await coro::when_any(sendCopy(text), timeout());
}

coro::task<void> bodyNotSeen() {
  std::string text = "text";
  co_await coro::when_any(elsewhere(text), timeout());
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  // CHECK-NOTES: :[[@LINE-2]]:37: note: the coroutine takes a reference to it
  // CHECK-NOTES: :[[@LINE-4]]:15: note: 'text' lives until the end of its block
}

coro::task<void> throughAVariable() {
  std::string text = "text";
  auto sending = send(text);
  co_await coro::when_any(std::move(sending), timeout());
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  // CHECK-NOTES: :[[@LINE-53]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-5]]:15: note: 'text' lives until the end of its block
}

coro::task<void> ofTheCaller(const std::string &text) {
  co_await coro::when_any(send(text), timeout());
}

coro::task<void> ofAStatic() {
  static std::string text = "text";
  co_await coro::when_any(send(text), timeout());
}

// The losers are told to stop.
coro::task<void> withAStopSource() {
  std::string text = "text";
  std::stop_source stop;
  co_await coro::when_any(std::move(stop), send(text), timeout());
}
coro::task<void> withATokenOfTheirOwn() {
  std::string text = "text";
  std::stop_source stop;
  co_await coro::when_any(sendUntil(stop.get_token(), text), timeout());
  stop.request_stop();
}

// Something waits for the loser.
coro::task<void> waitFor(const std::string &text);
coro::task<void> waits() {
  std::string text = "text";
  co_await coro::when_any(send(text), timeout());
  co_await waitFor(text);
}

template <class T> coro::task<void> inATemplate(T text) {
  co_await coro::when_any(send(text), timeout());
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  // CHECK-NOTES: :[[@LINE-90]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-4]]:51: note: 'text' lives until the end of its function
}
template coro::task<void> inATemplate<std::string>(std::string);

#define RACE(a, b) co_await coro::when_any(a, b)
coro::task<void> inAMacro() {
  std::string text = "text";
  RACE(send(text), timeout());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a loser of this race runs on and refers to 'text', which may be gone before it is done [coro-unjoined-race]
  // CHECK-NOTES: :[[@LINE-5]]:29: note: expanded from macro 'RACE'
  // CHECK-NOTES: :[[@LINE-101]]:9: note: the coroutine uses it here
  // CHECK-NOTES: :[[@LINE-5]]:15: note: 'text' lives until the end of its block
}
