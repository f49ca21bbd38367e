// The lazy coroutine. It is not nodiscard, and how it starts and ends is said
// by types inside of functions that return auto.
#pragma once
#include <async/basic.hpp>
#include <cassert>

namespace async {
template <class T> struct result_continuation {
  void pass_value(T Value) { obj_.emplace(std::move(Value)); }
  virtual void resume() = 0;

protected:
  T &value() { return *obj_; }
  ~result_continuation() = default;

private:
  std::optional<T> obj_;
};
template <> struct result_continuation<void> {
  virtual void resume() = 0;

protected:
  ~result_continuation() = default;
};
template <class T, class R> struct result_operation;
template <class T> struct result;
namespace detail {
template <class T> struct result_promise_base {
  template <class, class> friend struct async::result_operation;
  void unhandled_exception() { std::terminate(); }
  auto initial_suspend() {
    struct awaiter {
      awaiter(result_promise_base *Promise) : promise_{Promise} {}
      bool await_ready() { return false; }
      void await_suspend(std::coroutine_handle<void>) {
        // Do nothing.
      }
      void await_resume() { assert(promise_->cont_); }

    private:
      result_promise_base *promise_;
    };
    return awaiter{this};
  }
  auto final_suspend() noexcept {
    struct awaiter {
      awaiter(result_promise_base *Promise) : promise_{Promise} {}
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<void>) noexcept {
        promise_->cont_->resume();
      }
      void await_resume() noexcept { std::terminate(); }

    private:
      result_promise_base *promise_;
    };
    return awaiter{this};
  }

protected:
  result_continuation<T> *cont_ = nullptr;
};
} // namespace detail
template <class T> struct result {
  template <class, class> friend struct result_operation;
  using value_type = T;
  struct promise_type : detail::result_promise_base<T> {
    template <class, class> friend struct result_operation;
    result get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    void return_value(T Value) { this->cont_->pass_value(std::move(Value)); }
  };
  result() : h_{} {}
  result(std::coroutine_handle<promise_type> H) : h_{H} {}
  result(const result &) = delete;
  result(result &&Other) : result{} { std::swap(h_, Other.h_); }
  ~result() {
    if (h_)
      h_.destroy();
  }
  result &operator=(result Other) {
    std::swap(h_, Other.h_);
    return *this;
  }

private:
  std::coroutine_handle<promise_type> h_;
};
template <> struct result<void> {
  template <class, class> friend struct result_operation;
  using value_type = void;
  struct promise_type : detail::result_promise_base<void> {
    template <class, class> friend struct result_operation;
    result get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    void return_void() {}
  };
  result() : h_{} {}
  result(std::coroutine_handle<promise_type> H) : h_{H} {}
  result(const result &) = delete;
  result(result &&Other) : result{} { std::swap(h_, Other.h_); }
  ~result() {
    if (h_)
      h_.destroy();
  }
  result &operator=(result Other) {
    std::swap(h_, Other.h_);
    return *this;
  }

private:
  std::coroutine_handle<promise_type> h_;
};
template <class T, class R>
struct result_operation final : private result_continuation<T> {
  result_operation(result<T> S, R Receiver)
      : s_{std::move(S)}, receiver_{std::move(Receiver)} {}
  result_operation(const result_operation &) = delete;
  void start() {
    s_.h_.promise().cont_ = this;
    s_.h_.resume();
  }

private:
  void resume() override {
    if constexpr (std::is_void_v<T>)
      execution::set_value(receiver_);
    else
      execution::set_value(receiver_, std::move(this->value()));
  }
  result<T> s_;
  R receiver_;
};
template <class T, class R>
result_operation<T, R> connect(result<T> S, R Receiver) {
  return {std::move(S), std::move(Receiver)};
}
template <class T>
async::sender_awaiter<result<T>, T> operator co_await(result<T> S) {
  return {std::move(S)};
}
template <Sender S>
async::result<typename S::value_type> make_result(S Sender) {
  co_return co_await std::move(Sender);
}
} // namespace async
