// The token `deferred`: a function object that starts the operation when it is
// called with another token.
#pragma once
#include <boost/asio/async_result.hpp>

BOOST_ASIO_BEGIN
struct deferred_init_tag {};
template <class T> struct is_deferred : std::false_type {};
template <class T> struct completion_signature_of {};
template <class T> struct is_async_operation : std::false_type {};

template <class Signature, class Initiation, class... InitArgs>
class BOOST_ASIO_NODISCARD deferred_async_operation {
  Initiation Init;
  std::tuple<InitArgs...> Args;

public:
  template <class I, class... A>
  constexpr explicit deferred_async_operation(deferred_init_tag, I &&In,
                                              A &&...As)
      : Init(std::forward<I>(In)), Args(std::forward<A>(As)...) {}

  template <class CompletionToken> auto operator()(CompletionToken &&Token) && {
    return std::apply(
        [&](auto &...As) {
          return async_initiate<CompletionToken, Signature>(
              std::move(Init), Token, std::move(As)...);
        },
        Args);
  }
  template <class CompletionToken>
  auto operator()(CompletionToken &&Token) const & {
    return deferred_async_operation(*this)(
        std::forward<CompletionToken>(Token));
  }
};
template <class S, class I, class... A>
struct is_deferred<deferred_async_operation<S, I, A...>> : std::true_type {};
template <class S, class I, class... A>
struct is_async_operation<deferred_async_operation<S, I, A...>>
    : std::true_type {};
template <class S, class I, class... A>
struct completion_signature_of<deferred_async_operation<S, I, A...>> {
  using type = S;
};

class deferred_t {
public:
  constexpr deferred_t() {}
  template <class InnerExecutor> struct executor_with_default : InnerExecutor {
    using default_completion_token_type = deferred_t;
  };
};
inline constexpr deferred_t deferred;

template <class Signature> class async_result<deferred_t, Signature> {
public:
  template <class Initiation, class... InitArgs>
  static deferred_async_operation<Signature, std::decay_t<Initiation>,
                                  std::decay_t<InitArgs>...>
  initiate(Initiation &&Init, deferred_t, InitArgs &&...Args) {
    return deferred_async_operation<Signature, std::decay_t<Initiation>,
                                    std::decay_t<InitArgs>...>(
        deferred_init_tag{}, std::forward<Initiation>(Init),
        std::forward<InitArgs>(Args)...);
  }
};
BOOST_ASIO_END
