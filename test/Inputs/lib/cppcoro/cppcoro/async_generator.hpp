// The asynchronous generator: begin() and ++it give awaitables.
#pragma once
#include <coroutine>
#include <exception>
#include <iterator>
#include <memory>

namespace cppcoro {
template <class T> class async_generator;
namespace detail {
template <class T> class async_generator_iterator;
class async_generator_yield_operation final {
  std::coroutine_handle<> m_consumer;

public:
  async_generator_yield_operation(std::coroutine_handle<> Consumer) noexcept
      : m_consumer(Consumer) {}
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept {
    return m_consumer;
  }
  void await_resume() noexcept {}
};
class async_generator_promise_base {
  friend class async_generator_advance_operation;
  std::exception_ptr m_exception;
  std::coroutine_handle<> m_consumerCoroutine;

protected:
  void *m_currentValue = nullptr;
  async_generator_yield_operation internal_yield_value() noexcept {
    return {m_consumerCoroutine};
  }

public:
  async_generator_promise_base() noexcept = default;
  async_generator_promise_base(const async_generator_promise_base &) = delete;
  std::suspend_always initial_suspend() const noexcept { return {}; }
  async_generator_yield_operation final_suspend() noexcept {
    m_currentValue = nullptr;
    return internal_yield_value();
  }
  void unhandled_exception() noexcept {
    m_exception = std::current_exception();
  }
  void return_void() noexcept {}
  bool finished() const noexcept { return m_currentValue == nullptr; }
};
class async_generator_advance_operation {
protected:
  async_generator_promise_base *m_promise;
  std::coroutine_handle<> m_producerCoroutine;
  async_generator_advance_operation(std::nullptr_t) noexcept
      : m_promise(nullptr) {}
  async_generator_advance_operation(async_generator_promise_base &Promise,
                                    std::coroutine_handle<> Producer) noexcept
      : m_promise(std::addressof(Promise)), m_producerCoroutine(Producer) {}

public:
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> Consumer) noexcept {
    m_promise->m_consumerCoroutine = Consumer;
    return m_producerCoroutine;
  }
};
template <class T>
class async_generator_promise final : public async_generator_promise_base {
  using value_type = std::remove_reference_t<T>;

public:
  async_generator<T> get_return_object() noexcept;
  async_generator_yield_operation yield_value(value_type &V) noexcept {
    m_currentValue = std::addressof(V);
    return internal_yield_value();
  }
  async_generator_yield_operation yield_value(value_type &&V) noexcept {
    return yield_value(V);
  }
  T &value() const noexcept { return *static_cast<T *>(m_currentValue); }
};
template <class T>
class async_generator_increment_operation final
    : public async_generator_advance_operation {
  async_generator_iterator<T> &m_iterator;

public:
  async_generator_increment_operation(async_generator_iterator<T> &It) noexcept
      : async_generator_advance_operation(It.m_coroutine.promise(),
                                          It.m_coroutine),
        m_iterator(It) {}
  async_generator_iterator<T> &await_resume();
};
template <class T> class async_generator_iterator final {
  using handle_type = std::coroutine_handle<async_generator_promise<T>>;
  friend class async_generator_increment_operation<T>;
  handle_type m_coroutine;

public:
  using iterator_category = std::input_iterator_tag;
  using difference_type = std::ptrdiff_t;
  using value_type = std::remove_reference_t<T>;
  using reference = std::add_lvalue_reference_t<T>;
  using pointer = std::add_pointer_t<value_type>;
  async_generator_iterator(std::nullptr_t) noexcept : m_coroutine(nullptr) {}
  async_generator_iterator(handle_type Coro) noexcept : m_coroutine(Coro) {}
  async_generator_increment_operation<T> operator++() noexcept {
    return async_generator_increment_operation<T>{*this};
  }
  reference operator*() const noexcept { return m_coroutine.promise().value(); }
  bool operator==(const async_generator_iterator &Other) const noexcept {
    return m_coroutine == Other.m_coroutine;
  }
};
template <class T>
async_generator_iterator<T> &
async_generator_increment_operation<T>::await_resume() {
  if (m_promise->finished())
    m_iterator = async_generator_iterator<T>{nullptr};
  return m_iterator;
}
template <class T>
class async_generator_begin_operation final
    : public async_generator_advance_operation {
  using promise_type = async_generator_promise<T>;
  using handle_type = std::coroutine_handle<promise_type>;

public:
  async_generator_begin_operation(std::nullptr_t) noexcept
      : async_generator_advance_operation(nullptr) {}
  async_generator_begin_operation(handle_type Producer) noexcept
      : async_generator_advance_operation(Producer.promise(), Producer) {}
  bool await_ready() const noexcept { return m_promise == nullptr; }
  async_generator_iterator<T> await_resume() {
    if (!m_promise || m_promise->finished())
      return async_generator_iterator<T>{nullptr};
    return async_generator_iterator<T>{
        handle_type::from_promise(*static_cast<promise_type *>(m_promise))};
  }
};
} // namespace detail

template <class T> class [[nodiscard]] async_generator {
public:
  using promise_type = detail::async_generator_promise<T>;
  using iterator = detail::async_generator_iterator<T>;
  async_generator() noexcept : m_coroutine(nullptr) {}
  explicit async_generator(promise_type &Promise) noexcept
      : m_coroutine(
            std::coroutine_handle<promise_type>::from_promise(Promise)) {}
  async_generator(async_generator &&Other) noexcept
      : m_coroutine(Other.m_coroutine) {
    Other.m_coroutine = nullptr;
  }
  ~async_generator() {
    if (m_coroutine)
      m_coroutine.destroy();
  }
  async_generator &operator=(async_generator &&Other) noexcept {
    swap(Other);
    return *this;
  }
  async_generator(const async_generator &) = delete;
  async_generator &operator=(const async_generator &) = delete;
  auto begin() noexcept {
    if (!m_coroutine)
      return detail::async_generator_begin_operation<T>{nullptr};
    return detail::async_generator_begin_operation<T>{m_coroutine};
  }
  auto end() noexcept { return iterator{nullptr}; }
  void swap(async_generator &Other) noexcept {
    std::swap(m_coroutine, Other.m_coroutine);
  }

private:
  std::coroutine_handle<promise_type> m_coroutine;
};
namespace detail {
template <class T>
async_generator<T> async_generator_promise<T>::get_return_object() noexcept {
  return async_generator<T>{*this};
}
} // namespace detail
} // namespace cppcoro
