// Hopping between threads.
#pragma once
#include <QtCore/QThread>
#include <qcoro/qcorotask.h>

namespace QCoro {
class ThreadContext {
public:
  explicit ThreadContext(QThread *Thread);
  ThreadContext(ThreadContext &&) = delete;
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};
inline ThreadContext moveToThread(QThread *Thread) {
  return ThreadContext(Thread);
}
} // namespace QCoro
