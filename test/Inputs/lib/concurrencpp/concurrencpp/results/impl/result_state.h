// Where a result waits for its consumer.
#pragma once
#include <coroutine>
#include <exception>
#include <optional>

namespace concurrencpp::details {
template <class type> class result_state {
  std::optional<type> m_value;
  std::coroutine_handle<> m_caller;

public:
  bool await(std::coroutine_handle<> Caller) noexcept {
    m_caller = Caller;
    return true;
  }
  template <class U> void set_result(U &&V) {
    m_value.emplace(static_cast<U &&>(V));
  }
  void set_exception(std::exception_ptr) noexcept {}
  type get() { return std::move(*m_value); }
  type &ref() { return *m_value; }
  void complete_producer(std::coroutine_handle<>) noexcept {}
};
template <> class result_state<void> {
public:
  bool await(std::coroutine_handle<>) noexcept;
  void set_result();
  void set_exception(std::exception_ptr) noexcept;
  void get();
  void complete_producer(std::coroutine_handle<>) noexcept;
};
template <class derived, class type> struct return_value_struct {
  template <class U> void return_value(U &&V) {
    static_cast<derived *>(this)->set_result(static_cast<U &&>(V));
  }
};
template <class derived> struct return_value_struct<derived, void> {
  void return_void() { static_cast<derived *>(this)->set_result(); }
};
} // namespace concurrencpp::details
