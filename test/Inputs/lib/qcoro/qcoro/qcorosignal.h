// Waiting for a signal.
#pragma once
#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorotask.h>

namespace QCoro::detail {
template <class T, class R, class... A>
QCoro::Task<> waitForSignal(T *, R (T::*)(A...)) {
  co_await std::suspend_never();
}
} // namespace QCoro::detail
template <class T, class C, class R, class... A>
  requires std::is_base_of_v<QObject, T>
inline QCoro::Task<> qCoro(T *Object, R (C::*Signal)(A...)) {
  co_await QCoro::detail::waitForSignal(static_cast<C *>(Object), Signal);
}
