// All of stdexec's look-alike.
#pragma once
#include <stdexec/__detail/__algorithms.hpp>
#include <stdexec/__detail/__scopes.hpp>
#include <stdexec/__detail/__task.hpp>

namespace stdexec {
class run_loop {
public:
  struct scheduler {
    auto schedule() const {
      return __detail::__make_sexpr<schedule_t, void>(*this);
    }
    friend bool operator==(scheduler, scheduler) noexcept = default;
  };
  scheduler get_scheduler() noexcept;
  void run();
  void finish();
};
} // namespace stdexec
