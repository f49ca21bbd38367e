// The synchronous generator.
#pragma once
#include <coroutine>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

namespace QCoro {
template <class T> class Generator;
namespace detail {
template <class T> class GeneratorIterator;
template <class T> class GeneratorPromise {
  using value_type = std::remove_reference_t<T>;

public:
  Generator<T> get_return_object();
  std::suspend_always initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept {
    mValue = nullptr;
    return {};
  }
  void unhandled_exception() { mException = std::current_exception(); }
  std::suspend_always yield_value(value_type &Value) {
    mValue = std::addressof(Value);
    return {};
  }
  std::suspend_always yield_value(value_type &&Value) {
    mValue = std::addressof(Value);
    return {};
  }
  void return_void() {}
  template <class U> std::suspend_never await_transform(U &&) = delete;
  value_type &value() { return *mValue; }
  bool finished() const { return !mValue; }

private:
  value_type *mValue = nullptr;
  std::exception_ptr mException;
};
template <class T> class GeneratorIterator {
  std::coroutine_handle<GeneratorPromise<T>> mCoroutine;

public:
  using iterator_category = std::input_iterator_tag;
  using difference_type = std::ptrdiff_t;
  using value_type = std::remove_reference_t<T>;
  using reference = value_type &;
  using pointer = value_type *;
  explicit GeneratorIterator(std::nullptr_t) {}
  explicit GeneratorIterator(std::coroutine_handle<GeneratorPromise<T>> Coro)
      : mCoroutine(Coro) {}
  GeneratorIterator &operator++() {
    mCoroutine.resume();
    if (mCoroutine.promise().finished())
      mCoroutine = nullptr;
    return *this;
  }
  value_type &operator*() const { return mCoroutine.promise().value(); }
  bool operator==(const GeneratorIterator &Other) const {
    return mCoroutine == Other.mCoroutine;
  }
};
} // namespace detail
template <class T> class [[nodiscard]] Generator {
public:
  using promise_type = detail::GeneratorPromise<T>;
  using iterator = detail::GeneratorIterator<T>;
  explicit Generator() = default;
  Generator(Generator &&Other) noexcept
      : mCoroutine(std::exchange(Other.mCoroutine, nullptr)) {}
  Generator(const Generator &) = delete;
  Generator &operator=(const Generator &) = delete;
  ~Generator() {
    if (mCoroutine)
      mCoroutine.destroy();
  }
  iterator begin() {
    mCoroutine.resume();
    return iterator{mCoroutine.promise().finished() ? nullptr : mCoroutine};
  }
  iterator end() { return iterator{nullptr}; }

private:
  friend promise_type;
  explicit Generator(std::coroutine_handle<promise_type> Coro)
      : mCoroutine(Coro) {}
  std::coroutine_handle<promise_type> mCoroutine;
};
template <class T>
Generator<T> detail::GeneratorPromise<T>::get_return_object() {
  return Generator<T>{
      std::coroutine_handle<GeneratorPromise>::from_promise(*this)};
}
} // namespace QCoro
