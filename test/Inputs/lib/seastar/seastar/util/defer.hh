// Runs a function at the end of a scope.
#pragma once
#include <utility>

namespace seastar {
template <class Func> class [[nodiscard]] deferred_action {
  Func _func;

public:
  deferred_action(Func &&Fn) noexcept : _func(std::move(Fn)) {}
  deferred_action(const deferred_action &) = delete;
  ~deferred_action() { _func(); }
};
template <class Func> inline deferred_action<Func> defer(Func &&Fn) {
  return deferred_action<Func>(std::forward<Func>(Fn));
}
} // namespace seastar
