// The lazy task; dropping it cancels it.
#pragma once
#include <yaclib/async/future.hpp>

namespace yaclib {
template <class V = void, class E = StopError> class [[nodiscard]] Task final {
public:
  Task(const Task &) = delete;
  Task &operator=(const Task &) = delete;
  Task(Task &&Other) noexcept = default;
  Task &operator=(Task &&Other) noexcept = default;
  Task() noexcept = default;
  Task(detail::UniqueCorePtr<V, E> Core) noexcept : _core{std::move(Core)} {}
  ~Task() noexcept {
    if (Valid())
      std::move(*this).Cancel();
  }
  [[nodiscard]] bool Valid() const & noexcept { return _core != nullptr; }
  void Cancel() && noexcept { std::move(*this).Detach(); }
  void Detach() && noexcept { _core = nullptr; }
  void Detach(IExecutor &) && noexcept { _core = nullptr; }
  [[nodiscard]] Future<V, E> ToFuture() && noexcept {
    return Future<V, E>(std::move(_core));
  }
  [[nodiscard]] FutureOn<V, E> ToFuture(IExecutor &) && noexcept { return {}; }
  [[nodiscard]] Result<V, E> Get() && noexcept {
    return std::move(*this).ToFuture().Get();
  }
  [[nodiscard]] detail::UniqueCorePtr<V, E> &GetCore() noexcept {
    return _core;
  }

private:
  detail::UniqueCorePtr<V, E> _core;
};
} // namespace yaclib
