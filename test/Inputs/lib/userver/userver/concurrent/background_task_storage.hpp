// Owns background tasks: its destructor cancels them and waits.
#pragma once
#include <userver/utils/async.hpp>

namespace userver::concurrent {
class BackgroundTaskStorage final {
public:
  BackgroundTaskStorage();
  BackgroundTaskStorage(const BackgroundTaskStorage &) = delete;
  ~BackgroundTaskStorage();
  void CancelAndWait() noexcept;
  template <class F, class... A>
  void AsyncDetach(std::string Name, F &&Fn, A &&...Args) {
    utils::Async(std::move(Name), std::forward<F>(Fn), std::forward<A>(Args)...)
        .Wait();
  }
};
} // namespace userver::concurrent
