// What a call on an object has waited for, its destructor need not wait for again.
// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <thread>

using cppcoro::task;

class server {
  std::thread Thread;

public:
  ~server() { stop(); }
  void stop() {
    if (Thread.joinable())
      Thread.join();
  }
  void start() { Thread = std::thread([] {}); }
};

task<> stopped() {
  server Server;
  Server.start();
  Server.stop();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'server::stop' blocks the thread of this coroutine through 'std::thread::join'
  co_return;
}
task<> notStopped() {
  server Server;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the end of 'Server' blocks the thread of this coroutine through 'std::thread::join'
  Server.start();
  co_return;
}
task<> anotherStopped(server &Other) {
  server Server;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the end of 'Server' blocks the thread of this coroutine through 'std::thread::join'
  Other.stop();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'server::stop' blocks the thread of this coroutine through 'std::thread::join'
  co_return;
}
