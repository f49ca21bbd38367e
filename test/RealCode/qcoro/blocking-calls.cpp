// Coroutines of QCoro 0.8 that stop the event loop they are run by: Qt's own waiting calls, and the standard library's.
//
// RUN: %check_coro_tidy %s coro-unawaited-task,coro-blocking-call %t -real-std -- -- %qt-flags

#include <QCoreApplication>
#include <QEventLoop>
#include <QFuture>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QWaitCondition>
#include <qcoro/qcoroabstractsocket.h>
#include <qcoro/qcorofuture.h>
#include <qcoro/qcoronetworkreply.h>
#include <qcoro/qcoroprocess.h>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotimer.h>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

QCoro::Task<QByteArray> fetch(QNetworkAccessManager &Network, QUrl Url) {
  QNetworkReply *Reply = Network.get(QNetworkRequest(Url));
  co_await Reply;
  co_return Reply->readAll();
}

QCoro::Task<> sleeps() {
  std::this_thread::sleep_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  QThread::sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  QThread::msleep(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  QThread::usleep(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  co_await QCoro::sleepFor(10ms);
}

QCoro::Task<> waitsForASocket(QTcpSocket &Socket, QTcpServer &Server) {
  Socket.connectToHost("localhost", 7);
  Socket.waitForConnected();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Socket.write("hello\n");
  Socket.waitForBytesWritten();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Socket.waitForReadyRead(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Socket.disconnectFromHost();
  Socket.waitForDisconnected();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Server.waitForNewConnection(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  co_return;
}

QCoro::Task<> waitsForAProcess(QProcess &Process) {
  Process.start("xz", {"feed"});
  Process.waitForStarted();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  Process.waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  QProcess::execute("xz", {"feed"});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  co_return;
}

QCoro::Task<> waitsForAThread(QFuture<void> Future, QThread &Thread) {
  Future.waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Thread.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  co_return;
}

QCoro::Task<int> asksForAResult(QFuture<int> Future) {
  co_return Future.result();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: {{.*}} [coro-blocking-call]
}

QCoro::Task<> synchronises(QMutex &Mutex, QSemaphore &Slots, QWaitCondition &Changed) {
  Slots.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: {{.*}} [coro-blocking-call]
  Changed.wait(&Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  co_return;
}

// A nested event loop runs others' events, but this coroutine's caller waits for it all the same.
QCoro::Task<> nestsALoop(QNetworkAccessManager &Network) {
  QCoro::waitFor(fetch(Network, QUrl("https://a.example")));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  QEventLoop Loop;
  QTimer::singleShot(10ms, &Loop, &QEventLoop::quit);
  Loop.exec();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: {{.*}} [coro-blocking-call]
  co_return;
}

int main() {}
