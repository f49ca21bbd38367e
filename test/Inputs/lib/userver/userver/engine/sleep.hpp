// Sleeping, which suspends the task and blocks no thread.
#pragma once
#include <userver/engine/task/task.hpp>

namespace userver::engine {
void Yield();
void SleepUntil(Deadline);
template <class R, class P>
void SleepFor(const std::chrono::duration<R, P> &D) {
  SleepUntil(Deadline::FromDuration(D));
}
template <class R, class P>
void InterruptibleSleepFor(const std::chrono::duration<R, P> &D) {
  SleepUntil(Deadline::FromDuration(D));
}
} // namespace userver::engine
