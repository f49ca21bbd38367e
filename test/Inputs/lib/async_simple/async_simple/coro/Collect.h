// Awaits several coroutines; every result is a Try.
#pragma once
#include <async_simple/coro/Lazy.h>
#include <cstdint>
#include <tuple>
#include <vector>

namespace async_simple {
enum SignalType : uint64_t { None = 0, Terminate = 1, All = UINT64_MAX };
}
namespace async_simple::coro {
template <template <class> class LazyType, class... Ts>
inline Lazy<std::tuple<Try<Ts>...>> collectAll(LazyType<Ts>... Inputs) {
  co_return std::tuple<Try<Ts>...>(co_await Inputs.coAwaitTry()...);
}
template <class T, template <class> class LazyType>
inline Lazy<std::vector<Try<T>>> collectAll(std::vector<LazyType<T>> &&Inputs) {
  std::vector<Try<T>> Results;
  auto Held = std::move(Inputs);
  for (auto &Each : Held)
    Results.push_back(co_await Each.coAwaitTry());
  co_return std::move(Results);
}
template <class T, template <class> class LazyType>
inline Lazy<std::vector<Try<T>>>
collectAllPara(std::vector<LazyType<T>> &&Inputs) {
  return collectAll(std::move(Inputs));
}
template <class T, template <class> class LazyType>
inline Lazy<std::vector<Try<T>>>
collectAllWindowed(std::size_t, bool, std::vector<LazyType<T>> &&Inputs) {
  return collectAll(std::move(Inputs));
}
template <class T> struct CollectAnyResult {
  std::size_t _idx = 0;
  Try<T> _value;
  std::size_t index() const { return _idx; }
  T &value() { return _value.value(); }
};
template <SignalType Signal = SignalType::None, class T,
          template <class> class LazyType>
inline Lazy<CollectAnyResult<T>> collectAny(std::vector<LazyType<T>> &&Inputs) {
  auto Held = std::move(Inputs);
  CollectAnyResult<T> Result;
  Result._value = co_await Held.front().coAwaitTry();
  co_return std::move(Result);
}
} // namespace async_simple::coro
