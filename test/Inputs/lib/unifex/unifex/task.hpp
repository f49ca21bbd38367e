// The task: an alias of a nested class, with no await members. It is a sender
// and awaitable by its promise's await_transform only.
#pragma once
#include <memory>
#include <unifex/await_transform.hpp>
#include <unifex/just.hpp>
#include <unifex/then.hpp>

namespace unifex {
namespace _task {
struct coro_holder {
  explicit coro_holder(std::coroutine_handle<> H) noexcept : coro_(H) {}
  coro_holder(coro_holder &&Other) noexcept
      : coro_(std::exchange(Other.coro_, {})) {}
  ~coro_holder() {
    if (coro_)
      coro_.destroy();
  }
  coro_holder &operator=(coro_holder Other) noexcept {
    std::swap(coro_, Other.coro_);
    return *this;
  }

protected:
  std::coroutine_handle<> coro_;
};
template <class T, bool nothrow> struct _task {
  struct [[nodiscard]] type;
};
struct _promise_base {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::coroutine_handle<> unhandled_done() noexcept { return continuation_; }
  std::coroutine_handle<> continuation_;
};
template <class T, bool nothrow> struct _return_value_or_void {
  struct type {
    void unhandled_exception() noexcept {}
    template <class Value = T>
      requires std::is_convertible_v<Value, T>
    void return_value(Value &&V) {
      result_.emplace(static_cast<Value &&>(V));
    }
    T result() { return std::move(*result_); }
    std::optional<T> result_;
  };
};
template <bool nothrow> struct _return_value_or_void<void, nothrow> {
  struct type {
    void unhandled_exception() noexcept {}
    void return_void() noexcept {}
    void result() {}
  };
};
template <class T, bool nothrow> struct _promise final {
  struct type final : _promise_base, _return_value_or_void<T, nothrow>::type {
    using result_type = T;
    typename _task<T, nothrow>::type get_return_object() noexcept {
      return typename _task<T, nothrow>::type{
          std::coroutine_handle<type>::from_promise(*this)};
    }
    auto final_suspend() noexcept {
      struct awaiter final {
        bool await_ready() noexcept { return false; }
        auto await_suspend(std::coroutine_handle<type> H) noexcept {
          return H.promise().continuation_;
        }
        void await_resume() noexcept {}
      };
      return awaiter{};
    }
    template <class Value> decltype(auto) await_transform(Value &&V) {
      return unifex::await_transform(*this, static_cast<Value &&>(V));
    }
  };
};
template <class ThisPromise, class OtherPromise> struct _awaiter final {
  struct type {
    using result_type = typename ThisPromise::result_type;
    std::coroutine_handle<> coro_;
    explicit type(std::coroutine_handle<> H) noexcept : coro_(H) {}
    type(type &&Other) noexcept : coro_(std::exchange(Other.coro_, {})) {}
    ~type() {
      if (coro_)
        coro_.destroy();
    }
    bool await_ready() noexcept { return false; }
    std::coroutine_handle<ThisPromise>
    await_suspend(std::coroutine_handle<OtherPromise> H) noexcept {
      promise().continuation_ = H;
      return std::coroutine_handle<ThisPromise>::from_address(coro_.address());
    }
    result_type await_resume() { return promise().result(); }

  private:
    ThisPromise &promise() {
      return std::coroutine_handle<ThisPromise>::from_address(coro_.address())
          .promise();
    }
  };
};
template <class T, bool nothrow> struct _task<T, nothrow>::type : coro_holder {
  using promise_type = typename _promise<T, nothrow>::type;
  friend promise_type;
  template <template <class...> class Variant, template <class...> class Tuple>
  using value_types = Variant<typename detail::apply_value<T, Tuple>::type>;
  template <template <class...> class Variant>
  using error_types = Variant<std::exception_ptr>;
  static constexpr bool sends_done = true;
  static constexpr bool is_always_scheduler_affine = true;
  type(type &&Other) noexcept = default;
  type &operator=(type &&Other) noexcept = default;

private:
  explicit type(std::coroutine_handle<promise_type> H) noexcept
      : coro_holder(H) {}
  template <class Promise>
  friend auto tag_invoke(tag_t<unifex::await_transform>, Promise &,
                         type &&Self) noexcept {
    return typename _awaiter<promise_type, Promise>::type{
        std::exchange(Self.coro_, {})};
  }
  template <class Receiver>
  friend auto tag_invoke(tag_t<unifex::connect>, type &&Self, Receiver &&R) {
    return typename detail::_operation<type, std::decay_t<Receiver>>::type{
        std::move(Self), static_cast<Receiver &&>(R)};
  }
};
} // namespace _task
template <class T> using task = typename _task::_task<T, false>::type;
template <class T> using nothrow_task = typename _task::_task<T, true>::type;

namespace _co_invoke {
struct _fn {
  template <class F, class... Args>
  auto operator()(F Fn, Args... As) const -> std::invoke_result_t<F, Args...> {
    return call<std::invoke_result_t<F, Args...>>(std::move(Fn),
                                                  std::move(As)...);
  }

private:
  template <class Task, class F, class... Args>
  static Task call(F Fn, Args... As) {
    if constexpr (std::is_void_v<typename Task::promise_type::result_type>)
      co_await std::move(Fn)(std::move(As)...);
    else
      co_return co_await std::move(Fn)(std::move(As)...);
  }
};
} // namespace _co_invoke
inline constexpr _co_invoke::_fn co_invoke{};
} // namespace unifex
