// Pointers that are shared on one shard.
#pragma once
#include <memory>

namespace seastar {
template <class T> using lw_shared_ptr = std::shared_ptr<T>;
template <class T> using shared_ptr = std::shared_ptr<T>;
template <class T, class... A> lw_shared_ptr<T> make_lw_shared(A &&...Args) {
  return std::make_shared<T>(std::forward<A>(Args)...);
}
} // namespace seastar
