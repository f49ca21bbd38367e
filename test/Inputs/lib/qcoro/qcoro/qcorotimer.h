// Timers become awaitable by the promise's await_transform.
#pragma once
#include <QtCore/QTimer>
#include <qcoro/qcorotask.h>

namespace QCoro::detail {
class QCoroTimer {
  class WaitForTimeoutOperation {
  public:
    explicit WaitForTimeoutOperation(QTimer *Timer) : mTimer(Timer) {}
    explicit WaitForTimeoutOperation(QTimer &Timer) : mTimer(&Timer) {}
    bool await_ready() const noexcept { return !mTimer->isActive(); }
    void await_suspend(std::coroutine_handle<>) {}
    void await_resume() const {}

  private:
    QPointer<QTimer> mTimer;
  };
  friend struct awaiter_type<QTimer *>;
  friend struct awaiter_type<QTimer>;
  QPointer<QTimer> mTimer;

public:
  explicit QCoroTimer(QTimer *Timer) : mTimer(Timer) {}
  Task<void> waitForTimeout() const;
};
template <> struct awaiter_type<QTimer *> {
  using type = QCoroTimer::WaitForTimeoutOperation;
};
template <> struct awaiter_type<QTimer> {
  using type = QCoroTimer::WaitForTimeoutOperation;
};
} // namespace QCoro::detail
namespace QCoro {
template <class Rep, class Period>
QCoro::Task<> sleepFor(const std::chrono::duration<Rep, Period> &Timeout) {
  QTimer Timer;
  Timer.setSingleShot(true);
  Timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(Timeout));
  co_await Timer;
}
} // namespace QCoro
inline auto qCoro(QTimer *Timer) noexcept {
  return QCoro::detail::QCoroTimer{Timer};
}
inline auto qCoro(QTimer &Timer) noexcept {
  return QCoro::detail::QCoroTimer{&Timer};
}
