// The eager future. Its base is what can be awaited; dropping it detaches.
#pragma once
#include <utility>
#include <vector>
#include <yaclib/algo/detail/result_core.hpp>

namespace yaclib {
template <class V = void, class E = StopError> class Future;
template <class V = void, class E = StopError> class FutureOn;
template <class V, class E> class FutureBase {
public:
  FutureBase(const FutureBase &) = delete;
  FutureBase &operator=(const FutureBase &) = delete;
  FutureBase(FutureBase &&Other) noexcept = default;
  FutureBase &operator=(FutureBase &&Other) noexcept = default;
  FutureBase() noexcept = default;
  ~FutureBase() noexcept {
    if (Valid())
      std::move(*this).Detach();
  }
  [[nodiscard]] bool Valid() const & noexcept { return _core != nullptr; }
  [[nodiscard]] bool Ready() const & noexcept { return Valid(); }
  void Get() & = delete;
  [[nodiscard]] Result<V, E> Get() && noexcept {
    return std::move(_core->Get());
  }
  [[nodiscard]] Result<V, E> Touch() && noexcept {
    return std::move(_core->Get());
  }
  template <class Func> [[nodiscard]] auto Then(IExecutor &, Func &&Fn) && {
    if constexpr (std::is_void_v<V>)
      (void)Fn();
    else
      (void)Fn(std::move(_core->Get()).Ok());
    return FutureOn<typename detail::ThenResult<Func, V>::type, E>();
  }
  void Detach() && noexcept { _core = nullptr; }
  template <class Func> void DetachInline(Func &&Fn) && {
    Fn(std::move(_core->Get()));
  }
  [[nodiscard]] detail::UniqueCorePtr<V, E> &GetCore() noexcept {
    return _core;
  }

protected:
  explicit FutureBase(detail::UniqueCorePtr<V, E> Core) noexcept
      : _core{std::move(Core)} {}
  detail::UniqueCorePtr<V, E> _core;
};
template <class V, class E>
class [[nodiscard]] Future final : public FutureBase<V, E> {
  using Base = FutureBase<V, E>;

public:
  using Base::Base;
  Future() noexcept = default;
  Future(detail::UniqueCorePtr<V, E> Core) noexcept : Base{std::move(Core)} {}
  template <class Func> [[nodiscard]] auto ThenInline(Func &&Fn) && {
    (void)Fn(std::move(this->_core->Get()).Ok());
    return Future<typename detail::ThenResult<Func, V>::type, E>();
  }
};
template <class V, class E>
class [[nodiscard]] FutureOn final : public FutureBase<V, E> {
public:
  FutureOn() noexcept = default;
  [[nodiscard]] Future<V, E> On(std::nullptr_t) && noexcept {
    return Future<V, E>(std::move(this->_core));
  }
};
template <class V, class E = StopError> class Promise final {
public:
  template <class... A> void Set(A &&...) && noexcept {}
};
template <class V, class E = StopError>
std::pair<Future<V, E>, Promise<V, E>> MakeContract() {
  return {Future<V, E>(), Promise<V, E>()};
}
template <class... A> auto MakeFuture(A &&...Args) {
  return Future<std::decay_t<A>...>();
}
template <class Func> [[nodiscard]] auto Run(IExecutor &, Func &&Fn) {
  (void)Fn();
  return FutureOn<std::invoke_result_t<Func>>();
}
/// Blocks the calling thread.
template <class... Waited> void Wait(Waited &...) noexcept {}
template <class V, class E>
Future<std::vector<V>, E> WhenAll(typename std::vector<Future<V, E>>::iterator,
                                  std::size_t) {
  return {};
}
} // namespace yaclib
