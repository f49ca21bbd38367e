// TCP sockets, with their blocking and their asynchronous members.
#pragma once
#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>

BOOST_ASIO_BEGIN
class socket_base {
public:
  enum shutdown_type { shutdown_receive, shutdown_send, shutdown_both };
  struct reuse_address {
    explicit reuse_address(bool) {}
  };
};
namespace ip {
template <class Protocol> class basic_endpoint {
public:
  basic_endpoint() noexcept;
  basic_endpoint(const Protocol &, port_type) noexcept;
  basic_endpoint(const ip::address &, port_type) noexcept;
  ip::address address() const noexcept;
  port_type port() const noexcept;
};
} // namespace ip

template <class Protocol, class Executor = any_io_executor>
class basic_stream_socket : public socket_base {
  using Default = default_completion_token_t<Executor>;
  Executor Ex;

public:
  template <class E> struct rebind_executor {
    using other = basic_stream_socket<Protocol, E>;
  };
  using executor_type = Executor;
  using endpoint_type = typename Protocol::endpoint;
  explicit basic_stream_socket(const Executor &E) : Ex(E) {}
  template <class C>
    requires detail::Context<C>
  explicit basic_stream_socket(C &Ctx) : Ex(Ctx.get_executor()) {}
  basic_stream_socket(basic_stream_socket &&Other) noexcept : Ex(Other.Ex) {}
  template <class E>
    requires std::is_constructible_v<Executor, E>
  basic_stream_socket(basic_stream_socket<Protocol, E> &&Other)
      : Ex(Other.get_executor()) {}
  basic_stream_socket(const basic_stream_socket &) = delete;
  ~basic_stream_socket() {}
  basic_stream_socket &operator=(basic_stream_socket &&) { return *this; }
  executor_type get_executor() noexcept { return Ex; }

  bool is_open() const { return true; }
  void close() {}
  void close(detail::ErrorCode &) {}
  void cancel() {}
  void shutdown(shutdown_type) {}
  void shutdown(shutdown_type, detail::ErrorCode &) {}
  endpoint_type remote_endpoint() const { return {}; }
  std::size_t available() const { return 0; }
  template <class Option> void set_option(const Option &) {}
  void non_blocking(bool) {}

  void connect(const endpoint_type &) {}
  template <class B> std::size_t read_some(const B &) { return 0; }
  template <class B> std::size_t read_some(const B &, detail::ErrorCode &) {
    return 0;
  }
  template <class B> std::size_t write_some(const B &) { return 0; }
  template <class B> std::size_t receive(const B &) { return 0; }
  template <class B> std::size_t send(const B &) { return 0; }
  template <class Token = Default>
  auto async_connect(const endpoint_type &, Token &&T = Default()) {
    return async_initiate<Token, void(detail::ErrorCode)>(
        detail::Initiate<basic_stream_socket>{this}, T);
  }
  template <class B, class Token = Default>
  auto async_read_some(const B &, Token &&T = Default()) {
    return async_initiate<Token, void(detail::ErrorCode, std::size_t)>(
        detail::Initiate<basic_stream_socket>{this}, T);
  }
  template <class B, class Token = Default>
  auto async_write_some(const B &, Token &&T = Default()) {
    return async_initiate<Token, void(detail::ErrorCode, std::size_t)>(
        detail::Initiate<basic_stream_socket>{this}, T);
  }
  template <class B, class Token = Default>
  auto async_receive(const B &, Token &&T = Default()) {
    return async_initiate<Token, void(detail::ErrorCode, std::size_t)>(
        detail::Initiate<basic_stream_socket>{this}, T);
  }
  template <class B, class Token = Default>
  auto async_send(const B &, Token &&T = Default()) {
    return async_initiate<Token, void(detail::ErrorCode, std::size_t)>(
        detail::Initiate<basic_stream_socket>{this}, T);
  }
};

template <class Protocol, class Executor = any_io_executor>
class basic_socket_acceptor : public socket_base {
  using Default = default_completion_token_t<Executor>;
  Executor Ex;

public:
  template <class E> struct rebind_executor {
    using other = basic_socket_acceptor<Protocol, E>;
  };
  using executor_type = Executor;
  using socket_type = basic_stream_socket<Protocol, Executor>;
  using endpoint_type = typename Protocol::endpoint;
  explicit basic_socket_acceptor(const Executor &E) : Ex(E) {}
  basic_socket_acceptor(const Executor &E, const endpoint_type &) : Ex(E) {}
  template <class C>
    requires detail::Context<C>
  basic_socket_acceptor(C &Ctx, const endpoint_type &)
      : Ex(Ctx.get_executor()) {}
  basic_socket_acceptor(basic_socket_acceptor &&Other) noexcept
      : Ex(Other.Ex) {}
  executor_type get_executor() noexcept { return Ex; }
  bool is_open() const { return true; }
  void close() {}
  void cancel() {}
  void listen() {}
  socket_type accept() { return socket_type(Ex); }
  void accept(socket_type &) {}
  template <class Token = Default>
    requires(!std::is_same_v<std::decay_t<Token>, socket_type>)
  auto async_accept(Token &&T = Default()) {
    return async_initiate<Token, void(detail::ErrorCode, socket_type)>(
        detail::Initiate<basic_socket_acceptor>{this}, T);
  }
  template <class Token = Default>
  auto async_accept(socket_type &, Token &&T = Default()) {
    return async_initiate<Token, void(detail::ErrorCode)>(
        detail::Initiate<basic_socket_acceptor>{this}, T);
  }
};

namespace ip {
template <class Protocol> class basic_resolver_results {
public:
  using iterator = const basic_endpoint<Protocol> *;
  iterator begin() const;
  iterator end() const;
  bool empty() const noexcept;
};
template <class Protocol, class Executor = any_io_executor>
class basic_resolver {
  using Default = default_completion_token_t<Executor>;
  Executor Ex;

public:
  template <class E> struct rebind_executor {
    using other = basic_resolver<Protocol, E>;
  };
  using executor_type = Executor;
  using results_type = basic_resolver_results<Protocol>;
  explicit basic_resolver(const Executor &E) : Ex(E) {}
  template <class C>
    requires detail::Context<C>
  explicit basic_resolver(C &Ctx) : Ex(Ctx.get_executor()) {}
  void cancel() {}
  results_type resolve(std::string_view, std::string_view) { return {}; }
  template <class Token = Default>
  auto async_resolve(std::string_view, std::string_view,
                     Token &&T = Default()) {
    return async_initiate<Token, void(detail::ErrorCode, results_type)>(
        detail::Initiate<basic_resolver>{this}, T);
  }
};
class tcp {
public:
  using endpoint = basic_endpoint<tcp>;
  using socket = basic_stream_socket<tcp>;
  using acceptor = basic_socket_acceptor<tcp>;
  using resolver = basic_resolver<tcp>;
  static tcp v4() noexcept;
  static tcp v6() noexcept;
  struct no_delay {
    explicit no_delay(bool) {}
  };
};
} // namespace ip
BOOST_ASIO_END
