// Groups of deferred operations that run concurrently.
#pragma once
#include <array>
#include <boost/asio/deferred.hpp>

BOOST_ASIO_BEGIN
namespace experimental {
class wait_for_all {};
class wait_for_one {};
class wait_for_one_success {};
template <class... Ops> class parallel_group {
  std::tuple<Ops...> Operations;

public:
  constexpr explicit parallel_group(Ops... O) : Operations(std::move(O)...) {}
  template <class Condition, class Token = deferred_t>
  auto async_wait(Condition, Token &&T = deferred_t()) {
    return async_initiate<Token, void(std::array<std::size_t, sizeof...(Ops)>,
                                      asio::detail::ErrorCode)>(
        asio::detail::Initiate<parallel_group>{this}, T);
  }
};
template <class... Ops>
BOOST_ASIO_NODISCARD parallel_group<Ops...> make_parallel_group(Ops... O) {
  return parallel_group<Ops...>(std::move(O)...);
}
} // namespace experimental
BOOST_ASIO_END
