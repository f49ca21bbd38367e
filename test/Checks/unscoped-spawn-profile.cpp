// What a project's profile says of its scopes and resources.
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=SPAWN -fix-notes -- --config='{CheckOptions: {CoroProfiles: %S/Inputs/scopes-profile.yaml, coro-unscoped-spawn.ReportUnowned: true}}'
// RUN: %check_coro_tidy %s coro-unclosed-resource %t -check-suffix=CLOSE -fix-notes -- --config='{CheckOptions: {CoroProfiles: %S/Inputs/scopes-profile.yaml}}'
#include <coroutine>

namespace ours {
struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
class nursery {
public:
  void enter(int);
  task leave();
};
void spawn(nursery &, task);
void detach(task);
class device {
public:
  task send(int);
  task park();
};
device open();
} // namespace ours

ours::task work();

class server {
public:
  void start() {
    ours::detach(work());
    // CHECK-NOTES-SPAWN: :[[@LINE-1]]:5: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-SPAWN: :[[@LINE+5]]:17: note: 'nursery_' could own it
    // CHECK-FIXES-SPAWN: ours::spawn(nursery_, work());
  }

private:
  ours::nursery nursery_;
};

ours::task leftOpen(bool stop) {
  ours::device device = ours::open();
  // CHECK-NOTES-CLOSE: :[[@LINE-1]]:25: warning: 'device' is opened here and never closed: its destructor can't await 'park' [coro-unclosed-resource]
  // CHECK-NOTES-CLOSE: :[[@LINE+5]]:1: note: the path ends here without closing 'device'
  // CHECK-NOTES-CLOSE: :[[@LINE-3]]:25: note: 'ours::with_parked' is a way of closing it on each path
  if (stop)
    co_return;
  co_await device.send(1);
}
