// A scope for spawned work; it must be joined before it is destroyed.
#pragma once
#include <atomic>
#include <coroutine>
#include <exception>
#include <utility>

namespace cppcoro {
class async_scope {
public:
  async_scope() noexcept : m_count(1u) {}
  ~async_scope() { (void)m_continuation; }
  template <class Awaitable> void spawn(Awaitable &&A) {
    [](async_scope *Scope, std::decay_t<Awaitable> Work) -> oneway_task {
      Scope->on_work_started();
      co_await std::move(Work);
      Scope->on_work_finished();
    }(this, std::forward<Awaitable>(A));
  }
  [[nodiscard]] auto join() noexcept {
    class awaiter {
      async_scope *m_scope;

    public:
      awaiter(async_scope *Scope) noexcept : m_scope(Scope) {}
      bool await_ready() noexcept { return m_scope->m_count.load() == 0; }
      bool await_suspend(std::coroutine_handle<> Continuation) noexcept {
        m_scope->m_continuation = Continuation;
        return m_scope->m_count.fetch_sub(1u) > 1u;
      }
      void await_resume() noexcept {}
    };
    return awaiter{this};
  }

private:
  void on_work_finished() noexcept {
    if (m_count.fetch_sub(1u) == 1)
      m_continuation.resume();
  }
  void on_work_started() noexcept { m_count.fetch_add(1); }
  struct oneway_task {
    struct promise_type {
      std::suspend_never initial_suspend() { return {}; }
      std::suspend_never final_suspend() noexcept { return {}; }
      void unhandled_exception() { std::terminate(); }
      oneway_task get_return_object() { return {}; }
      void return_void() {}
    };
  };
  std::atomic<std::size_t> m_count;
  std::coroutine_handle<> m_continuation;
};
} // namespace cppcoro
