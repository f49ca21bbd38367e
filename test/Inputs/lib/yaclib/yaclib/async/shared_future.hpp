// The eager future that may be copied, and awaited as often as one likes.
#pragma once
#include <yaclib/async/future.hpp>

namespace yaclib {
template <class V, class E> class SharedFutureBase {
public:
  SharedFutureBase() = default;
  [[nodiscard]] bool Valid() const noexcept { return _core != nullptr; }
  [[nodiscard]] const Result<V, E> &Get() const & noexcept {
    return _core->Get();
  }
  void Detach() && noexcept { _core = nullptr; }
  [[nodiscard]] const detail::UniqueCorePtr<V, E> &GetCore() const noexcept {
    return _core;
  }

protected:
  SharedFutureBase(detail::UniqueCorePtr<V, E> Core) noexcept
      : _core{std::move(Core)} {}
  detail::UniqueCorePtr<V, E> _core;
};
template <class V = void, class E = StopError>
class SharedFuture final : public SharedFutureBase<V, E> {
public:
  using SharedFutureBase<V, E>::SharedFutureBase;
  SharedFuture() noexcept = default;
  SharedFuture(detail::UniqueCorePtr<V, E> Core) noexcept
      : SharedFutureBase<V, E>{std::move(Core)} {}
};
} // namespace yaclib
