// Waits for the first of several futures.
#pragma once
#include <utility>
#include <yaclib/async/future.hpp>

namespace yaclib {
enum class FailPolicy : unsigned char { None, FirstFail, LastFail };
template <FailPolicy F = FailPolicy::LastFail, class V, class... Rest>
Future<V> WhenAny(Future<V> First, Rest...) {
  return First;
}
} // namespace yaclib
