// The synchronous generator.
#pragma once
#include <coroutine>
#include <exception>
#include <memory>
#include <ranges>

namespace coro {
template <class T> class generator;
namespace detail {
template <class T> class generator_promise {
public:
  using value_type = std::remove_reference_t<T>;
  using reference_type = std::conditional_t<std::is_reference_v<T>, T, T &>;
  using pointer_type = value_type *;
  generator_promise() = default;
  auto get_return_object() noexcept -> generator<T>;
  auto initial_suspend() const { return std::suspend_always{}; }
  auto final_suspend() const noexcept(true) { return std::suspend_always{}; }
  template <class U = T,
            std::enable_if_t<!std::is_rvalue_reference_v<U>, int> = 0>
  auto yield_value(std::remove_reference_t<T> &Value) noexcept {
    m_value = std::addressof(Value);
    return std::suspend_always{};
  }
  auto yield_value(std::remove_reference_t<T> &&Value) noexcept {
    m_value = std::addressof(Value);
    return std::suspend_always{};
  }
  auto unhandled_exception() -> void { m_exception = std::current_exception(); }
  auto return_void() noexcept -> void {}
  auto value() const noexcept -> reference_type {
    return static_cast<reference_type>(*m_value);
  }

private:
  pointer_type m_value{nullptr};
  std::exception_ptr m_exception;
};
struct generator_sentinel {};
template <class T> class generator_iterator {
  using coroutine_handle = std::coroutine_handle<generator_promise<T>>;

public:
  using iterator_category = std::input_iterator_tag;
  using difference_type = std::ptrdiff_t;
  using value_type = typename generator_promise<T>::value_type;
  using reference = typename generator_promise<T>::reference_type;
  using pointer = typename generator_promise<T>::pointer_type;
  generator_iterator() noexcept {}
  explicit generator_iterator(coroutine_handle Coroutine) noexcept
      : m_coroutine(Coroutine) {}
  friend auto operator==(const generator_iterator &It,
                         generator_sentinel) noexcept -> bool {
    return It.m_coroutine == nullptr || It.m_coroutine.done();
  }
  generator_iterator &operator++() {
    m_coroutine.resume();
    return *this;
  }
  auto operator++(int) -> void { (void)operator++(); }
  reference operator*() const noexcept { return m_coroutine.promise().value(); }
  pointer operator->() const noexcept { return std::addressof(operator*()); }

private:
  coroutine_handle m_coroutine{nullptr};
};
} // namespace detail

template <class T> class generator : public std::ranges::view_base {
public:
  using promise_type = detail::generator_promise<T>;
  using iterator = detail::generator_iterator<T>;
  using sentinel = detail::generator_sentinel;
  generator() noexcept : m_coroutine(nullptr) {}
  generator(const generator &) = delete;
  generator(generator &&Other) noexcept : m_coroutine(Other.m_coroutine) {
    Other.m_coroutine = nullptr;
  }
  auto operator=(const generator &) = delete;
  auto operator=(generator &&Other) noexcept -> generator & {
    m_coroutine = std::exchange(Other.m_coroutine, nullptr);
    return *this;
  }
  ~generator() {
    if (m_coroutine)
      m_coroutine.destroy();
  }
  auto begin() -> iterator {
    if (m_coroutine != nullptr)
      m_coroutine.resume();
    return iterator{m_coroutine};
  }
  auto end() noexcept -> sentinel { return sentinel{}; }

private:
  friend class detail::generator_promise<T>;
  explicit generator(std::coroutine_handle<promise_type> Coroutine) noexcept
      : m_coroutine(Coroutine) {}
  std::coroutine_handle<promise_type> m_coroutine;
};
namespace detail {
template <class T>
auto generator_promise<T>::get_return_object() noexcept -> generator<T> {
  return generator<T>{
      std::coroutine_handle<generator_promise<T>>::from_promise(*this)};
}
} // namespace detail
} // namespace coro
