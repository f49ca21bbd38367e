// The database client: execSqlSync blocks, execSqlCoro is awaited.
#pragma once
#include <drogon/utils/coroutine.h>
#include <memory>
#include <string>

namespace drogon::orm {
class Result {
public:
  std::size_t size() const noexcept;
};
namespace internal {
struct [[nodiscard]] SqlAwaiter : public CallbackAwaiter<Result> {
  void await_suspend(std::coroutine_handle<> H) {
    setValue(Result());
    H.resume();
  }
};
} // namespace internal
class Transaction;
class DbClient : public trantor::NonCopyable {
public:
  template <class... A> const Result execSqlSync(const std::string &, A &&...) {
    return {};
  }
  template <class... A>
  std::future<Result> execSqlAsyncFuture(const std::string &, A &&...) {
    return {};
  }
  template <class... A>
  internal::SqlAwaiter execSqlCoro(const std::string &, A &&...) noexcept {
    return {};
  }
};
using DbClientPtr = std::shared_ptr<DbClient>;
} // namespace drogon::orm
