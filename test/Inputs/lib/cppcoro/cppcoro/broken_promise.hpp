// What awaiting an empty task throws.
#pragma once
#include <stdexcept>

namespace cppcoro {
class broken_promise : public std::logic_error {
public:
  broken_promise() : logic_error("broken promise") {}
};
} // namespace cppcoro
