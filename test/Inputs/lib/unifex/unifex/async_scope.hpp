// The scope's first version, with spawning members.
#pragma once
#include <unifex/v2/async_scope.hpp>

namespace unifex {
inline namespace v1 {
struct async_scope {
  async_scope() noexcept;
  ~async_scope();
  template <sender Sender> auto spawn(Sender &&S) {
    return unifex::spawn_future(static_cast<Sender &&>(S), scope_);
  }
  template <class Scheduler, sender Sender>
  auto spawn_on(Scheduler &&, Sender &&S) {
    return spawn(static_cast<Sender &&>(S));
  }
  template <sender Sender> void detached_spawn(Sender &&S) {
    unifex::spawn_detached(static_cast<Sender &&>(S), scope_);
  }
  template <class Scheduler, sender Sender>
  void detached_spawn_on(Scheduler &&, Sender &&S) {
    detached_spawn(static_cast<Sender &&>(S));
  }
  template <sender Sender> [[nodiscard]] auto attach(Sender &&S) {
    return scope_.nest(static_cast<Sender &&>(S));
  }
  [[nodiscard]] auto complete() noexcept { return scope_.join(); }
  [[nodiscard]] auto cleanup() noexcept { return scope_.join(); }
  template <sender Sender> [[nodiscard]] auto nest(Sender &&S) {
    return attach(static_cast<Sender &&>(S));
  }
  void request_stop() noexcept;

private:
  v2::async_scope scope_;
};
} // namespace v1
} // namespace unifex
