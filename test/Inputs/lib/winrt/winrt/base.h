// What every C++/WinRT program includes: fire_and_forget, thread hops and the
// smart pointers.
#pragma once
#include <atomic>
#include <chrono>
#include <coroutine>
#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace winrt {
using hstring = std::wstring;
struct hresult_error {
  hstring message() const;
};
struct hresult_canceled : hresult_error {};
template <class T> class com_ptr {
  T *m_ptr = nullptr;

public:
  com_ptr() noexcept = default;
  com_ptr(T *P) noexcept : m_ptr(P) {}
  com_ptr(const com_ptr &) noexcept = default;
  ~com_ptr() noexcept {}
  T *operator->() const noexcept { return m_ptr; }
  T *get() const noexcept { return m_ptr; }
  explicit operator bool() const noexcept { return m_ptr; }
};
template <class T> class weak_ref {
  T *m_ptr = nullptr;

public:
  weak_ref() noexcept = default;
  weak_ref(T *P) noexcept : m_ptr(P) {}
  com_ptr<T> get() const noexcept { return m_ptr; }
};
template <class D> struct implements {
  com_ptr<D> get_strong() noexcept { return static_cast<D *>(this); }
  weak_ref<D> get_weak() noexcept { return static_cast<D *>(this); }

protected:
  ~implements() {}
};

/// Eager, and nobody can wait for it.
struct fire_and_forget {};

struct [[nodiscard]] resume_background_awaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
[[nodiscard]] inline resume_background_awaiter resume_background() noexcept {
  return {};
}
struct apartment_context {
  apartment_context();
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
namespace impl {
struct timespan_awaiter {
  std::chrono::nanoseconds m_duration;
  bool await_ready() const noexcept { return m_duration.count() <= 0; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
} // namespace impl
[[nodiscard]] inline impl::timespan_awaiter
resume_after(std::chrono::nanoseconds Duration) noexcept {
  return {Duration};
}
namespace Windows::System {
struct DispatcherQueue {
  bool TryEnqueue(void (*)()) const;
};
} // namespace Windows::System
struct [[nodiscard]] dispatcher_awaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  bool await_resume() const noexcept { return true; }
};
[[nodiscard]] inline dispatcher_awaiter
resume_foreground(const Windows::System::DispatcherQueue &) noexcept {
  return {};
}
struct get_cancellation_token_t {};
inline get_cancellation_token_t get_cancellation_token() noexcept { return {}; }
void init_apartment();
} // namespace winrt

template <class... Args>
struct std::coroutine_traits<winrt::fire_and_forget, Args...> {
  struct promise_type {
    winrt::fire_and_forget get_return_object() const noexcept { return {}; }
    void return_void() const noexcept {}
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept { std::terminate(); }
  };
};
