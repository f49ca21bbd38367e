// Devices, sockets and processes: wrappers whose members give tasks.
#pragma once
#include <QtCore/QIODevice>
#include <optional>
#include <qcoro/qcorotask.h>

namespace QCoro::detail {
class QCoroIODevice {
public:
  explicit QCoroIODevice(QIODevice *Device);
  Task<QByteArray> readAll(std::chrono::milliseconds = {});
  Task<QByteArray> read(qint64, std::chrono::milliseconds = {});
  Task<QByteArray> readLine(qint64 = 0, std::chrono::milliseconds = {});
  Task<qint64> write(const QByteArray &);
  Task<bool> waitForReadyRead(std::chrono::milliseconds);
};
class QCoroProcess : public QCoroIODevice {
public:
  explicit QCoroProcess(QProcess *Process);
  Task<bool> start(const QString &, const QList<QString> &,
                   QIODevice::OpenMode = QIODevice::ReadWrite);
  Task<bool> waitForStarted(std::chrono::milliseconds = {});
  Task<bool> waitForFinished(std::chrono::milliseconds = {});
};
} // namespace QCoro::detail
inline auto qCoro(QIODevice &D) noexcept {
  return QCoro::detail::QCoroIODevice{&D};
}
inline auto qCoro(QIODevice *D) noexcept {
  return QCoro::detail::QCoroIODevice{D};
}
inline auto qCoro(QProcess &P) noexcept {
  return QCoro::detail::QCoroProcess{&P};
}
inline auto qCoro(QProcess *P) noexcept {
  return QCoro::detail::QCoroProcess{P};
}
