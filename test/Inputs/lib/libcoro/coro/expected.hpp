// The library's name for std::expected.
#pragma once
#include <expected>

namespace coro {
template <class T, class E> using expected = std::expected<T, E>;
template <class E> using unexpected = std::unexpected<E>;
} // namespace coro
