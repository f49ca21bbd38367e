// Where a result waits for its future.
#pragma once
#include <memory>
#include <yaclib/exe/executor.hpp>
#include <yaclib/util/result.hpp>

namespace yaclib::detail {
class BaseCore {
public:
  IExecutor *_executor = nullptr;
};
template <class V, class E> class ResultCore : public BaseCore {
public:
  template <class T> void Store(T &&Value) noexcept {
    if constexpr (std::is_constructible_v<Result<V, E>, T>)
      _result = Result<V, E>(std::forward<T>(Value));
  }
  Result<V, E> &Get() noexcept { return _result; }

private:
  Result<V, E> _result;
};
template <class V, class E>
using UniqueCorePtr = std::shared_ptr<ResultCore<V, E>>;
template <class F, class V> struct ThenResult {
  using type = std::invoke_result_t<F, V>;
};
template <class F> struct ThenResult<F, void> {
  using type = std::invoke_result_t<F>;
};
} // namespace yaclib::detail
