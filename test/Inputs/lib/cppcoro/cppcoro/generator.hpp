// The synchronous generator.
#pragma once
#include <coroutine>
#include <exception>
#include <iterator>
#include <memory>

namespace cppcoro {
template <class T> class generator;
namespace detail {
template <class T> class generator_promise {
public:
  using value_type = std::remove_reference_t<T>;
  using reference_type = std::conditional_t<std::is_reference_v<T>, T, T &>;
  using pointer_type = value_type *;
  generator_promise() = default;
  generator<T> get_return_object() noexcept;
  constexpr std::suspend_always initial_suspend() const noexcept { return {}; }
  constexpr std::suspend_always final_suspend() const noexcept { return {}; }
  template <class U = T,
            std::enable_if_t<!std::is_rvalue_reference_v<U>, int> = 0>
  std::suspend_always yield_value(std::remove_reference_t<T> &V) noexcept {
    m_value = std::addressof(V);
    return {};
  }
  std::suspend_always yield_value(std::remove_reference_t<T> &&V) noexcept {
    m_value = std::addressof(V);
    return {};
  }
  void unhandled_exception() { m_exception = std::current_exception(); }
  void return_void() {}
  reference_type value() const noexcept {
    return static_cast<reference_type>(*m_value);
  }
  template <class U> std::suspend_never await_transform(U &&) = delete;
  void rethrow_if_exception() {
    if (m_exception)
      std::rethrow_exception(m_exception);
  }

private:
  pointer_type m_value = nullptr;
  std::exception_ptr m_exception;
};
struct generator_sentinel {};
template <class T> class generator_iterator {
  using coroutine_handle = std::coroutine_handle<generator_promise<T>>;
  coroutine_handle m_coroutine;

public:
  using iterator_category = std::input_iterator_tag;
  using difference_type = std::ptrdiff_t;
  using value_type = typename generator_promise<T>::value_type;
  using reference = typename generator_promise<T>::reference_type;
  using pointer = typename generator_promise<T>::pointer_type;
  generator_iterator() noexcept : m_coroutine(nullptr) {}
  explicit generator_iterator(coroutine_handle Coro) noexcept
      : m_coroutine(Coro) {}
  friend bool operator==(const generator_iterator &It,
                         generator_sentinel) noexcept {
    return !It.m_coroutine || It.m_coroutine.done();
  }
  generator_iterator &operator++() {
    m_coroutine.resume();
    if (m_coroutine.done())
      m_coroutine.promise().rethrow_if_exception();
    return *this;
  }
  void operator++(int) { (void)operator++(); }
  reference operator*() const noexcept { return m_coroutine.promise().value(); }
  pointer operator->() const noexcept { return std::addressof(operator*()); }
};
} // namespace detail

template <class T> class [[nodiscard]] generator {
public:
  using promise_type = detail::generator_promise<T>;
  using iterator = detail::generator_iterator<T>;
  generator() noexcept : m_coroutine(nullptr) {}
  generator(generator &&Other) noexcept : m_coroutine(Other.m_coroutine) {
    Other.m_coroutine = nullptr;
  }
  generator(const generator &) = delete;
  ~generator() {
    if (m_coroutine)
      m_coroutine.destroy();
  }
  generator &operator=(generator Other) noexcept {
    swap(Other);
    return *this;
  }
  iterator begin() {
    if (m_coroutine)
      m_coroutine.resume();
    return iterator{m_coroutine};
  }
  detail::generator_sentinel end() noexcept {
    return detail::generator_sentinel{};
  }
  void swap(generator &Other) noexcept {
    std::swap(m_coroutine, Other.m_coroutine);
  }

private:
  friend class detail::generator_promise<T>;
  explicit generator(std::coroutine_handle<promise_type> Coro) noexcept
      : m_coroutine(Coro) {}
  std::coroutine_handle<promise_type> m_coroutine;
};
namespace detail {
template <class T>
generator<T> generator_promise<T>::get_return_object() noexcept {
  return generator<T>{
      std::coroutine_handle<generator_promise>::from_promise(*this)};
}
} // namespace detail
} // namespace cppcoro
