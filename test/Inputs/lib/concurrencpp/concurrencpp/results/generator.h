// The synchronous generator.
#pragma once
#include <coroutine>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

namespace concurrencpp {
template <class type> class generator;
namespace details {
template <class type> class generator_state {
  using value_type = std::remove_reference_t<type>;
  value_type *m_value = nullptr;
  std::exception_ptr m_exception;

public:
  generator<type> get_return_object() noexcept;
  std::suspend_always initial_suspend() const noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  std::suspend_always yield_value(value_type &Ref) noexcept {
    m_value = std::addressof(Ref);
    return {};
  }
  std::suspend_always yield_value(value_type &&Ref) noexcept {
    m_value = std::addressof(Ref);
    return {};
  }
  void unhandled_exception() noexcept {
    m_exception = std::current_exception();
  }
  void return_void() const noexcept {}
  value_type &value() const noexcept { return *m_value; }
};
struct generator_end_iterator {};
template <class type> class generator_iterator {
  std::coroutine_handle<generator_state<type>> m_coro_handle;

public:
  using value_type = std::remove_reference_t<type>;
  using reference = value_type &;
  using iterator_category = std::input_iterator_tag;
  using difference_type = std::ptrdiff_t;
  generator_iterator(std::coroutine_handle<generator_state<type>> H) noexcept
      : m_coro_handle(H) {}
  generator_iterator &operator++() {
    m_coro_handle.resume();
    return *this;
  }
  reference operator*() const noexcept {
    return m_coro_handle.promise().value();
  }
  friend bool operator==(const generator_iterator &It,
                         const generator_end_iterator &) noexcept {
    return It.m_coro_handle.done();
  }
};
} // namespace details
template <class type> class generator {
public:
  using promise_type = details::generator_state<type>;
  using iterator = details::generator_iterator<type>;
  generator(std::coroutine_handle<promise_type> H) noexcept
      : m_coro_handle(H) {}
  generator(generator &&Other) noexcept
      : m_coro_handle(std::exchange(Other.m_coro_handle, {})) {}
  generator(const generator &) = delete;
  ~generator() noexcept {
    if (m_coro_handle)
      m_coro_handle.destroy();
  }
  explicit operator bool() const noexcept {
    return static_cast<bool>(m_coro_handle);
  }
  iterator begin() {
    m_coro_handle.resume();
    return iterator{m_coro_handle};
  }
  static details::generator_end_iterator end() noexcept { return {}; }

private:
  std::coroutine_handle<promise_type> m_coro_handle;
};
namespace details {
template <class type>
generator<type> generator_state<type>::get_return_object() noexcept {
  return {std::coroutine_handle<generator_state>::from_promise(*this)};
}
} // namespace details
} // namespace concurrencpp
