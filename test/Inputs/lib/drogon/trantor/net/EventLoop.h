// The event loop, and threads that have one.
#pragma once
#include <functional>

namespace trantor {
class NonCopyable {
protected:
  NonCopyable() {}
  ~NonCopyable() {}
  NonCopyable(const NonCopyable &) = delete;
  NonCopyable &operator=(const NonCopyable &) = delete;
};
using Func = std::function<void()>;
using TimerId = unsigned long;
class EventLoop : NonCopyable {
public:
  EventLoop();
  ~EventLoop();
  void loop();
  void quit();
  void runInLoop(Func &&);
  void queueInLoop(Func &&);
  TimerId runAfter(double Delay, Func &&);
  TimerId runEvery(double Interval, Func &&);
  void runOnQuit(Func &&);
  bool isInLoopThread() const;
  static EventLoop *getEventLoopOfCurrentThread();
};
class EventLoopThread : NonCopyable {
public:
  EventLoopThread();
  ~EventLoopThread();
  void run();
  void wait();
  EventLoop *getLoop() const;
};
} // namespace trantor
