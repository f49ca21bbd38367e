// The mutex whose lock is a sender.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
class async_mutex {
public:
  async_mutex() noexcept;
  async_mutex(const async_mutex &) = delete;
  ~async_mutex();
  [[nodiscard]] bool try_lock() noexcept;
  [[nodiscard]] auto async_lock() noexcept {
    return detail::make_sender<async_mutex, void>(this);
  }
  void unlock() noexcept;
};
} // namespace unifex
