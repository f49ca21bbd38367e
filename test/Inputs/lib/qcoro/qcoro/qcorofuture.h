// QFuture becomes awaitable by the promise's await_transform.
#pragma once
#include <QtCore/QFuture>
#include <qcoro/qcorotask.h>

namespace QCoro::detail {
template <class T> class QCoroFuture {
  class WaitForFinishedOperation {
  public:
    explicit WaitForFinishedOperation(const QFuture<T> &Future)
        : mFuture(Future) {}
    bool await_ready() const noexcept { return mFuture.isFinished(); }
    void await_suspend(std::coroutine_handle<>) {}
    T await_resume() const { return mFuture.result(); }

  private:
    QFuture<T> mFuture;
  };
  friend struct awaiter_type<QFuture<T>>;
  QFuture<T> mFuture;

public:
  explicit QCoroFuture(const QFuture<T> &Future) : mFuture(Future) {}
  Task<T> waitForFinished() {
    co_return co_await WaitForFinishedOperation{mFuture};
  }
  Task<T> takeResult() { co_return co_await WaitForFinishedOperation{mFuture}; }
};
template <class T> struct awaiter_type<QFuture<T>> {
  using type = typename QCoroFuture<T>::WaitForFinishedOperation;
};
} // namespace QCoro::detail
template <class T> inline auto qCoro(const QFuture<T> &Future) noexcept {
  return QCoro::detail::QCoroFuture<T>{Future};
}
