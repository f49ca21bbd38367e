// The asynchronous generator: calling it gives an awaitable that gives an
// optional element.
#pragma once
#include <functional>
#include <optional>
#include <seastar/core/coroutine.hh>

namespace seastar::coroutine::experimental {
namespace internal::unbuffered {
template <class Yielded> class generator_promise_base : public seastar::task {
protected:
  std::add_pointer_t<Yielded> _value = nullptr;
  std::exception_ptr _exception;
  std::coroutine_handle<> _consumer;
  struct yield_awaiter {
    std::coroutine_handle<> _consumer;
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<Promise>) noexcept {
      return _consumer;
    }
    void await_resume() noexcept {}
  };

public:
  generator_promise_base() noexcept = default;
  generator_promise_base(const generator_promise_base &) = delete;
  std::suspend_always initial_suspend() const noexcept { return {}; }
  yield_awaiter final_suspend() noexcept {
    _value = nullptr;
    return {_consumer};
  }
  void unhandled_exception() noexcept { _exception = std::current_exception(); }
  yield_awaiter yield_value(Yielded &&Value) noexcept {
    _value = std::addressof(Value);
    return {_consumer};
  }
  yield_awaiter yield_value(const std::remove_reference_t<Yielded> &Value)
    requires std::is_rvalue_reference_v<Yielded>
  {
    _value = const_cast<std::add_pointer_t<Yielded>>(std::addressof(Value));
    return {_consumer};
  }
  void return_void() noexcept {}
  void run_and_dispose() noexcept final {}
  seastar::task *waiting_task() noexcept final { return nullptr; }
};
template <class Ref, class Value> class [[nodiscard]] generator {
  using yielded_type = std::conditional_t<std::is_void_v<Value>, Ref &&, Ref>;
  using optional_type =
      std::optional<std::reference_wrapper<std::remove_reference_t<Ref>>>;

public:
  class promise_type;
  generator() noexcept = default;
  explicit generator(promise_type &Promise) noexcept
      : _coro(std::coroutine_handle<promise_type>::from_promise(Promise)) {}
  generator(generator &&Other) noexcept
      : _coro{std::exchange(Other._coro, {})} {}
  generator(const generator &) = delete;
  generator &operator=(const generator &) = delete;
  ~generator() {
    if (_coro)
      _coro.destroy();
  }
  class [[nodiscard]] call_awaiter {
    generator *_gen;

  public:
    explicit call_awaiter(generator *Gen) noexcept : _gen(Gen) {}
    bool await_ready() const noexcept { return !_gen->_coro; }
    template <class Promise>
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<Promise> Consumer) noexcept {
      _gen->_coro.promise().set_consumer(Consumer);
      return _gen->_coro;
    }
    optional_type await_resume() {
      if (_gen->_coro.done())
        return std::nullopt;
      return std::ref(_gen->_coro.promise().value());
    }
  };
  [[nodiscard]] call_awaiter operator()() noexcept {
    return call_awaiter{this};
  }

private:
  std::coroutine_handle<promise_type> _coro = {};
};
template <class Ref, class Value>
class generator<Ref, Value>::promise_type final
    : public generator_promise_base<yielded_type> {
public:
  generator get_return_object() noexcept { return generator{*this}; }
  void set_consumer(std::coroutine_handle<> C) noexcept { this->_consumer = C; }
  std::remove_reference_t<Ref> &value() const noexcept { return *this->_value; }
};
} // namespace internal::unbuffered
template <class Ref, class Value = void>
using generator = internal::unbuffered::generator<Ref, Value>;
} // namespace seastar::coroutine::experimental
