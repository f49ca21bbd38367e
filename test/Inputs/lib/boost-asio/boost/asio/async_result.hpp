// What a completion token makes of an asynchronous operation.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <tuple>
#include <utility>

BOOST_ASIO_BEGIN
/// Primary template: the token is a completion handler and nothing is returned.
template <class CompletionToken, class... Signatures> class async_result {
public:
  using return_type = void;
  template <class Initiation, class Handler, class... Args>
  static void initiate(Initiation &&Init, Handler &&H, Args &&...As) {
    std::forward<Initiation>(Init)(std::forward<Handler>(H),
                                   std::forward<Args>(As)...);
  }
};

template <class CompletionToken, class... Signatures, class Initiation,
          class... Args>
auto async_initiate(Initiation &&Init,
                    std::type_identity_t<CompletionToken> &Token,
                    Args &&...As) {
  return async_result<std::decay_t<CompletionToken>, Signatures...>::initiate(
      std::forward<Initiation>(Init), std::forward<CompletionToken>(Token),
      std::forward<Args>(As)...);
}

class deferred_t;
template <class T> struct default_completion_token {
  using type = deferred_t;
};
template <class T>
  requires requires { typename T::default_completion_token_type; }
struct default_completion_token<T> {
  using type = typename T::default_completion_token_type;
};
template <class T>
using default_completion_token_t = typename default_completion_token<T>::type;

namespace detail {
/// What an operation with Signature gives a coroutine that awaits it; a leading
/// error becomes an exception.
template <class Signature> struct AwaitResult;
template <class... A> struct ResultOf {
  using type = std::tuple<A...>;
};
template <> struct ResultOf<> {
  using type = void;
};
template <class A> struct ResultOf<A> {
  using type = A;
};
template <class R, class... A>
struct AwaitResult<R(A...)> : ResultOf<std::decay_t<A>...> {};
template <class R, class... A>
struct AwaitResult<R(ErrorCode, A...)> : ResultOf<std::decay_t<A>...> {};
template <class R, class... A>
struct AwaitResult<R(std::exception_ptr, A...)> : ResultOf<std::decay_t<A>...> {
};

/// The initiation of an operation of an I/O object.
template <class Object> struct Initiate {
  Object *Self;
  using executor_type = any_io_executor;
  template <class Handler, class... A>
  void operator()(Handler &&, A &&...) const {}
};
} // namespace detail
BOOST_ASIO_END
