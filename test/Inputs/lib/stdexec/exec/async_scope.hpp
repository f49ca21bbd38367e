// The scope; waiting for it is awaiting on_empty().
#pragma once
#include <stdexec/execution.hpp>

namespace exec {
struct async_scope {
  async_scope() = default;
  async_scope(async_scope &&) = delete;
  template <stdexec::sender S> [[nodiscard]] auto when_empty(S &&Sndr) const {
    return stdexec::__detail::__make_sexpr<async_scope,
                                           stdexec::__detail::__value_of_t<S>>(
        this, static_cast<S &&>(Sndr));
  }
  [[nodiscard]] auto on_empty() const { return when_empty(stdexec::just()); }
  template <stdexec::sender S> [[nodiscard]] auto nest(S &&Sndr) {
    return stdexec::__detail::__make_sexpr<async_scope,
                                           stdexec::__detail::__value_of_t<S>>(
        this, static_cast<S &&>(Sndr));
  }
  template <stdexec::sender S> void spawn(S &&Sndr) {
    auto Operation = stdexec::connect(nest(static_cast<S &&>(Sndr)),
                                      stdexec::__null_receiver{});
    stdexec::start(Operation);
  }
  template <stdexec::sender S> [[nodiscard]] auto spawn_future(S &&Sndr) {
    return nest(static_cast<S &&>(Sndr));
  }
  [[nodiscard]] stdexec::inplace_stop_token get_stop_token() const noexcept;
  bool request_stop() noexcept;
};
} // namespace exec
