// Channels between coroutines.
#pragma once
#include <boost/asio/deferred.hpp>
#include <cstddef>

BOOST_ASIO_BEGIN
namespace experimental {
namespace error {
enum channel_errors { channel_closed = 1, channel_cancelled };
}
template <class Executor, class Signature> class basic_channel;
template <class Executor, class R, class... A>
class basic_channel<Executor, R(A...)> {
  using Default = default_completion_token_t<Executor>;
  Executor Ex;

public:
  using executor_type = Executor;
  explicit basic_channel(const Executor &E, std::size_t = 0) : Ex(E) {}
  template <class C>
    requires asio::detail::Context<C>
  explicit basic_channel(C &Ctx, std::size_t = 0) : Ex(Ctx.get_executor()) {}
  bool is_open() const noexcept { return true; }
  void close() {}
  void cancel() {}
  void reset() {}
  template <class... T> bool try_send(T &&...) { return true; }
  template <class Handler> bool try_receive(Handler &&) { return true; }
  template <class Token = Default>
  auto async_send(A... Args, Token &&T = Default()) {
    return async_initiate<Token, void(asio::detail::ErrorCode)>(
        asio::detail::Initiate<basic_channel>{this}, T, std::move(Args)...);
  }
  template <class Token = Default> auto async_receive(Token &&T = Default()) {
    return async_initiate<Token, R(A...)>(
        asio::detail::Initiate<basic_channel>{this}, T);
  }
};
template <class... Signatures>
using channel = basic_channel<any_io_executor, Signatures...>;
} // namespace experimental
BOOST_ASIO_END
