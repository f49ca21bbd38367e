// Starts an awaitable as a new thread of execution.
#pragma once
#include <boost/asio/awaitable.hpp>

BOOST_ASIO_BEGIN
namespace detail {
template <class T> struct SpawnSignature {
  using type = void(std::exception_ptr, T);
};
template <> struct SpawnSignature<void> {
  using type = void(std::exception_ptr);
};
template <class Executor> struct initiate_co_spawn {
  Executor Ex;
  template <class Handler, class F> void operator()(Handler &&, F &&Fn) const {
    Entry(std::forward<F>(Fn));
  }
  template <class F> static void Entry(F &&Fn) { (void)Fn().valid(); }
};
template <class T, class E> struct HoldAwaitable {
  awaitable<T, E> Held;
  awaitable<T, E> operator()() { return std::move(Held); }
};
template <class F>
using SpawnResult = typename std::invoke_result_t<F &>::value_type;
} // namespace detail

template <class Executor, class T, class AwaitableExecutor,
          class CompletionToken = default_completion_token_t<Executor>>
  requires detail::Executor<Executor>
auto co_spawn(const Executor &Ex, awaitable<T, AwaitableExecutor> A,
              CompletionToken &&Token = CompletionToken()) {
  return async_initiate<CompletionToken,
                        typename detail::SpawnSignature<T>::type>(
      detail::initiate_co_spawn<AwaitableExecutor>{AwaitableExecutor(Ex)},
      Token, detail::HoldAwaitable<T, AwaitableExecutor>{std::move(A)});
}
template <class ExecutionContext, class T, class AwaitableExecutor,
          class CompletionToken = default_completion_token_t<any_io_executor>>
  requires detail::Context<ExecutionContext>
auto co_spawn(ExecutionContext &Ctx, awaitable<T, AwaitableExecutor> A,
              CompletionToken &&Token = CompletionToken()) {
  return co_spawn(Ctx.get_executor(), std::move(A),
                  std::forward<CompletionToken>(Token));
}
template <class Executor, class F,
          class CompletionToken = default_completion_token_t<Executor>>
  requires detail::Executor<Executor> && std::is_invocable_v<F &>
auto co_spawn(const Executor &Ex, F &&Fn,
              CompletionToken &&Token = CompletionToken()) {
  return async_initiate<CompletionToken, typename detail::SpawnSignature<
                                             detail::SpawnResult<F>>::type>(
      detail::initiate_co_spawn<any_io_executor>{any_io_executor(Ex)}, Token,
      std::forward<F>(Fn));
}
template <class ExecutionContext, class F,
          class CompletionToken = default_completion_token_t<any_io_executor>>
  requires detail::Context<ExecutionContext> && std::is_invocable_v<F &>
auto co_spawn(ExecutionContext &Ctx, F &&Fn,
              CompletionToken &&Token = CompletionToken()) {
  return co_spawn(Ctx.get_executor(), std::forward<F>(Fn),
                  std::forward<CompletionToken>(Token));
}
BOOST_ASIO_END
