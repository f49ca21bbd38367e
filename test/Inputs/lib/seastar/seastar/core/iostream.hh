// Streams, which must be closed.
#pragma once
#include <seastar/core/future.hh>
#include <string>

namespace seastar {
using sstring = std::string;
template <class C> class temporary_buffer {
public:
  bool empty() const noexcept;
  std::size_t size() const noexcept;
  const C *get() const noexcept;
};
template <class C> class input_stream {
public:
  input_stream() noexcept;
  input_stream(input_stream &&) noexcept;
  future<temporary_buffer<C>> read() noexcept;
  bool eof() const noexcept;
  future<> close() noexcept;
};
template <class C> class output_stream {
public:
  output_stream() noexcept;
  output_stream(output_stream &&) noexcept;
  output_stream &operator=(output_stream &&) noexcept;
  future<> write(const C *, std::size_t) noexcept;
  future<> write(std::basic_string<C>) noexcept;
  future<> flush() noexcept;
  future<> close() noexcept;
};
} // namespace seastar
