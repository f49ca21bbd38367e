// Scopes for spawned work: they are joined before they are destroyed.
#pragma once
#include <stdexec/__detail/__algorithms.hpp>

namespace stdexec {
class counting_scope {
public:
  class token {
  public:
    template <sender S> auto wrap(S &&Sndr) const {
      return __detail::__make_sexpr<token, __detail::__value_of_t<S>>(
          static_cast<S &&>(Sndr));
    }
    bool try_associate() const;
  };
  counting_scope() noexcept;
  counting_scope(counting_scope &&) = delete;
  ~counting_scope();
  token get_token() noexcept;
  void close() noexcept;
  void request_stop() noexcept;
  auto join() noexcept {
    return __detail::__make_sexpr<counting_scope, void>(this);
  }
};
struct spawn_t {
  template <sender S> void operator()(S &&Sndr, counting_scope::token T) const {
    auto Operation =
        connect(T.wrap(static_cast<S &&>(Sndr)), __null_receiver{});
    start(Operation);
  }
};
inline constexpr spawn_t spawn{};
struct spawn_future_t {
  template <sender S> auto operator()(S &&Sndr, counting_scope::token T) const {
    return __detail::__make_sexpr<spawn_future_t, __detail::__value_of_t<S>>(
        T.wrap(static_cast<S &&>(Sndr)));
  }
};
inline constexpr spawn_future_t spawn_future{};
} // namespace stdexec
