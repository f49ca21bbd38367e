// The promises: started at once, or on the executor that the coroutine takes
// after an executor_tag.
#pragma once
#include <concurrencpp/executors/executor.h>
#include <concurrencpp/results/result.h>
#include <memory>

namespace concurrencpp::details {
template <class executor_type> class initialy_rescheduled_promise {
  executor_type &m_initial_executor;

public:
  template <class... A>
  initialy_rescheduled_promise(executor_tag, executor_type &Ex, A &&...)
      : m_initial_executor(Ex) {}
  template <class... A>
  initialy_rescheduled_promise(executor_tag, executor_type *Ex, A &&...)
      : m_initial_executor(*Ex) {}
  template <class... A>
  initialy_rescheduled_promise(executor_tag, std::shared_ptr<executor_type> Ex,
                               A &&...)
      : m_initial_executor(*Ex) {}
  class initial_scheduling_awaiter : public std::suspend_always {
  public:
    template <class promise_type>
    void await_suspend(std::coroutine_handle<promise_type> Handle) const {
      Handle.promise().m_initial_executor.post(Handle);
    }
    void await_resume() const {}
  };
  initial_scheduling_awaiter initial_suspend() const noexcept { return {}; }
};
struct initialy_resumed_promise {
  std::suspend_never initial_suspend() const noexcept { return {}; }
};
struct null_result_promise {
  null_result get_return_object() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  void unhandled_exception() const noexcept {}
  void return_void() const noexcept {}
};
struct result_publisher : public std::suspend_always {
  template <class promise_type>
  void
  await_suspend(std::coroutine_handle<promise_type> Handle) const noexcept {
    Handle.promise().complete_producer(Handle);
  }
};
template <class type>
struct result_coro_promise
    : public return_value_struct<result_coro_promise<type>, type> {
  template <class... A> void set_result(A &&...Args) {
    m_result_state.set_result(std::forward<A>(Args)...);
  }
  void unhandled_exception() noexcept {
    m_result_state.set_exception(std::current_exception());
  }
  result<type> get_return_object() noexcept { return {&m_result_state}; }
  void complete_producer(std::coroutine_handle<> Done) noexcept {
    m_result_state.complete_producer(Done);
  }
  result_publisher final_suspend() const noexcept { return {}; }

private:
  result_state<type> m_result_state;
};
struct initialy_resumed_null_result_promise : public initialy_resumed_promise,
                                              public null_result_promise {};
template <class type>
struct initialy_resumed_result_promise : public initialy_resumed_promise,
                                         public result_coro_promise<type> {};
template <class executor_type>
struct initialy_rescheduled_null_result_promise
    : public initialy_rescheduled_promise<executor_type>,
      public null_result_promise {
  using initialy_rescheduled_promise<
      executor_type>::initialy_rescheduled_promise;
};
template <class type, class executor_type>
struct initialy_rescheduled_result_promise
    : public initialy_rescheduled_promise<executor_type>,
      public result_coro_promise<type> {
  using initialy_rescheduled_promise<
      executor_type>::initialy_rescheduled_promise;
};
} // namespace concurrencpp::details

namespace std {
template <class... A>
struct coroutine_traits<::concurrencpp::null_result, A...> {
  using promise_type =
      concurrencpp::details::initialy_resumed_null_result_promise;
};
template <class type, class... A>
struct coroutine_traits<::concurrencpp::result<type>, A...> {
  using promise_type =
      concurrencpp::details::initialy_resumed_result_promise<type>;
};
#define MOCK_CONCURRENCPP_TRAITS(EXECUTOR)                                     \
  template <class executor_type, class... A>                                   \
  struct coroutine_traits<concurrencpp::null_result,                           \
                          concurrencpp::executor_tag, EXECUTOR, A...> {        \
    using promise_type =                                                       \
        concurrencpp::details::initialy_rescheduled_null_result_promise<       \
            executor_type>;                                                    \
  };                                                                           \
  template <class type, class executor_type, class... A>                       \
  struct coroutine_traits<::concurrencpp::result<type>,                        \
                          concurrencpp::executor_tag, EXECUTOR, A...> {        \
    using promise_type =                                                       \
        concurrencpp::details::initialy_rescheduled_result_promise<            \
            type, executor_type>;                                              \
  };
MOCK_CONCURRENCPP_TRAITS(std::shared_ptr<executor_type>)
MOCK_CONCURRENCPP_TRAITS(executor_type *)
MOCK_CONCURRENCPP_TRAITS(executor_type &)
#undef MOCK_CONCURRENCPP_TRAITS
} // namespace std
