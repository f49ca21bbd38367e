// What is believed of the types of QCoro 0.8 on Qt 6, as their headers declare them.
//
// RUN: %coro-tidy inspect %s -- -std=c++20 %qt-flags \
// RUN:   | FileCheck %s --implicit-check-not="type {{Q[A-BD-Z]}}"
//
// Timers, replies and sockets are awaitable only inside its coroutines: they are no types of async code by themselves.

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>
#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorogenerator.h>
#include <qcoro/qcoronetworkreply.h>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotimer.h>

QCoro::Task<QByteArray> fetch(QNetworkAccessManager &Network) {
  QNetworkReply *Reply = Network.get(QNetworkRequest());
  co_await Reply;
  co_return Reply->readAll();
}

QCoro::Generator<int> numbers() { co_yield 1; }

QCoro::AsyncGenerator<int> ticks(QTimer &Timer) {
  co_await qCoro(Timer).waitForTimeout();
  co_yield 1;
}

QCoro::Task<> count(QTimer &Timer) {
  QCORO_FOREACH(int Tick, ticks(Timer)) { (void)Tick; }
  co_await Timer;
}

// CHECK-LABEL: type QCoro::Task<QByteArray> ({{.*}}/qcorotask.h:{{[0-9:]+}})
// CHECK-NEXT:   also: QCoro::Task<>
// CHECK-NEXT:   kind: task -- profile qcoro.yaml:{{[0-9]+}}
// CHECK-NEXT:   promise: QCoro::detail::TaskPromise<QByteArray> -- nested promise_type ({{.*}}/qcorotask.h:{{[0-9:]+}})
// CHECK-NEXT:   starts: eager -- initial_suspend never suspends ({{.*}}/qcorotask.h:{{[0-9:]+}}); profile qcoro.yaml:{{[0-9]+}}
// CHECK:        awaited by: member operator co_await ({{.*}}/qcorotask.h:{{[0-9:]+}})
// CHECK:        awaiting gives: QByteArray -- by its template argument
// CHECK-NEXT:   ownership: move-only, single-shot
// CHECK-NEXT:   when dropped: idiom -- profile qcoro.yaml:{{[0-9]+}}
// CHECK-NEXT:   role: executor-affine -- profile qcoro.yaml:{{[0-9]+}}

// CHECK-LABEL: type QCoro::Generator<int> ({{.*}}/qcorogenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   kind: generator -- profile qcoro.yaml:{{[0-9]+}}
// CHECK-NEXT:   promise: QCoro::detail::GeneratorPromise<int> -- nested promise_type ({{.*}}/qcorogenerator.h:{{[0-9:]+}}); await_transform is deleted ({{.*}}/qcorogenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   starts: lazy -- initial_suspend always suspends ({{.*}}/qcorogenerator.h:{{[0-9:]+}}); profile qcoro.yaml:{{[0-9]+}}
// CHECK:        yields: yes ({{.*}}/qcorogenerator.h:{{[0-9:]+}})
// CHECK:        awaited by: nothing
// CHECK-NEXT:   range: sync -- begin() and end() ({{.*}}/qcorogenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   ownership: move-only
// CHECK-NEXT:   when dropped: never-runs

// CHECK-LABEL: type QCoro::AsyncGenerator<int> ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   kind: async-generator -- profile qcoro.yaml:{{[0-9]+}}
// CHECK-NEXT:   promise: QCoro::detail::AsyncGeneratorPromise<int> -- nested promise_type ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   starts: lazy -- initial_suspend always suspends ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}}); profile qcoro.yaml:{{[0-9]+}}
// CHECK:        yields: yes ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   awaited by: nothing
// CHECK-NEXT:   range: async -- begin() or ++ is awaited ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   ownership: nodiscard, move-only -- {{..}}nodiscard]] ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   when dropped: never-runs

// CHECK-LABEL: type QCoro::AsyncGenerator<int>::begin()::BeginIteratorAwaitable ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   kind: operation
// CHECK-NEXT:   awaited by: its members await_ready, await_suspend and await_resume ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   awaiting gives: QCoro::AsyncGeneratorIterator<int>
// CHECK-NEXT:   when dropped: unknown

// CHECK-LABEL: type QCoro::AsyncGeneratorIterator<int>::IncrementIteratorAwaitable ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   kind: operation
// CHECK-NEXT:   awaited by: its members await_ready, await_suspend and await_resume ({{.*}}/qcoroasyncgenerator.h:{{[0-9:]+}})
// CHECK-NEXT:   awaiting gives: QCoro::AsyncGeneratorIterator<int> &
// CHECK-NEXT:   when dropped: unknown

// CHECK-LABEL: coroutine fetch ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK:        {{[0-9:]+}}: initial suspension -- never suspends
// CHECK-NEXT:   {{[0-9:]+}}: co_await Reply
// CHECK-NEXT:   {{[0-9:]+}}: final suspension

// CHECK-LABEL: coroutine numbers ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK:        {{[0-9:]+}}: initial suspension -- always suspends
// CHECK-NEXT:   {{[0-9:]+}}: co_yield 1
// CHECK-NEXT:   {{[0-9:]+}}: final suspension -- always suspends

// CHECK-LABEL: coroutine ticks ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK:        {{[0-9:]+}}: initial suspension -- always suspends
// CHECK-NEXT:   {{[0-9:]+}}: co_await qCoro(Timer).waitForTimeout()
// CHECK-NEXT:   {{[0-9:]+}}: co_yield 1
// CHECK-NEXT:   {{[0-9:]+}}: final suspension

// CHECK-LABEL: coroutine count ({{.*}}/inspect.cpp:{{[0-9:]+}})
// CHECK:        {{[0-9:]+}}: initial suspension -- never suspends
// CHECK-NEXT:   {{[0-9:]+}}: co_await _container.begin() -- in macro QCORO_FOREACH
// CHECK-NEXT:   {{[0-9:]+}}: co_await ++ _begin -- in macro QCORO_FOREACH
// CHECK-NEXT:   {{[0-9:]+}}: co_await Timer
// CHECK-NEXT:   {{[0-9:]+}}: final suspension
