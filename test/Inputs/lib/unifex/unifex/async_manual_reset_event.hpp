// The event, which is waited for by a sender.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
struct async_manual_reset_event {
  async_manual_reset_event() noexcept;
  explicit async_manual_reset_event(bool StartSignalled) noexcept;
  void set() noexcept;
  void reset() noexcept;
  bool ready() const noexcept;
  [[nodiscard]] auto async_wait() noexcept {
    return detail::make_sender<async_manual_reset_event, void>(this);
  }
};
} // namespace unifex
