// Keeps an event loop running.
#pragma once
#include <boost/asio/any_io_executor.hpp>

BOOST_ASIO_BEGIN
template <class E> class executor_work_guard {
  E Ex;

public:
  explicit executor_work_guard(const E &Executor) noexcept : Ex(Executor) {}
  ~executor_work_guard() { reset(); }
  bool owns_work() const noexcept { return true; }
  void reset() noexcept {}
};
template <class C>
  requires detail::Context<C>
BOOST_ASIO_NODISCARD executor_work_guard<typename C::executor_type>
make_work_guard(C &Ctx) {
  return executor_work_guard<typename C::executor_type>(Ctx.get_executor());
}
template <class E>
  requires detail::Executor<E>
BOOST_ASIO_NODISCARD executor_work_guard<E> make_work_guard(const E &Ex) {
  return executor_work_guard<E>(Ex);
}
BOOST_ASIO_END
