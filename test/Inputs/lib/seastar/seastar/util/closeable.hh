// Closing resources on every path.
#pragma once
#include <seastar/core/future.hh>

namespace seastar {
template <class Object>
concept closeable = requires(Object O) { O.close(); };
template <closeable Object> class [[nodiscard]] deferred_close {
  Object *_obj;

public:
  deferred_close(Object &O) noexcept : _obj(&O) {}
  deferred_close(const deferred_close &) = delete;
  ~deferred_close() { _obj->close().get(); }
  void cancel() noexcept {}
};
template <closeable Closeable, class Func>
inline futurize_t<std::invoke_result_t<Func, Closeable &>>
with_closeable(Closeable &&Obj, Func Fn) noexcept {
  auto Result = futurize_invoke(Fn, Obj);
  return std::move(Result).finally([&Obj] { return Obj.close(); });
}
} // namespace seastar
