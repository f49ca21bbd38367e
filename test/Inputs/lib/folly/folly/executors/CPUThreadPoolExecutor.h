// Thread pools.
#pragma once
#include <cstddef>
#include <folly/Executor.h>

namespace folly {
class CPUThreadPoolExecutor : public Executor {
public:
  explicit CPUThreadPoolExecutor(std::size_t NumThreads);
  ~CPUThreadPoolExecutor() override;
  void add(Func) override;
  void join();
  void stop();
};
class IOThreadPoolExecutor : public Executor {
public:
  explicit IOThreadPoolExecutor(std::size_t NumThreads);
  void add(Func) override;
  void join();
};
} // namespace folly
