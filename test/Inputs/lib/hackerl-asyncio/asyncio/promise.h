// Futures with a value and an error type.
#pragma once
#include <exception>
#include <expected>
#include <functional>
#include <memory>
#include <optional>

namespace asyncio {
template <class T, class E = std::exception_ptr> class Future {
public:
  [[nodiscard]] bool isReady() const { return Result.has_value(); }
  std::expected<T, E> result() && { return std::move(*Result); }
  void setCallback(std::function<void(std::expected<T, E> &&)> Fn) {
    Fn(std::move(*Result));
  }

private:
  std::optional<std::expected<T, E>> Result;
};
template <class T, class E = std::exception_ptr> class Promise {
public:
  Future<T, E> getFuture() { return {}; }
  template <class... A> void resolve(A &&...) {}
  void reject(E) {}
};
class EventLoop {
public:
  static EventLoop make();
  void post(std::function<void()>);
  void run();
};
std::shared_ptr<EventLoop> getEventLoop();
} // namespace asyncio
