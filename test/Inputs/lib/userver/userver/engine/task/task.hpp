// Stackful tasks: there is no co_await, waiting suspends the calling task.
#pragma once
#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>

namespace userver::engine {
class TaskProcessor;
class Deadline {
public:
  template <class R, class P>
  static Deadline FromDuration(const std::chrono::duration<R, P> &) {
    return {};
  }
};
class TaskCancelledException : public std::exception {};
class [[nodiscard]] Task {
public:
  Task();
  Task(Task &&) noexcept;
  Task &operator=(Task &&) noexcept;
  ~Task();
  bool IsValid() const;
  bool IsFinished() const;
  void Wait() const noexcept(false);
  template <class R, class P>
  void WaitFor(const std::chrono::duration<R, P> &) const {}
  void RequestCancel();
  void SyncCancel() noexcept;
  void Detach() &&;
};
template <class T> class [[nodiscard]] TaskWithResult : public Task {
  std::optional<std::conditional_t<std::is_void_v<T>, int, T>> Result;

public:
  using ResultType = T;
  TaskWithResult() = default;
  TaskWithResult(TaskWithResult &&) noexcept = default;
  TaskWithResult &operator=(TaskWithResult &&) noexcept = default;
  T Get() noexcept(false) {
    Wait();
    if constexpr (!std::is_void_v<T>)
      return std::move(*Result);
  }
};
bool IsCancelRequested();
void CancellationPoint();
} // namespace userver::engine
