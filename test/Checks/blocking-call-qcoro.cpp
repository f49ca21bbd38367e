// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=qcoro -fix-notes
// QCoro: what blocks Qt's event loop, the awaitable forms, and what QtConcurrent runs on its pool.
#include <QCoroAbstractSocket>
#include <QCoroFuture>
#include <QCoroProcess>
#include <QCoroTask>
#include <QCoroThread>
#include <QCoroTimer>
#include <QProcess>
#include <QTcpSocket>
#include <QThread>
#include <QtConcurrent>
#include <chrono>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

QCoro::Task<int> answer() { co_return 42; }

QCoro::Task<> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await QCoro::sleepFor(100ms);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await QCoro::sleepFor(std::chrono::seconds(2));
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await QCoro::sleepFor(std::chrono::microseconds(500));
  QThread::msleep(20);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'QThread::msleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it its event loop [coro-blocking-call]
  // CHECK-FIXES: co_await QCoro::sleepFor(std::chrono::milliseconds(20));
  co_return;
}

QCoro::Task<int> waitsForAnother() { co_return QCoro::waitFor(answer()); }
// CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'QCoro::waitFor' can deadlock the thread of this coroutine: runs a nested event loop until the task is done, so this coroutine stands still and other slots run inside of it [coro-blocking-call]
// CHECK-FIXES: QCoro::Task<int> waitsForAnother() { co_return co_await answer(); }

QCoro::Task<int> waitsForAFuture(QFuture<int> Future, QFuture<void> Done) {
  Done.waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'QFuture<void>::waitForFinished' blocks the thread of this coroutine: blocks the thread, and its event loop, until the result is there [coro-blocking-call]
  // CHECK-FIXES: co_await Done;
  co_return Future.result();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'QFuture<int>::result' blocks the thread of this coroutine: blocks the thread, and its event loop, until the result is there [coro-blocking-call]
  // CHECK-FIXES: co_return co_await Future;
}

QCoro::Task<> waitsForAProcess(QProcess &Process) {
  Process.waitForStarted();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QProcess::waitForStarted' blocks the thread of this coroutine: blocks the thread, and its event loop, until the child process has acted [coro-blocking-call]
  // CHECK-FIXES: co_await qCoro(Process).waitForStarted();
  Process.waitForFinished(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QProcess::waitForFinished' blocks the thread of this coroutine: blocks the thread, and its event loop, until the child process has acted [coro-blocking-call]
  // CHECK-FIXES: co_await qCoro(Process).waitForFinished(std::chrono::milliseconds(500));
  co_return;
}

QCoro::Task<bool> waitsForASocket(QTcpSocket *Socket) {
  bool Connected = Socket->waitForConnected(1000);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'QAbstractSocket::waitForConnected' blocks the thread of this coroutine: blocks the thread, and its event loop, until the peer has acted [coro-blocking-call]
  // CHECK-FIXES: bool Connected = co_await qCoro(*Socket).waitForConnected(std::chrono::milliseconds(1000));
  co_return Connected && !Socket->waitForDisconnected();
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'QAbstractSocket::waitForDisconnected' blocks the thread of this coroutine: blocks the thread, and its event loop, until the peer has acted [coro-blocking-call]
  // CHECK-FIXES: co_return Connected && !(co_await qCoro(*Socket).waitForDisconnected());
}

void spins() { std::this_thread::sleep_for(1s); }
QCoro::Task<> handsOver() {
  co_await QtConcurrent::run([] { spins(); });
  co_await QtConcurrent::run(spins);
  co_await QCoro::sleepFor(1s);
}
