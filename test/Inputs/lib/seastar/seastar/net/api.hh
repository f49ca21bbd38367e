// Sockets.
#pragma once
#include <seastar/core/iostream.hh>

namespace seastar {
class connected_socket {
public:
  connected_socket() noexcept;
  connected_socket(connected_socket &&) noexcept;
  input_stream<char> input();
  output_stream<char> output();
};
} // namespace seastar
