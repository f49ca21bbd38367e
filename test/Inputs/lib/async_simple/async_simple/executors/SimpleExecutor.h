// A thread pool.
#pragma once
#include <async_simple/Executor.h>

namespace async_simple::executors {
class SimpleExecutor : public Executor {
public:
  explicit SimpleExecutor(std::size_t ThreadNum);
  ~SimpleExecutor() override;
  bool schedule(Func) override;
  bool currentThreadInExecutor() const override;
};
} // namespace async_simple::executors
