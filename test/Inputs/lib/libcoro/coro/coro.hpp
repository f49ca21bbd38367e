// All of the look-alike.
#pragma once
#include <coro/condition_variable.hpp>
#include <coro/event.hpp>
#include <coro/generator.hpp>
#include <coro/io_scheduler.hpp>
#include <coro/latch.hpp>
#include <coro/mutex.hpp>
#include <coro/net/tcp/client.hpp>
#include <coro/queue.hpp>
#include <coro/ring_buffer.hpp>
#include <coro/semaphore.hpp>
#include <coro/sync_wait.hpp>
#include <coro/task.hpp>
#include <coro/task_group.hpp>
#include <coro/thread_pool.hpp>
#include <coro/when_all.hpp>
#include <coro/when_any.hpp>
