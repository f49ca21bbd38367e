// A result type of a program's own, with a nested promise, that is an awaiter
// itself.
#pragma once
#include <coroutine>
#include <exception>
#include <utility>
#include <variant>

namespace short_circuit {
template <class E> struct failure {
  E error;
};
template <class E> failure(E) -> failure<E>;
template <class T, class E> class [[nodiscard]] result {
  std::variant<std::monostate, T, failure<E>> Storage;

public:
  class promise_type {
    result *Slot = nullptr;
    friend class result;
    struct holder {
      result storage;
      explicit holder(promise_type &P) { P.Slot = &storage; }
      holder(const holder &) = delete;
      operator result() { return std::move(storage); }
    };

  public:
    holder get_return_object() { return holder(*this); }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    [[noreturn]] void unhandled_exception() { std::terminate(); }
    void return_value(T Value) { *Slot = result(std::move(Value)); }
    void return_value(failure<E> F) { *Slot = result(std::move(F)); }
  };

  result() = default;
  result(T Value) : Storage(std::move(Value)) {}
  result(failure<E> F) : Storage(std::move(F)) {}
  explicit operator bool() const noexcept { return Storage.index() == 1; }
  T &value() & { return std::get<1>(Storage); }
  T &&value() && { return std::move(std::get<1>(Storage)); }
  const E &error() const & { return std::get<2>(Storage).error; }

  bool await_ready() const noexcept { return static_cast<bool>(*this); }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> H) {
    H.promise().return_value(std::move(std::get<2>(Storage)));
    H.destroy();
  }
  T await_resume() { return std::move(std::get<1>(Storage)); }
};
} // namespace short_circuit
