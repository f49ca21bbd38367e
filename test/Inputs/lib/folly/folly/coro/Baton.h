// The event, which is awaitable itself.
#pragma once
#include <coroutine>

namespace folly::coro {
class Baton {
public:
  class WaitOperation;
  explicit Baton(bool InitiallySignalled = false) noexcept;
  ~Baton();
  bool ready() const noexcept;
  [[nodiscard]] WaitOperation operator co_await() const noexcept;
  void post() noexcept;
  void reset() noexcept;
  class WaitOperation {
    const Baton &baton_;

  public:
    explicit WaitOperation(const Baton &B) noexcept : baton_(B) {}
    bool await_ready() const noexcept { return baton_.ready(); }
    bool await_suspend(std::coroutine_handle<>) noexcept { return true; }
    void await_resume() noexcept {}
  };
};
inline Baton::WaitOperation Baton::operator co_await() const noexcept {
  return Baton::WaitOperation{*this};
}
} // namespace folly::coro
