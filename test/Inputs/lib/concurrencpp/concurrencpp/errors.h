// What broken and empty results throw.
#pragma once
#include <stdexcept>

namespace concurrencpp::errors {
struct empty_object : public std::runtime_error {
  using runtime_error::runtime_error;
};
struct empty_result : public empty_object {
  using empty_object::empty_object;
};
struct broken_task : public std::runtime_error {
  using runtime_error::runtime_error;
};
struct runtime_shutdown : public std::runtime_error {
  using runtime_error::runtime_error;
};
} // namespace concurrencpp::errors
