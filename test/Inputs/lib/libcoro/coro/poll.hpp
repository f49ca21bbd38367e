// What can be polled for.
#pragma once

namespace coro {
enum class poll_op { read, write, read_write };
enum class poll_status { read, write, timeout, error, closed };
} // namespace coro
