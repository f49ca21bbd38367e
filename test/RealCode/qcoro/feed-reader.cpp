// A feed reader on QCoro 0.8 and Qt 6, as its authors mean both: nothing to report.
//
// RUN: %check_coro_tidy %s coro-unawaited-task,coro-blocking-call %t -real-std -expect-no-diagnosis -- -- %qt-flags

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorofuture.h>
#include <qcoro/qcorogenerator.h>
#include <qcoro/qcoroiodevice.h>
#include <qcoro/qcoroabstractsocket.h>
#include <qcoro/qcoronetworkreply.h>
#include <qcoro/qcoroprocess.h>
#include <qcoro/qcorosignal.h>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotcpserver.h>
#include <qcoro/qcorotimer.h>
#include <chrono>
#include <memory>
#include <vector>

using namespace std::chrono_literals;

class FeedReader : public QObject {
public:
  QCoro::Task<QByteArray> fetch(QUrl Url) {
    // A reply is awaitable only inside a QCoro coroutine; it is no task.
    std::unique_ptr<QNetworkReply> Reply(Network.get(QNetworkRequest(Url)));
    co_await Reply.get();
    co_return Reply->readAll();
  }

  QCoro::Task<int> fetchAll(std::vector<QUrl> Urls) {
    std::vector<QCoro::Task<QByteArray>> Fetching;
    for (const QUrl &Url : Urls)
      Fetching.push_back(fetch(Url));
    int Size = 0;
    for (auto &Feed : Fetching)
      Size += (co_await Feed).size();
    co_return Size;
  }

  QCoro::AsyncGenerator<QByteArray> lines(QTcpSocket *Socket) {
    while (co_await qCoro(Socket).waitForReadyRead(5s))
      co_yield Socket->readLine();
  }

  QCoro::Generator<QUrl> mirrors() {
    co_yield QUrl("https://a.example");
    co_yield QUrl("https://b.example");
  }

  QCoro::Task<> watch(QTcpSocket *Socket) {
    QCORO_FOREACH(const QByteArray &Line, lines(Socket)) {
      qDebug() << Line;
    }
    auto Lines = lines(Socket);
    for (auto It = co_await Lines.begin(); It != Lines.end(); co_await ++It)
      qDebug() << *It;
    for (const QUrl &Mirror : mirrors())
      co_await fetch(Mirror);
  }

  QCoro::Task<> refresh() {
    QTimer Timer;
    Timer.start(1s);
    co_await Timer;
    co_await qCoro(Timer).waitForTimeout();
    co_await QCoro::sleepFor(100ms);
    QProcess Compress;
    co_await qCoro(Compress).start("xz", {"feed"});
    co_await qCoro(Compress).waitForFinished();
    co_await qCoro(&Timer, &QTimer::timeout);
    co_await serve();
  }

  QCoro::Task<> serve() {
    QTcpServer Server;
    Server.listen();
    QTcpSocket *Client = co_await qCoro(Server).waitForNewConnection(5s);
    co_await qCoro(Client).write("hello\n");
  }

  // Slots start their work and go: a QCoro task runs at once, whoever holds it.
  void onRefreshClicked() { refresh(); }
  void onTimer() {
    fetch(QUrl("https://a.example")).then([](const QByteArray &Feed) { qDebug() << Feed.size(); });
    QCoro::connect(fetch(QUrl("https://b.example")), this, [](const QByteArray &Feed) { qDebug() << Feed; });
  }
  QCoro::Task<> onStart() {
    refresh();
    auto Watching = fetch(QUrl("https://c.example"));
    co_await QCoro::sleepFor(1s);
  }

private:
  QNetworkAccessManager Network;
};

// A worker's thread is its own to block.
class Worker : public QThread {
  void run() override { QThread::msleep(10); }
};

int main(int Count, char **Arguments) {
  QCoreApplication Application(Count, Arguments);
  FeedReader Reader;
  QTimer::singleShot(0, &Reader, &FeedReader::onRefreshClicked);
  return QCoro::waitFor(Reader.fetchAll({QUrl("https://a.example")}));
}
