// Strands: handlers of one strand never run concurrently.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <utility>

BOOST_ASIO_BEGIN
template <class E> class strand {
  E Inner;

public:
  using inner_executor_type = E;
  explicit strand(const E &Ex) : Inner(Ex) {}
  auto &context() const noexcept { return Inner.context(); }
  bool running_in_this_thread() const noexcept { return false; }
  E get_inner_executor() const noexcept { return Inner; }
};
template <class E>
  requires detail::Executor<E>
strand<E> make_strand(const E &Ex) {
  return strand<E>(Ex);
}
template <class C>
  requires detail::Context<C>
strand<typename C::executor_type> make_strand(C &Ctx) {
  return strand<typename C::executor_type>(Ctx.get_executor());
}
BOOST_ASIO_END
