// The rows of a table as objects, awaited.
#pragma once
#include <drogon/orm/DbClient.h>
#include <vector>

namespace drogon::orm {
namespace internal {
template <class ReturnType>
struct [[nodiscard]] MapperAwaiter : public CallbackAwaiter<ReturnType> {
  void await_suspend(std::coroutine_handle<> H) {
    this->setValue(ReturnType());
    H.resume();
  }
};
} // namespace internal
template <class T> class CoroMapper {
public:
  explicit CoroMapper(const DbClientPtr &);
  internal::MapperAwaiter<T> findByPrimaryKey(int Key) {
    (void)Key;
    return {};
  }
  internal::MapperAwaiter<std::vector<T>> findAll() { return {}; }
};
} // namespace drogon::orm
