// Awaits several awaitables concurrently.
#pragma once
#include <cppcoro/detail/sync_wait_task.hpp>
#include <tuple>
#include <vector>

namespace cppcoro {
namespace detail {
template <class Result> class when_all_task;
template <class Result> class when_all_task_promise final {
  using handle = std::coroutine_handle<when_all_task_promise>;
  std::remove_reference_t<Result> *m_result = nullptr;

public:
  auto get_return_object() noexcept { return handle::from_promise(*this); }
  std::suspend_always initial_suspend() noexcept { return {}; }
  auto final_suspend() noexcept {
    struct completion_notifier {
      bool await_ready() const noexcept { return false; }
      void await_suspend(handle) const noexcept {}
      void await_resume() const noexcept {}
    };
    return completion_notifier{};
  }
  void unhandled_exception() noexcept {}
  void return_void() noexcept {}
  auto yield_value(Result &&R) noexcept {
    m_result = std::addressof(R);
    return final_suspend();
  }
  Result &&result() { return static_cast<Result &&>(*m_result); }
};
template <> class when_all_task_promise<void> final {
  using handle = std::coroutine_handle<when_all_task_promise>;

public:
  auto get_return_object() noexcept { return handle::from_promise(*this); }
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() noexcept {}
  void result() {}
};
struct void_value {};
template <class Result> class when_all_task final {
public:
  using promise_type = when_all_task_promise<Result>;
  when_all_task(std::coroutine_handle<promise_type> Coro) noexcept
      : m_coroutine(Coro) {}
  when_all_task(when_all_task &&Other) noexcept
      : m_coroutine(std::exchange(Other.m_coroutine, {})) {}
  ~when_all_task() {
    if (m_coroutine)
      m_coroutine.destroy();
  }
  when_all_task(const when_all_task &) = delete;
  decltype(auto) result() { return m_coroutine.promise().result(); }
  decltype(auto) non_void_result() {
    if constexpr (std::is_void_v<Result>)
      return void_value{};
    else
      return result();
  }

private:
  std::coroutine_handle<promise_type> m_coroutine;
};
template <class Awaitable, class Result = typename awaitable_traits<
                               Awaitable &&>::await_result_t>
when_all_task<Result> make_when_all_task(Awaitable A) {
  if constexpr (std::is_void_v<Result>)
    co_await static_cast<Awaitable &&>(A);
  else
    co_yield co_await static_cast<Awaitable &&>(A);
}
template <class Tasks> class when_all_ready_awaitable {
  Tasks m_tasks;

public:
  explicit when_all_ready_awaitable(Tasks &&T) noexcept
      : m_tasks(std::move(T)) {}
  auto operator co_await() && noexcept {
    struct awaiter {
      Tasks &m_tasks;
      bool await_ready() const noexcept { return false; }
      bool await_suspend(std::coroutine_handle<>) noexcept { return true; }
      Tasks &&await_resume() noexcept { return std::move(m_tasks); }
    };
    return awaiter{m_tasks};
  }
};
template <class Tasks, class Convert> class fmap_awaitable {
  Tasks m_tasks;
  Convert m_convert;

public:
  fmap_awaitable(Tasks T, Convert C)
      : m_tasks(std::move(T)), m_convert(std::move(C)) {}
  auto operator co_await() && {
    struct awaiter {
      fmap_awaitable &m_self;
      bool await_ready() const noexcept { return false; }
      bool await_suspend(std::coroutine_handle<>) noexcept { return true; }
      auto await_resume() {
        return m_self.m_convert(std::move(m_self.m_tasks));
      }
    };
    return awaiter{*this};
  }
};
template <class R> using Element = std::remove_cvref_t<R>;
} // namespace detail

template <class... Awaitables>
[[nodiscard]] auto when_all_ready(Awaitables &&...A) {
  auto Tasks = std::make_tuple(
      detail::make_when_all_task(std::forward<Awaitables>(A))...);
  return detail::when_all_ready_awaitable<decltype(Tasks)>(std::move(Tasks));
}
template <class... Awaitables> [[nodiscard]] auto when_all(Awaitables &&...A) {
  return detail::fmap_awaitable(
      std::make_tuple(
          detail::make_when_all_task(std::forward<Awaitables>(A))...),
      [](auto Tasks) {
        return std::apply(
            [](auto &...T) { return std::make_tuple(T.non_void_result()...); },
            Tasks);
      });
}
template <class Awaitable>
[[nodiscard]] auto when_all(std::vector<Awaitable> A) {
  using Result = typename awaitable_traits<Awaitable &&>::await_result_t;
  std::vector<detail::when_all_task<Result>> Tasks;
  Tasks.reserve(A.size());
  for (auto &Each : A)
    Tasks.emplace_back(detail::make_when_all_task(std::move(Each)));
  return detail::fmap_awaitable(std::move(Tasks), [](auto Done) {
    if constexpr (!std::is_void_v<Result>) {
      std::vector<detail::Element<Result>> Results;
      for (auto &Task : Done)
        Results.emplace_back(Task.result());
      return Results;
    } else {
      (void)Done;
    }
  });
}
} // namespace cppcoro
