// Scopes among the members of a class.
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -lib=folly,cppcoro
#include <cppcoro/async_scope.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Task.h>
#include <memory>
#include <optional>

using cppcoro::async_scope;
using cppcoro::task;

task<> work();
folly::coro::TaskWithExecutor<void> workOn(folly::Executor *);
void keep(async_scope &);

class never_joined {
public:
  void start() { scope_.spawn(work()); }
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: nothing in its class joins 'scope_': the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+3]]:15: note: use 'co_await scope_.join()' before an object of 'never_joined' is destroyed

private:
  async_scope scope_;
};

class joined_by_a_member {
public:
  void start() { scope_.spawn(work()); }
  task<> stop() { co_await scope_.join(); }

private:
  async_scope scope_;
};
class joined_by_a_plain_member {
public:
  void start() { scope_.spawn(work()); }
  auto stop() { return scope_.join(); }

private:
  async_scope scope_;
};
class joined_by_its_destructor {
public:
  ~joined_by_its_destructor() { cppcoro::sync_wait(scope_.join()); }
  void start() { scope_.spawn(work()); }

private:
  async_scope scope_;
};
class joined_in_a_lambda {
public:
  void start() { scope_.spawn(work()); }
  auto stop() {
    return [this]() -> task<> { co_await scope_.join(); };
  }

private:
  async_scope scope_;
};
class joined_by_a_static_member {
public:
  void start() { scope_.spawn(work()); }
  static task<> stop(joined_by_a_static_member &self) {
    co_await self.scope_.join();
  }

private:
  async_scope scope_;
};
class joined_through_a_call {
public:
  void start() { scope_.spawn(work()); }
  static joined_through_a_call &instance();
  static task<> stop() { co_await instance().scope_.join(); }

private:
  async_scope scope_;
};
joined_through_a_call &joined_through_a_call::instance() {
  static joined_through_a_call one;
  return one;
}
class joined_by_others {
public:
  void start() { scope_.spawn(work()); }
  async_scope &scope() { return scope_; }

private:
  async_scope scope_;
};
class joined_by_a_function {
public:
  joined_by_a_function() { keep(scope_); }
  void start() { scope_.spawn(work()); }

private:
  async_scope scope_;
};
struct holder {
  explicit holder(async_scope &);
};
class joined_by_another_member {
public:
  void start() { scope_.spawn(work()); }

private:
  async_scope scope_;
  holder holder_{scope_};
};
class joined_by_a_nested_class {
public:
  void start() { scope_.spawn(work()); }
  struct stopper {
    task<> stop() { co_await owner.scope_.join(); }
    joined_by_a_nested_class &owner;
  };

private:
  async_scope scope_;
};
class joined_by_a_template {
public:
  void start() { scope_.spawn(work()); }
  template <class T> T stop() { co_await scope_.join(); }

private:
  async_scope scope_;
};
class joined_elsewhere {
public:
  void start() { scope_.spawn(work()); }
  task<> stop();

private:
  async_scope scope_;
};
class joined_by_a_friend {
public:
  void start() { scope_.spawn(work()); }

private:
  friend class somebody;
  async_scope scope_;
};
class spawned_in_a_lambda {
public:
  auto start() {
    return [this] { scope_.spawn(work()); };
    // CHECK-NOTES: :[[@LINE-1]]:28: warning: nothing in its class joins 'scope_': the work that is spawned here may outlive it [coro-unjoined-scope]
    // CHECK-NOTES: :[[@LINE+4]]:15: note: use 'co_await scope_.join()' before an object of 'spawned_in_a_lambda' is destroyed
  }

private:
  async_scope scope_;
};
class of_another {
public:
  explicit of_another(async_scope &scope) : scope_(scope) {}
  void start() { scope_.spawn(work()); }

private:
  async_scope &scope_;
};
class nothing_spawned {
  async_scope scope_;
};

