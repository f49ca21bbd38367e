// Readers, writers and what must be closed by a task.
#pragma once
#include <asyncio/task.h>
#include <cstddef>
#include <span>
#include <string>

namespace asyncio {
class ICloseable {
public:
  virtual ~ICloseable() = default;
  virtual task::Task<void, std::error_code> close() = 0;
};
namespace net {
class TCPStream : public ICloseable {
public:
  static task::Task<TCPStream, std::error_code> connect(std::string Host,
                                                        unsigned short Port);
  TCPStream(TCPStream &&) noexcept;
  task::Task<std::size_t, std::error_code> read(std::span<std::byte>);
  task::Task<void, std::error_code> writeAll(std::span<const std::byte>);
  task::Task<void, std::error_code> close() override;
};
} // namespace net
} // namespace asyncio
