// Blocks the calling thread; empty when the sender is done without a value.
#pragma once
#include <unifex/sender_concepts.hpp>

namespace unifex {
struct unit {};
namespace _sync_wait_cpo {
struct _fn {
  template <sender Sender> auto operator()(Sender &&S) const {
    using Value = detail::value_t<Sender>;
    auto Operation =
        unifex::connect(static_cast<Sender &&>(S), detail::null_receiver{});
    unifex::start(Operation);
    return std::optional<
        std::conditional_t<std::is_void_v<Value>, unit, Value>>();
  }
};
} // namespace _sync_wait_cpo
inline constexpr _sync_wait_cpo::_fn sync_wait{};
} // namespace unifex
