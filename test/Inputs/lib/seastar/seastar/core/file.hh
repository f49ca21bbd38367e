// Files, which must be closed.
#pragma once
#include <seastar/core/future.hh>
#include <string_view>

namespace seastar {
class file {
public:
  file(file &&) noexcept;
  future<std::size_t> size() noexcept;
  future<> flush() noexcept;
  future<> close() noexcept;
};
future<file> open_file_dma(std::string_view, int) noexcept;
} // namespace seastar
