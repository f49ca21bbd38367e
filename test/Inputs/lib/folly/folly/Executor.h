// Executors and the tokens that keep them alive.
#pragma once
#include <chrono>
#include <functional>
#include <utility>

namespace folly {
using Func = std::move_only_function<void()>;
class Executor {
public:
  virtual ~Executor() = default;
  virtual void add(Func) = 0;
  template <class E = Executor> class KeepAlive {
    E *executor_ = nullptr;

  public:
    KeepAlive() = default;
    KeepAlive(E *Ex) : executor_(Ex) {}
    KeepAlive(KeepAlive &&Other) noexcept
        : executor_(std::exchange(Other.executor_, nullptr)) {}
    KeepAlive(const KeepAlive &Other) noexcept : executor_(Other.executor_) {}
    template <class F>
      requires std::is_convertible_v<F *, E *>
    KeepAlive(KeepAlive<F> Other) noexcept : executor_(Other.get()) {}
    ~KeepAlive() {}
    KeepAlive &operator=(KeepAlive Other) {
      std::swap(executor_, Other.executor_);
      return *this;
    }
    explicit operator bool() const { return executor_; }
    E *get() const { return executor_; }
    E *operator->() const { return executor_; }
    E &operator*() const { return *executor_; }
    KeepAlive copy() const { return *this; }
    KeepAlive get_alias() const { return *this; }
  };
};
template <class E> Executor::KeepAlive<E> getKeepAliveToken(E *Ex) {
  return {Ex};
}
template <class E> Executor::KeepAlive<E> getKeepAliveToken(E &Ex) {
  return {&Ex};
}
using HighResDuration = std::chrono::microseconds;
class Timekeeper;
} // namespace folly
