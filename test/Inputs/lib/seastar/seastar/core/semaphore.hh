// The semaphore and its units.
#pragma once
#include <chrono>
#include <seastar/core/future.hh>

namespace seastar {
struct semaphore_default_exception_factory {};
template <class ExceptionFactory, class Clock = std::chrono::steady_clock>
class basic_semaphore {
  std::ptrdiff_t _count;

public:
  basic_semaphore(std::size_t Count) noexcept : _count(Count) {}
  future<> wait(std::size_t = 1) noexcept { return {}; }
  void signal(std::size_t N = 1) noexcept { _count += N; }
  bool try_wait(std::size_t = 1) noexcept { return true; }
  std::size_t current() const noexcept { return _count; }
  void broken() noexcept {}
};
using semaphore = basic_semaphore<semaphore_default_exception_factory>;
template <class ExceptionFactory, class Clock = std::chrono::steady_clock>
class semaphore_units {
  basic_semaphore<ExceptionFactory, Clock> *_sem = nullptr;
  std::size_t _n = 0;

public:
  semaphore_units() noexcept = default;
  semaphore_units(basic_semaphore<ExceptionFactory, Clock> &Sem,
                  std::size_t N) noexcept
      : _sem(&Sem), _n(N) {}
  semaphore_units(semaphore_units &&Other) noexcept
      : _sem(Other._sem), _n(std::exchange(Other._n, 0)) {}
  semaphore_units(const semaphore_units &) = delete;
  semaphore_units &operator=(semaphore_units &&Other) noexcept {
    std::swap(_sem, Other._sem);
    std::swap(_n, Other._n);
    return *this;
  }
  ~semaphore_units() noexcept { return_all(); }
  void return_all() noexcept {
    if (_n)
      _sem->signal(std::exchange(_n, 0));
  }
  std::size_t release() noexcept { return std::exchange(_n, 0); }
};
template <class ExceptionFactory, class Clock>
future<semaphore_units<ExceptionFactory, Clock>>
get_units(basic_semaphore<ExceptionFactory, Clock> &Sem,
          std::size_t Units) noexcept {
  return Sem.wait(Units).then([&Sem, Units] {
    return semaphore_units<ExceptionFactory, Clock>(Sem, Units);
  });
}
template <class ExceptionFactory, class Clock, class Func>
futurize_t<std::invoke_result_t<Func>>
with_semaphore(basic_semaphore<ExceptionFactory, Clock> &, std::size_t,
               Func &&Fn) noexcept {
  return futurize_invoke(std::forward<Func>(Fn));
}
} // namespace seastar
