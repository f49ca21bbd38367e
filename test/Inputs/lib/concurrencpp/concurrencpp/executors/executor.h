// Executors: post() forgets, submit() gives a result.
#pragma once
#include <coroutine>
#include <functional>
#include <memory>

namespace concurrencpp {
template <class type> class result;
using task = std::move_only_function<void()>;
namespace details {
template <class type> struct submit_type {
  using value = type;
};
template <class type> struct submit_type<result<type>> {
  using value = type;
};
} // namespace details
class executor {
public:
  virtual ~executor() = default;
  virtual void enqueue(concurrencpp::task) = 0;
  virtual void shutdown() = 0;
  template <class F, class... A> void post(F &&Fn, A &&...Args) {
    (void)Fn(std::forward<A>(Args)...);
  }
  template <class F, class... A> auto submit(F &&Fn, A &&...Args) {
    using R =
        typename details::submit_type<std::invoke_result_t<F, A...>>::value;
    (void)Fn(std::forward<A>(Args)...);
    return result<R>();
  }
};
class thread_pool_executor : public executor {
public:
  void enqueue(concurrencpp::task) override;
  void shutdown() override;
};
class thread_executor : public executor {
public:
  void enqueue(concurrencpp::task) override;
  void shutdown() override;
};
class inline_executor : public executor {
public:
  void enqueue(concurrencpp::task) override;
  void shutdown() override;
};
class manual_executor : public executor {
public:
  void enqueue(concurrencpp::task) override;
  void shutdown() override;
  bool loop_once();
};
} // namespace concurrencpp
