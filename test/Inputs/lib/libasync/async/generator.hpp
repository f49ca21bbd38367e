// The asynchronous generator: next() gives a sender of an optional element.
#pragma once
#include <async/basic.hpp>

namespace async {
template <class T> struct generator {
  struct promise_type;
  using handle_type = std::coroutine_handle<promise_type>;
  struct continuation {
    virtual void resume(std::optional<T>) = 0;

  protected:
    ~continuation() = default;
  };
  struct promise_type {
    generator get_return_object() {
      return generator{handle_type::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct yield_awaiter {
      bool await_ready() noexcept { return false; }
      void await_suspend(handle_type H) noexcept {
        if (H.promise().cont)
          H.promise().cont->resume(std::move(H.promise().value));
      }
      void await_resume() noexcept {}
    };
    yield_awaiter yield_value(T Value) noexcept {
      value = std::move(Value);
      return {};
    }
    yield_awaiter final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
    continuation *cont = nullptr;
    std::optional<T> value;
  };
  generator(generator &&Other) : h_{std::exchange(Other.h_, {})} {}
  generator &operator=(generator &&Other) {
    std::swap(h_, Other.h_);
    return *this;
  }
  ~generator() {
    if (h_)
      h_.destroy();
  }
  template <class Receiver> struct next_operation final : continuation {
    next_operation(handle_type H, Receiver R)
        : h_{H}, receiver_{std::move(R)} {}
    void start() {
      h_.promise().cont = this;
      h_.resume();
    }

  private:
    void resume(std::optional<T> Value) override {
      execution::set_value(receiver_, std::move(Value));
    }
    handle_type h_;
    Receiver receiver_;
  };
  struct next_sender {
    using value_type = std::optional<T>;
    friend sender_awaiter<next_sender, std::optional<T>>
    operator co_await(next_sender S) {
      return {S};
    }
    template <class Receiver> next_operation<Receiver> connect(Receiver R) {
      return {h_, std::move(R)};
    }
    handle_type h_;
  };
  next_sender next() { return {h_}; }

private:
  explicit generator(handle_type H) : h_{H} {}
  handle_type h_;
};
} // namespace async
