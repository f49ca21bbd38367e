// Sockets and servers.
#pragma once
#include <QtNetwork/QTcpSocket>
#include <qcoro/qcoroiodevice.h>

namespace QCoro::detail {
class QCoroAbstractSocket final : public QCoroIODevice {
public:
  explicit QCoroAbstractSocket(QAbstractSocket *Socket);
  Task<bool> connectToHost(
      const QString &, unsigned short,
      QIODevice::OpenMode = QIODevice::ReadWrite,
      QAbstractSocket::NetworkLayerProtocol = QAbstractSocket::AnyIPProtocol,
      std::chrono::milliseconds = {});
  Task<bool> waitForConnected(std::chrono::milliseconds = {});
  Task<bool> waitForDisconnected(std::chrono::milliseconds = {});
};
class QCoroTcpServer {
public:
  explicit QCoroTcpServer(QTcpServer *Server);
  Task<QTcpSocket *> waitForNewConnection(std::chrono::milliseconds = {});
};
} // namespace QCoro::detail
inline auto qCoro(QAbstractSocket &S) noexcept {
  return QCoro::detail::QCoroAbstractSocket{&S};
}
inline auto qCoro(QAbstractSocket *S) noexcept {
  return QCoro::detail::QCoroAbstractSocket{S};
}
inline auto qCoro(QTcpServer *S) noexcept {
  return QCoro::detail::QCoroTcpServer{S};
}
