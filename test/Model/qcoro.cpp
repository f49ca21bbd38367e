// What is believed of QCoro.
// RUN: %coro-tidy inspect %s -- -std=c++20 -nostdinc++ -isystem %inputs/std -isystem %inputs/lib/qcoro \
// RUN:   | FileCheck %s --implicit-check-not="structure says"
#include <QCoroAsyncGenerator>
#include <QCoroFuture>
#include <QCoroGenerator>
#include <QCoroLazyTask>
#include <QCoroNetworkReply>
#include <QCoroTask>
#include <QCoroThread>
#include <QCoroTimer>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QTimer>
#include <QtConcurrent>

QCoro::Task<int> task();
QCoro::LazyTask<int> lazyTask();
QCoro::Generator<int> generator();
QCoro::AsyncGenerator<int> asyncGenerator();

QCoro::Task<> uses(QTimer &Timer, QFuture<int> Future, QNetworkReply *Reply) {
  co_await Timer;
  co_await Future;
  co_await Reply;
  auto Elements = asyncGenerator();
  auto It = co_await Elements.begin();
  co_await ++It;
  QThread::sleep(1);
  Future.waitForFinished();
}

// A type is complete when something uses it.
void instantiate() {
  (void)lazyTask();
  (void)generator();
}

int main() { return QCoro::waitFor(task()); }

// CHECK-LABEL: type QCoro::Task<int> (
// CHECK-NEXT:  also: QCoro::Task<>
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: eager{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK:       awaiting gives: int{{$| }}
// CHECK-NEXT:  ownership: move-only, single-shot
// CHECK-NEXT:  when dropped: idiom
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type QCoro::LazyTask<int> (
// CHECK-NEXT:  kind: task{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: member operator co_await
// CHECK:       awaiting gives: int{{$| }}
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NEXT:  role: executor-affine

// CHECK-LABEL: type QCoro::Generator<int> (
// CHECK-NEXT:  kind: generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: sync{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type QCoro::AsyncGenerator<int> (
// CHECK-NEXT:  kind: async-generator{{$| }}
// CHECK:       starts: lazy{{$| }}
// CHECK:       awaited by: nothing
// CHECK-NEXT:  range: async{{$| }}
// CHECK-NEXT:  ownership: nodiscard, move-only
// CHECK-NEXT:  when dropped: never-runs
// CHECK-NOT:   role:

// CHECK-LABEL: type QCoro::AsyncGenerator<int>::begin()::BeginIteratorAwaitable (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: QCoro::AsyncGeneratorIterator<int>{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: type QCoro::AsyncGeneratorIterator<int>::operator++()::IncrementIteratorAwaitable (
// CHECK-NEXT:  kind: operation{{$| }}
// CHECK-NEXT:  awaited by: its members await_ready, await_suspend and await_resume
// CHECK-NEXT:  awaiting gives: QCoro::AsyncGeneratorIterator<int> &{{$| }}
// CHECK-NEXT:  when dropped: unknown
// CHECK-NOT:   role:

// CHECK-LABEL: call QThread::sleep (
// CHECK:       role: blocking (sleep)
// CHECK:       replacement: co_await QCoro::sleepFor(std::chrono::seconds($0))

// CHECK-LABEL: call QFuture<int>::waitForFinished (
// CHECK:       role: blocking (wait)
// CHECK:       replacement: co_await $object

// CHECK-LABEL: call QCoro::waitFor (
// CHECK:       role: sync-wait (deadlock), argument 0
