// Counts futures; awaiting it, or blocking in Wait(), waits for them.
#pragma once
#include <cstddef>
#include <yaclib/coro/await.hpp>

namespace yaclib {
class OneShotEvent;
template <class Event = OneShotEvent> class WaitGroup final {
public:
  explicit WaitGroup(std::size_t Count = 0) : _count(Count) {}
  void Add(std::size_t Count = 1) noexcept { _count += Count; }
  void Done(std::size_t Count = 1) noexcept { _count -= Count; }
  std::size_t Count() const noexcept { return _count; }
  template <class... V, class... E>
  void Consume(FutureBase<V, E> &&...Futures) noexcept {
    Add(sizeof...(Futures));
    (std::move(Futures).Detach(), ...);
  }
  template <class... V, class... E>
  void Attach(FutureBase<V, E> &...Futures) noexcept {
    Add(sizeof...(Futures));
  }
  void Wait() noexcept { _count = 0; }
  auto AwaitInline() noexcept { return detail::AwaitAwaiter(); }
  auto operator co_await() noexcept { return AwaitInline(); }

private:
  std::size_t _count;
};
} // namespace yaclib
