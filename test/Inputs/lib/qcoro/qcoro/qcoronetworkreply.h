// Replies become awaitable by the promise's await_transform.
#pragma once
#include <QtNetwork/QNetworkReply>
#include <qcoro/qcoroiodevice.h>

namespace QCoro::detail {
class QCoroNetworkReply final : public QCoroIODevice {
  class WaitForFinishedOperation {
  public:
    explicit WaitForFinishedOperation(QNetworkReply *Reply) : mReply(Reply) {}
    bool await_ready() const noexcept { return mReply->isFinished(); }
    void await_suspend(std::coroutine_handle<>) {}
    QNetworkReply *await_resume() const noexcept { return mReply; }

  private:
    QNetworkReply *mReply;
  };
  friend struct awaiter_type<QNetworkReply *>;

public:
  explicit QCoroNetworkReply(QNetworkReply *Reply) : QCoroIODevice(Reply) {}
  Task<bool> waitForFinished(std::chrono::milliseconds = {});
};
template <> struct awaiter_type<QNetworkReply *> {
  using type = QCoroNetworkReply::WaitForFinishedOperation;
};
} // namespace QCoro::detail
inline auto qCoro(QNetworkReply *R) noexcept {
  return QCoro::detail::QCoroNetworkReply{R};
}
