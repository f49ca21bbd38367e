// Executors.
#pragma once
#include <cstddef>

namespace yaclib {
class Job {
public:
  virtual ~Job() = default;
  virtual void Call() noexcept = 0;
};
class IExecutor {
public:
  virtual ~IExecutor() = default;
  virtual bool Alive() const noexcept = 0;
  virtual void Submit(Job &) noexcept = 0;
};
class FairThreadPool final : public IExecutor {
public:
  explicit FairThreadPool(std::size_t Threads = 2);
  bool Alive() const noexcept override;
  void Submit(Job &) noexcept override;
  void Stop() noexcept;
  void SoftStop() noexcept;
  void HardStop() noexcept;
  void Wait() noexcept;
};
} // namespace yaclib
