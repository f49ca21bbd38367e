// The scope that is joined by a sender.
#pragma once
#include <unifex/nest.hpp>

namespace unifex {
namespace v2 {
struct async_scope final {
  async_scope() noexcept;
  async_scope(async_scope &&) = delete;
  ~async_scope();
  [[nodiscard]] auto join() noexcept {
    return detail::make_sender<async_scope, void>(this);
  }
  bool joined() const noexcept;
  template <sender Sender> [[nodiscard]] auto nest(Sender &&S) noexcept {
    return detail::make_sender<async_scope, detail::value_t<Sender>>(
        static_cast<Sender &&>(S), this);
  }
};
} // namespace v2
} // namespace unifex