// A class of this file, with members that nobody else names.
struct open_to_all {
  void start() { scope.spawn(work()); }
  // CHECK-NOTES: :[[@LINE-1]]:24: warning: nothing in its class joins 'scope': the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+1]]:15: note: use 'co_await scope.join()' before an object of 'open_to_all' is destroyed
  async_scope scope;
};
struct joined_from_a_derived_class {
  void start() { scope.spawn(work()); }
  async_scope scope;
};
struct derived : joined_from_a_derived_class {
  task<> stop() { co_await scope.join(); }
};
template <class T> task<> stopAll(T &t) { co_await t.scope.join(); }
struct joined_from_a_template {
  void start() { scope.spawn(work()); }
  task<> stop() { return stopAll(*this); }
  async_scope scope;
};
struct joined_by_a_binding {
  void start() { scope.spawn(work()); }
  async_scope scope;
  int count = 0;
};
task<> joinsIt(joined_by_a_binding &j) {
  auto &[scope, count] = j;
  co_await scope.join();
}
struct joined_by_a_pointer {
  void start() { scope.spawn(work()); }
  async_scope scope;
};
constexpr async_scope joined_by_a_pointer::*pointer =
    &joined_by_a_pointer::scope;
struct joined_from_outside {
  void start() { scope.spawn(work()); }
  async_scope scope;
};
task<> joinsIt(joined_from_outside &j) { co_await j.scope.join(); }

class in_an_optional {
public:
  void start() { scope_->spawn(work()); }
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: nothing in its class joins 'scope_': the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+3]]:30: note: use 'co_await scope_->join()' before an object of 'in_an_optional' is destroyed

private:
  std::optional<async_scope> scope_;
};
class made_anew {
public:
  void start() {
    scope_.emplace();
    scope_->spawn(work());
  }

private:
  std::optional<async_scope> scope_;
};

class of_folly {
public:
  ~of_folly() { scope_.requestCancellation(); }
  void start(folly::Executor *executor) { scope_.add(workOn(executor)); }
  // CHECK-NOTES: :[[@LINE-1]]:50: warning: nothing in its class joins 'scope_': the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+3]]:38: note: use 'co_await scope_.joinAsync()' before an object of 'of_folly' is destroyed

private:
  folly::coro::CancellableAsyncScope scope_;
};
class of_folly_joined {
public:
  ~of_folly_joined() {
    folly::coro::blockingWait(scope_.cancelAndJoinAsync());
  }
  void start(folly::Executor *executor) { scope_.add(workOn(executor)); }

private:
  folly::coro::CancellableAsyncScope scope_;
};

// Scopes that no profile speaks of.
class plain_scope {
public:
  void spawn(task<> t);
  task<> join();
};
class waiting_scope {
public:
  ~waiting_scope();
  void spawn(task<> t);
  task<> join();
};
class of_its_own {
public:
  void start() { scope_.spawn(work()); }
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: nothing in its class joins 'scope_': the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+3]]:15: note: use 'co_await scope_.join()' before an object of 'of_its_own' is destroyed

private:
  plain_scope scope_;
};
class of_its_own_waiting {
public:
  void start() { scope_.spawn(work()); }

private:
  waiting_scope scope_;
};

template <class T> class in_a_template {
public:
  void start(T) { scope_.spawn(work()); }
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: nothing in its class joins 'scope_': the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE+3]]:15: note: use 'co_await scope_.join()' before an object of 'in_a_template<int>' is destroyed

private:
  async_scope scope_;
};
template class in_a_template<int>;
template class in_a_template<long>;

// Not all of its members are to be seen.
template <class T> class partly_instantiated {
public:
  void start(T) { scope_.spawn(work()); }
  task<> stop() { co_await scope_.join(); }

private:
  async_scope scope_;
};
void uses(partly_instantiated<int> &p) { p.start(1); }
template <class T> class never_instantiated {
public:
  void start(T) { scope_.spawn(work()); }

private:
  async_scope scope_;
};

#define SPAWN(work) scope_.spawn(work)
class by_a_macro {
public:
  void start() { SPAWN(work()); }
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: nothing in its class joins 'scope_': the work that is spawned here may outlive it [coro-unjoined-scope]
  // CHECK-NOTES: :[[@LINE-5]]:28: note: expanded from macro 'SPAWN'
  // CHECK-NOTES: :[[@LINE+3]]:15: note: use 'co_await scope_.join()' before an object of 'by_a_macro' is destroyed

private:
  async_scope scope_;
};
