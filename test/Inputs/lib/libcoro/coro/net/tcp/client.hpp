// TCP: every operation is a task.
#pragma once
#include <coro/scheduler.hpp>
#include <span>
#include <string>

namespace coro::net {
enum class connect_status { connected, timeout, error };
class socket_address {
public:
  socket_address(std::string_view Ip, std::uint16_t Port);
};
struct io_status {
  bool is_ok() const;
  bool is_timeout() const;
};
namespace tcp {
class client {
public:
  explicit client(std::unique_ptr<coro::scheduler> &, net::socket_address);
  client(client &&) noexcept;
  ~client();
  auto connect(std::chrono::milliseconds = {})
      -> coro::task<net::connect_status>;
  auto read_some(std::span<char> Buffer, std::chrono::milliseconds = {})
      -> coro::task<std::pair<io_status, std::span<char>>>;
  auto write_all(std::span<const char> Buffer, std::chrono::milliseconds = {})
      -> coro::task<std::pair<io_status, std::span<const char>>>;
};
class server {
public:
  explicit server(std::unique_ptr<coro::scheduler> &,
                  const net::socket_address &);
  auto accept(std::chrono::milliseconds = {})
      -> coro::task<coro::expected<client, io_status>>;
  auto shutdown() -> void;
};
} // namespace tcp
} // namespace coro::net
