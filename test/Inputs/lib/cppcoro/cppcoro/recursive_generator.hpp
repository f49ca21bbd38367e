// The generator that may yield another generator.
#pragma once
#include <cppcoro/generator.hpp>

namespace cppcoro {
template <class T> class [[nodiscard]] recursive_generator {
public:
  class promise_type final {
  public:
    promise_type() noexcept = default;
    auto get_return_object() noexcept { return recursive_generator<T>{*this}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept {
      m_exception = std::current_exception();
    }
    void return_void() noexcept {}
    std::suspend_always yield_value(T &V) noexcept {
      m_value = std::addressof(V);
      return {};
    }
    std::suspend_always yield_value(T &&V) noexcept {
      m_value = std::addressof(V);
      return {};
    }
    auto yield_value(recursive_generator &&Generator) noexcept {
      return yield_value(Generator);
    }
    auto yield_value(recursive_generator &Generator) noexcept {
      struct awaitable {
        promise_type *m_child;
        bool await_ready() noexcept { return !m_child; }
        void await_suspend(std::coroutine_handle<promise_type>) noexcept {}
        void await_resume() {}
      };
      return awaitable{Generator.m_promise};
    }
    template <class U> std::suspend_never await_transform(U &&) = delete;
    void destroy() noexcept {
      std::coroutine_handle<promise_type>::from_promise(*this).destroy();
    }
    bool is_complete() noexcept {
      return std::coroutine_handle<promise_type>::from_promise(*this).done();
    }
    T &value() noexcept { return *m_value; }
    void pull() noexcept {
      std::coroutine_handle<promise_type>::from_promise(*this).resume();
    }

  private:
    T *m_value = nullptr;
    std::exception_ptr m_exception;
  };

  class iterator {
    promise_type *m_promise;

  public:
    using iterator_category = std::input_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = T;
    using reference = T &;
    using pointer = T *;
    explicit iterator(promise_type *Promise) noexcept : m_promise(Promise) {}
    bool operator==(const iterator &Other) const noexcept {
      return m_promise == Other.m_promise;
    }
    iterator &operator++() {
      m_promise->pull();
      if (m_promise->is_complete())
        m_promise = nullptr;
      return *this;
    }
    reference operator*() const noexcept { return m_promise->value(); }
  };

  recursive_generator() noexcept : m_promise(nullptr) {}
  explicit recursive_generator(promise_type &Promise) noexcept
      : m_promise(&Promise) {}
  recursive_generator(recursive_generator &&Other) noexcept
      : m_promise(Other.m_promise) {
    Other.m_promise = nullptr;
  }
  recursive_generator(const recursive_generator &) = delete;
  recursive_generator &operator=(const recursive_generator &) = delete;
  ~recursive_generator() {
    if (m_promise)
      m_promise->destroy();
  }
  iterator begin() {
    if (m_promise)
      m_promise->pull();
    return iterator(m_promise);
  }
  iterator end() noexcept { return iterator(nullptr); }

private:
  promise_type *m_promise;
};
} // namespace cppcoro
