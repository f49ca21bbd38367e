// Posting from outside of a coroutine.
#pragma once
#include <future>
#include <tmc/task.hpp>

namespace tmc {
template <class Executor, class Work>
void post(Executor &, Work &&W, std::size_t = 0) {
  if constexpr (requires { std::coroutine_handle<>(std::move(W)); })
    (void)std::coroutine_handle<>(std::move(W));
  else
    W();
}
template <class Executor, class Result>
[[nodiscard]] std::future<Result> post_waitable(Executor &, task<Result> &&T,
                                                std::size_t = 0) {
  std::promise<Result> Promise;
  auto Future = Promise.get_future();
  (void)std::coroutine_handle<>(std::move(T));
  return Future;
}
int async_main(task<int> &&);
} // namespace tmc
