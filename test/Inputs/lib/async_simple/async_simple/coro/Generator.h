// The synchronous generator.
#pragma once
#include <coroutine>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

namespace async_simple::coro {
template <class Ref> class [[nodiscard]] Generator {
  using Value = std::remove_cvref_t<Ref>;

public:
  class promise_type {
    const Value *value_ = nullptr;

  public:
    Generator get_return_object() noexcept {
      return Generator(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const Value &V) noexcept {
      value_ = std::addressof(V);
      return {};
    }
    void await_transform() = delete;
    void return_void() noexcept {}
    void unhandled_exception() { throw; }
    const Value &value() const { return *value_; }
  };
  class iterator {
    std::coroutine_handle<promise_type> _coro;

  public:
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    explicit iterator(std::coroutine_handle<promise_type> Coro) : _coro(Coro) {}
    bool operator==(std::default_sentinel_t) const { return _coro.done(); }
    iterator &operator++() {
      _coro.resume();
      return *this;
    }
    const Value &operator*() const { return _coro.promise().value(); }
  };
  Generator(Generator &&Other) noexcept
      : _coro(std::exchange(Other._coro, nullptr)) {}
  Generator(const Generator &) = delete;
  ~Generator() {
    if (_coro)
      _coro.destroy();
  }
  [[nodiscard]] iterator begin() {
    _coro.resume();
    return iterator(_coro);
  }
  [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

private:
  explicit Generator(std::coroutine_handle<promise_type> Coro) : _coro(Coro) {}
  std::coroutine_handle<promise_type> _coro;
};
} // namespace async_simple::coro
