// Starts a sender for which nobody waits.
#pragma once
#include <stdexec/execution.hpp>

namespace exec {
struct start_detached_t {
  template <stdexec::sender S> void operator()(S &&Sndr) const {
    auto Operation =
        stdexec::connect(static_cast<S &&>(Sndr), stdexec::__null_receiver{});
    stdexec::start(Operation);
  }
};
inline constexpr start_detached_t start_detached{};
} // namespace exec
