// Streams: next() and cleanup() give senders.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
struct range_stream {
  int next_;
  int max_;
  auto next() & noexcept {
    return detail::make_sender<range_stream, int>(this);
  }
  auto cleanup() noexcept { return detail::make_sender<range_stream, void>(); }
};
namespace _next {
struct _fn {
  template <class Stream> auto operator()(Stream &S) const { return S.next(); }
};
} // namespace _next
inline constexpr _next::_fn next{};
namespace _cleanup {
struct _fn {
  template <class Stream> auto operator()(Stream &S) const {
    return S.cleanup();
  }
};
} // namespace _cleanup
inline constexpr _cleanup::_fn cleanup{};
namespace _for_each {
struct _fn {
  template <class Stream, class F> auto operator()(Stream &&S, F &&Fn) const {
    return detail::make_sender<_fn, void>(static_cast<Stream &&>(S),
                                          static_cast<F &&>(Fn));
  }
};
} // namespace _for_each
inline constexpr _for_each::_fn for_each{};
} // namespace unifex
