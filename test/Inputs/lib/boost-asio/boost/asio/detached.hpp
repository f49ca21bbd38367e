// The token `detached`: nobody waits for the operation.
#pragma once
#include <boost/asio/async_result.hpp>

BOOST_ASIO_BEGIN
class detached_t {
public:
  constexpr detached_t() {}
};
inline constexpr detached_t detached;

template <class Signature> struct async_result<detached_t, Signature> {
  using return_type = void;
  template <class Initiation, class... Args>
  static void initiate(Initiation &&Init, detached_t, Args &&...As) {
    std::forward<Initiation>(Init)([](auto &&...) {},
                                   std::forward<Args>(As)...);
  }
};
BOOST_ASIO_END
