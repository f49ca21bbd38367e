// Hopping to an executor.
#pragma once
#include <concurrencpp/results/promises.h>

namespace concurrencpp {
namespace details {
template <class executor_type>
class resume_on_awaitable : public std::suspend_always {
  executor_type &m_executor;

public:
  resume_on_awaitable(executor_type &Ex) noexcept : m_executor(Ex) {}
  resume_on_awaitable(const resume_on_awaitable &) = delete;
  void await_suspend(std::coroutine_handle<> Handle) {
    m_executor.post(Handle);
  }
  void await_resume() const {}
};
} // namespace details
template <class executor_type>
auto resume_on(std::shared_ptr<executor_type> Ex) {
  return details::resume_on_awaitable<executor_type>(*Ex);
}
template <class executor_type> auto resume_on(executor_type &Ex) noexcept {
  return details::resume_on_awaitable<executor_type>(Ex);
}
} // namespace concurrencpp
