// What makes senders awaitable in the promises of the library.
#pragma once
#include <coroutine>
#include <unifex/sender_concepts.hpp>

namespace unifex {
namespace _await_tfx {
template <class Promise, class Sender> struct _awaitable {
  struct type;
};
template <class Promise, class Sender>
struct _awaitable<Promise, Sender>::type {
  using value_t = detail::value_t<Sender>;
  struct receiver {
    std::coroutine_handle<Promise> continuation_;
    template <class... Vs> void set_value(Vs &&...) noexcept {
      continuation_.resume();
    }
    template <class E> void set_error(E &&) noexcept { continuation_.resume(); }
    void set_done() noexcept {
      continuation_.promise().unhandled_done().resume();
    }
  };
  std::remove_cvref_t<Sender> sender_;
  std::optional<
      std::conditional_t<std::is_void_v<value_t>, std::monostate, value_t>>
      result_;
  explicit type(Sender &&S) : sender_(static_cast<Sender &&>(S)) {}
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<Promise> H) noexcept {
    auto Operation = unifex::connect(std::move(sender_), receiver{H});
    unifex::start(Operation);
  }
  value_t await_resume() {
    if constexpr (!std::is_void_v<value_t>)
      return std::move(*result_);
  }
};
struct _fn {
  template <class Promise, class Value>
  decltype(auto) operator()(Promise &P, Value &&V) const {
    if constexpr (tag_invocable<_fn, Promise &, Value>)
      return unifex::tag_invoke(_fn{}, P, static_cast<Value &&>(V));
    else if constexpr (sender<Value>)
      return
          typename _awaitable<Promise, Value>::type{static_cast<Value &&>(V)};
    else
      return static_cast<Value &&>(V);
  }
};
} // namespace _await_tfx
namespace _await_tfx_cpo {
inline constexpr _await_tfx::_fn await_transform{};
}
using namespace _await_tfx_cpo;
} // namespace unifex
