// The token `use_future`.
#pragma once
#include <boost/asio/async_result.hpp>
#include <future>

BOOST_ASIO_BEGIN
template <class Allocator = std::allocator<void>> class use_future_t {
public:
  constexpr use_future_t() {}
};
inline constexpr use_future_t<> use_future;

template <class Allocator, class Signature>
class async_result<use_future_t<Allocator>, Signature> {
public:
  using return_type =
      std::future<typename detail::AwaitResult<Signature>::type>;
  template <class Initiation, class... Args>
  static return_type initiate(Initiation &&Init, use_future_t<Allocator>,
                              Args &&...As) {
    std::forward<Initiation>(Init)([](auto &&...) {},
                                   std::forward<Args>(As)...);
    return {};
  }
};
BOOST_ASIO_END
