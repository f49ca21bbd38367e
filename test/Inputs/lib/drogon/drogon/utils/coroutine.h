// The lazy task, the fire-and-forget task, awaiters from callbacks, and the
// blocking sync_wait.
#pragma once
#include <atomic>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <exception>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <trantor/net/EventLoop.h>
#include <tuple>

namespace drogon {
namespace internal {
template <class T>
concept HasMemberCoAwait =
    requires(T &&V) { static_cast<T &&>(V).operator co_await(); };
template <class T> decltype(auto) getAwaiter(T &&V) {
  if constexpr (HasMemberCoAwait<T>)
    return static_cast<T &&>(V).operator co_await();
  else
    return static_cast<T &&>(V);
}
template <class T>
using void_to_false_t =
    std::conditional_t<std::is_void_v<T>, std::false_type, T>;
} // namespace internal
template <class T>
using await_result_t = std::remove_cvref_t<
    decltype(internal::getAwaiter(std::declval<T>()).await_resume())>;
template <class T>
constexpr bool is_awaitable_v =
    requires(T V) { internal::getAwaiter(V).await_ready(); };

struct final_awaiter {
  bool await_ready() noexcept { return false; }
  template <class T> auto await_suspend(std::coroutine_handle<T> H) noexcept {
    return H.promise().continuation_;
  }
  void await_resume() noexcept {}
};
template <class Promise> struct task_awaiter {
  using handle_type = std::coroutine_handle<Promise>;
  explicit task_awaiter(handle_type Coro) : coro_(Coro) {}
  bool await_ready() noexcept { return !coro_ || coro_.done(); }
  auto await_suspend(std::coroutine_handle<> H) noexcept {
    coro_.promise().setContinuation(H);
    return coro_;
  }
  auto await_resume() {
    if constexpr (std::is_void_v<decltype(coro_.promise().result())>)
      coro_.promise().result();
    else
      return std::move(coro_.promise().result());
  }

private:
  handle_type coro_;
};

template <class T = void> struct [[nodiscard]] Task {
  struct promise_type;
  using handle_type = std::coroutine_handle<promise_type>;
  Task(handle_type H) : coro_(H) {}
  Task(const Task &) = delete;
  Task(Task &&Other) noexcept {
    coro_ = Other.coro_;
    Other.coro_ = nullptr;
  }
  ~Task() {
    if (coro_)
      coro_.destroy();
  }
  Task &operator=(const Task &) = delete;
  Task &operator=(Task &&Other) noexcept {
    std::swap(coro_, Other.coro_);
    return *this;
  }
  struct promise_type {
    Task<T> get_return_object() {
      return Task<T>{handle_type::from_promise(*this)};
    }
    std::suspend_always initial_suspend() { return {}; }
    void return_value(const T &V) { value = V; }
    void return_value(T &&V) { value = std::move(V); }
    auto final_suspend() noexcept { return final_awaiter{}; }
    void unhandled_exception() { exception_ = std::current_exception(); }
    T &&result() && { return std::move(value.value()); }
    T &result() & {
      if (exception_ != nullptr)
        std::rethrow_exception(exception_);
      return value.value();
    }
    void setContinuation(std::coroutine_handle<> H) { continuation_ = H; }
    std::optional<T> value;
    std::exception_ptr exception_;
    std::coroutine_handle<> continuation_{std::noop_coroutine()};
  };
  auto operator co_await() const noexcept { return task_awaiter(coro_); }
  handle_type coro_;
};
template <> struct [[nodiscard]] Task<void> {
  struct promise_type;
  using handle_type = std::coroutine_handle<promise_type>;
  Task(handle_type H) : coro_(H) {}
  Task(const Task &) = delete;
  Task(Task &&Other) noexcept {
    coro_ = Other.coro_;
    Other.coro_ = nullptr;
  }
  ~Task() {
    if (coro_)
      coro_.destroy();
  }
  Task &operator=(const Task &) = delete;
  Task &operator=(Task &&Other) noexcept {
    std::swap(coro_, Other.coro_);
    return *this;
  }
  struct promise_type {
    Task<> get_return_object() {
      return Task<>{handle_type::from_promise(*this)};
    }
    std::suspend_always initial_suspend() { return {}; }
    void return_void() {}
    auto final_suspend() noexcept { return final_awaiter{}; }
    void unhandled_exception() { exception_ = std::current_exception(); }
    void result() {
      if (exception_ != nullptr)
        std::rethrow_exception(exception_);
    }
    void setContinuation(std::coroutine_handle<> H) { continuation_ = H; }
    std::exception_ptr exception_;
    std::coroutine_handle<> continuation_{std::noop_coroutine()};
  };
  auto operator co_await() const noexcept { return task_awaiter(coro_); }
  handle_type coro_;
};

/// Fire and forget: starts at once and destroys itself.
struct AsyncTask {
  struct promise_type;
  using handle_type = std::coroutine_handle<promise_type>;
  AsyncTask() = default;
  AsyncTask(handle_type H) : coro_(H) {}
  AsyncTask(const AsyncTask &) = delete;
  AsyncTask(AsyncTask &&Other) noexcept {
    coro_ = Other.coro_;
    Other.coro_ = nullptr;
  }
  struct promise_type {
    AsyncTask get_return_object() noexcept {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    void unhandled_exception() { std::terminate(); }
    void return_void() noexcept {}
    std::suspend_never final_suspend() const noexcept { return {}; }
  };
  handle_type coro_;
};

/// What an awaiter that is resumed by a callback derives from.
template <class T = void> struct CallbackAwaiter : public trantor::NonCopyable {
  bool await_ready() noexcept { return false; }
  const T &await_resume() const noexcept(false) {
    if (exception_)
      std::rethrow_exception(exception_);
    return result_.value();
  }

private:
  std::optional<T> result_;
  std::exception_ptr exception_{nullptr};

protected:
  void setException(const std::exception_ptr &E) { exception_ = E; }
  void setValue(T &&V) { result_.emplace(std::move(V)); }
};
template <> struct CallbackAwaiter<void> : public trantor::NonCopyable {
  bool await_ready() noexcept { return false; }
  void await_resume() noexcept(false) {
    if (exception_)
      std::rethrow_exception(exception_);
  }

private:
  std::exception_ptr exception_{nullptr};
};

template <class Await> auto sync_wait(Await &&Awaited) {
  using Result = await_result_t<Await>;
  std::condition_variable Changed;
  std::mutex Mutex;
  bool Done = false;
  std::unique_lock Lock(Mutex);
  if constexpr (std::is_void_v<Result>) {
    auto Run = [&]() -> AsyncTask {
      co_await Awaited;
      Done = true;
      Changed.notify_all();
    };
    std::thread Thread([&] { Run(); });
    Changed.wait(Lock, [&] { return Done; });
    Thread.join();
  } else {
    std::optional<Result> Value;
    auto Run = [&]() -> AsyncTask {
      Value.emplace(co_await Awaited);
      Done = true;
      Changed.notify_all();
    };
    std::thread Thread([&] { Run(); });
    Changed.wait(Lock, [&] { return Done; });
    Thread.join();
    return std::move(Value.value());
  }
}
template <class Await>
inline auto co_future(Await &&Awaited) noexcept
    -> std::future<await_result_t<Await>> {
  using Result = await_result_t<Await>;
  std::promise<Result> Promise;
  auto Future = Promise.get_future();
  [](std::promise<Result> P, std::remove_reference_t<Await> A) -> AsyncTask {
    if constexpr (std::is_void_v<Result>) {
      co_await std::move(A);
      P.set_value();
    } else {
      P.set_value(co_await std::move(A));
    }
  }(std::move(Promise), std::move(Awaited));
  return Future;
}

namespace internal {
struct [[nodiscard]] TimerAwaiter : CallbackAwaiter<void> {
  TimerAwaiter(trantor::EventLoop *Loop, double Delay)
      : loop_(Loop), delay_(Delay) {}
  void await_suspend(std::coroutine_handle<> H) {
    loop_->runAfter(delay_, [H] { H.resume(); });
  }

private:
  trantor::EventLoop *loop_;
  double delay_;
};
struct [[nodiscard]] SwitchThreadAwaiter : CallbackAwaiter<void> {
  explicit SwitchThreadAwaiter(trantor::EventLoop *Loop) : loop_(Loop) {}
  void await_suspend(std::coroutine_handle<> H) {
    loop_->runInLoop([H] { H.resume(); });
  }

private:
  trantor::EventLoop *loop_;
};
struct [[nodiscard]] LoopAwaiter : CallbackAwaiter<void> {
  LoopAwaiter(trantor::EventLoop *Loop, std::function<void()> &&Fn)
      : loop_(Loop), fn_(std::move(Fn)) {}
  void await_suspend(std::coroutine_handle<> H) {
    loop_->queueInLoop([H, this] {
      fn_();
      H.resume();
    });
  }

private:
  trantor::EventLoop *loop_;
  std::function<void()> fn_;
};
template <class... Tasks>
struct WhenAllAwaiter
    : public CallbackAwaiter<
          std::tuple<void_to_false_t<await_result_t<Tasks>>...>> {
  WhenAllAwaiter(Tasks... T) : tasks_(std::forward<Tasks>(T)...) {}
  void await_suspend(std::coroutine_handle<> H) { H.resume(); }

private:
  std::tuple<Tasks...> tasks_;
};
} // namespace internal
inline internal::TimerAwaiter
sleepCoro(trantor::EventLoop *Loop,
          const std::chrono::duration<double> &Delay) noexcept {
  return {Loop, Delay.count()};
}
inline internal::SwitchThreadAwaiter
switchThreadCoro(trantor::EventLoop *Loop) noexcept {
  return internal::SwitchThreadAwaiter{Loop};
}
inline internal::LoopAwaiter queueInLoopCoro(trantor::EventLoop *Loop,
                                             std::function<void()> Fn) {
  return {Loop, std::move(Fn)};
}
template <class... Tasks>
internal::WhenAllAwaiter<Tasks...> when_all(Tasks... T) {
  return internal::WhenAllAwaiter<Tasks...>(std::move(T)...);
}
/// Keeps the callable alive until its coroutine is done.
template <class Coro> void async_run(Coro &&C) {
  auto Functor = [](std::decay_t<Coro> Fn) -> AsyncTask {
    auto Frame = Fn();
    co_await Frame;
  };
  Functor(std::forward<Coro>(C));
}
template <class Coro> std::function<void()> async_func(Coro &&C) {
  return [C = std::forward<Coro>(C)]() mutable { async_run(std::move(C)); };
}
class Mutex final : trantor::NonCopyable {
public:
  struct [[nodiscard]] ScopedLockAwaiter {
    Mutex &mutex_;
    bool await_ready() noexcept { return mutex_.try_lock(); }
    bool await_suspend(std::coroutine_handle<>) noexcept { return true; }
    std::unique_lock<Mutex> await_resume() noexcept {
      return std::unique_lock<Mutex>(mutex_, std::adopt_lock);
    }
  };
  bool try_lock() noexcept;
  void unlock() noexcept;
  ScopedLockAwaiter scoped_lock() noexcept { return {*this}; }
};
} // namespace drogon
