// Cancellation.
#pragma once
#include <exception>
#include <utility>

namespace folly {
struct OperationCancelled : public std::exception {
  const char *what() const noexcept override { return "cancelled"; }
};
class CancellationToken {
public:
  CancellationToken() noexcept;
  CancellationToken(const CancellationToken &) noexcept;
  ~CancellationToken();
  CancellationToken &operator=(const CancellationToken &) noexcept;
  bool isCancellationRequested() const noexcept;
  bool canBeCancelled() const noexcept;
};
class CancellationSource {
public:
  CancellationSource();
  ~CancellationSource();
  CancellationToken getToken() const noexcept;
  bool requestCancellation() const noexcept;
  bool isCancellationRequested() const noexcept;
};
class CancellationCallback {
public:
  template <class F> CancellationCallback(CancellationToken &&, F &&Fn) {
    new std::decay_t<F>(std::forward<F>(Fn));
  }
  template <class F> CancellationCallback(const CancellationToken &, F &&Fn) {
    new std::decay_t<F>(std::forward<F>(Fn));
  }
  ~CancellationCallback();
};
template <class... T> CancellationToken cancellation_token_merge(T &&...);
} // namespace folly
