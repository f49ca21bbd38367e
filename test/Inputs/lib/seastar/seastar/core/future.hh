// The eager future: continuations, and a free operator co_await in
// coroutine.hh.
#pragma once
#include <exception>
#include <functional>
#include <optional>
#include <seastar/core/task.hh>
#include <tuple>
#include <utility>
#include <vector>

namespace seastar {
template <class T = void> class future;
template <class T = void> class promise;
namespace internal {
struct monostate {};
template <class T>
using future_stored_type_t =
    std::conditional_t<std::is_void_v<T>, monostate, T>;
} // namespace internal
template <class T> struct is_future : std::false_type {};
template <class T> struct is_future<future<T>> : std::true_type {};
template <class T> struct futurize {
  using type = future<T>;
  using value_type = T;
};
template <class T> struct futurize<future<T>> {
  using type = future<T>;
  using value_type = T;
};
template <class T> using futurize_t = typename futurize<T>::type;
namespace internal {
template <class F, class T> struct continuation_result {
  using type = futurize_t<std::invoke_result_t<F, T &&>>;
};
template <class F> struct continuation_result<F, void> {
  using type = futurize_t<std::invoke_result_t<F>>;
};
} // namespace internal

template <class T> class [[nodiscard]] [[clang::coro_await_elidable]] future {
  std::optional<internal::future_stored_type_t<T>> _value;
  task *_task = nullptr;

public:
  using value_type = T;
  future() noexcept = default;
  future(future &&Other) noexcept = default;
  future(const future &) = delete;
  ~future() {}
  future &operator=(future &&Other) noexcept = default;
  future &operator=(const future &) = delete;
  T get() {
    if constexpr (!std::is_void_v<T>)
      return std::move(*_value);
  }
  T get0() { return get(); }
  void wait() noexcept {}
  bool available() const noexcept { return _value.has_value(); }
  bool failed() const noexcept { return false; }
  std::exception_ptr get_exception() { return nullptr; }
  template <class F>
  typename internal::continuation_result<F, T>::type then(F &&Fn) noexcept {
    if constexpr (std::is_void_v<T>)
      (void)Fn();
    else
      (void)Fn(std::move(*_value));
    return {};
  }
  template <class F>
  futurize_t<std::invoke_result_t<F, future>> then_wrapped(F &&Fn) noexcept {
    (void)Fn(std::move(*this));
    return {};
  }
  template <class F> future<T> finally(F &&Fn) noexcept {
    (void)Fn();
    return std::move(*this);
  }
  template <class F> future<T> handle_exception(F &&) noexcept {
    return std::move(*this);
  }
  template <class F> future<T> handle_exception_type(F &&) noexcept {
    return std::move(*this);
  }
  future<> discard_result() noexcept;
  future<T> or_terminate() noexcept { return std::move(*this); }
  void ignore_ready_future() noexcept {}
  void set_coroutine(task &Coroutine) noexcept { _task = &Coroutine; }
};
template <class T> inline future<> future<T>::discard_result() noexcept {
  return future<>();
}
template <class T> class promise {
public:
  promise() noexcept {}
  promise(promise &&) noexcept {}
  ~promise() {}
  future<T> get_future() noexcept { return {}; }
  template <class... A> void set_value(A &&...) noexcept {}
  void set_exception(std::exception_ptr) noexcept {}
};
template <class T = void, class... A>
future<T> make_ready_future(A &&...) noexcept {
  return {};
}
template <class T = void>
future<T> make_exception_future(std::exception_ptr) noexcept {
  return {};
}
template <class T = void, class E>
  requires(!std::is_same_v<std::decay_t<E>, std::exception_ptr>)
future<T> make_exception_future(E &&) noexcept {
  return {};
}
template <class F, class... A>
auto futurize_invoke(F &&Fn, A &&...Args) noexcept
    -> futurize_t<std::invoke_result_t<F, A...>> {
  (void)Fn(std::forward<A>(Args)...);
  return {};
}
} // namespace seastar
