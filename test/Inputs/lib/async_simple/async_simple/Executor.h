// Executors.
#pragma once
#include <cstddef>
#include <functional>

namespace async_simple {
class Executor {
public:
  using Func = std::function<void()>;
  virtual ~Executor() = default;
  virtual bool schedule(Func) = 0;
  virtual bool currentThreadInExecutor() const = 0;
};
class IOExecutor;
} // namespace async_simple
