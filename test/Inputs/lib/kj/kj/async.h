// The eager promise. Dropping one cancels it; its promise type is found
// through std::coroutine_traits, and only await_transform makes it awaitable.
#pragma once
#include <coroutine>
#include <kj/common.h>

namespace kj {
template <class T> class Promise;
template <class T> class ForkedPromise;
class WaitScope;
class EventLoop {
public:
  EventLoop();
  ~EventLoop();
};
class WaitScope {
public:
  explicit WaitScope(EventLoop &);
  ~WaitScope();
  void poll();
};
namespace _ {
template <class T> struct JoinPromises_ {
  using Type = T;
};
template <class T> struct JoinPromises_<Promise<T>> {
  using Type = T;
};
template <class F, class T> struct ReturnType_ {
  using Type = std::invoke_result_t<F, T>;
};
template <class F> struct ReturnType_<F, void> {
  using Type = std::invoke_result_t<F>;
};
template <class T>
using FixVoid = std::conditional_t<std::is_void_v<T>, int, T>;
template <class T> struct PromiseNode {
  std::optional<FixVoid<T>> value;
};
class PromiseBase {
protected:
  std::shared_ptr<void> node;
};
} // namespace _
template <class F, class T>
using PromiseForResult = Promise<
    typename _::JoinPromises_<typename _::ReturnType_<F, T>::Type>::Type>;
struct ReadyNow {
  template <class T> operator Promise<T>() const;
};
struct NeverDone {
  template <class T> operator Promise<T>() const;
  void wait(WaitScope &) const;
};
inline constexpr ReadyNow READY_NOW = ReadyNow();
inline constexpr NeverDone NEVER_DONE = NeverDone();

template <class T> class [[nodiscard]] Promise : protected _::PromiseBase {
public:
  Promise(_::FixVoid<T> Value) { (void)Value; }
  Promise(kj::Exception &&) {}
  Promise(decltype(nullptr)) {}
  Promise(Promise &&) = default;
  Promise(const Promise &) = delete;
  Promise &operator=(Promise &&) = default;

  template <class Func>
  PromiseForResult<Func, T> then(Func &&Fn) KJ_WARN_UNUSED_RESULT {
    if constexpr (std::is_void_v<T>)
      (void)Fn();
    else
      (void)Fn(T());
    return nullptr;
  }
  template <class Func, class ErrorFunc>
  PromiseForResult<Func, T> then(Func &&Fn,
                                 ErrorFunc &&) KJ_WARN_UNUSED_RESULT {
    return then(kj::fwd<Func>(Fn));
  }
  Promise<void> ignoreResult() KJ_WARN_UNUSED_RESULT { return nullptr; }
  template <class ErrorFunc>
  Promise<T> catch_(ErrorFunc &&) KJ_WARN_UNUSED_RESULT {
    return kj::mv(*this);
  }
  T wait(WaitScope &) {
    if constexpr (!std::is_void_v<T>)
      return T();
  }
  bool poll(WaitScope &) { return true; }
  ForkedPromise<T> fork() KJ_WARN_UNUSED_RESULT { return {}; }
  Promise<T> exclusiveJoin(Promise<T> &&) KJ_WARN_UNUSED_RESULT {
    return kj::mv(*this);
  }
  template <class... Attachments>
  Promise<T> attach(Attachments &&...) KJ_WARN_UNUSED_RESULT {
    return kj::mv(*this);
  }
  template <class ErrorFunc>
  Promise<T> eagerlyEvaluate(ErrorFunc &&) KJ_WARN_UNUSED_RESULT {
    return kj::mv(*this);
  }
  template <class ErrorFunc> void detach(ErrorFunc &&) {}
};
template <class T> ReadyNow::operator Promise<T>() const { return nullptr; }
template <class T> NeverDone::operator Promise<T>() const { return nullptr; }

template <class T> class ForkedPromise {
public:
  Promise<T> addBranch() { return nullptr; }
  bool hasBranches();
};
template <class T> class PromiseFulfiller {
public:
  template <class U> void fulfill(U &&) {}
  void fulfill() {}
  void reject(Exception &&) {}
  bool isWaiting() { return true; }
};
template <class T> struct PromiseFulfillerPair {
  Promise<T> promise;
  Own<PromiseFulfiller<T>> fulfiller;
};
template <class T> PromiseFulfillerPair<T> newPromiseAndFulfiller() {
  return {nullptr, kj::heap<PromiseFulfiller<T>>()};
}
template <class T, class Adapter, class... A>
Promise<T> newAdaptedPromise(A &&...Args) {
  PromiseFulfiller<T> Fulfiller;
  Adapter Adapted(Fulfiller, kj::fwd<A>(Args)...);
  return nullptr;
}
template <class T> Promise<Array<T>> joinPromises(Array<Promise<T>> &&) {
  return nullptr;
}
Promise<void> joinPromises(Array<Promise<void>> &&);
Promise<void> joinPromisesFailFast(Array<Promise<void>> &&);
template <class Func>
PromiseForResult<Func, void> evalLater(Func &&Fn) KJ_WARN_UNUSED_RESULT;
template <class Func> PromiseForResult<Func, void> evalLater(Func &&Fn) {
  (void)Fn();
  return nullptr;
}
template <class Func>
PromiseForResult<Func, void> evalNow(Func &&Fn) KJ_WARN_UNUSED_RESULT;
template <class Func> PromiseForResult<Func, void> evalNow(Func &&Fn) {
  (void)Fn();
  return nullptr;
}

/// Keeps the closure of a lambda coroutine alive in its frame.
template <class Functor> auto coCapture(Functor &&Fn) {
  return [Fn = kj::mv(Fn)](auto &&...Args) mutable {
    return kj::mv(Fn)(kj::fwd<decltype(Args)>(Args)...);
  };
}

/// Owns background promises; destroying it cancels them.
class TaskSet {
public:
  class ErrorHandler {
  public:
    virtual void taskFailed(kj::Exception &&) = 0;
  };
  explicit TaskSet(ErrorHandler &Handler) : errorHandler(Handler) {}
  ~TaskSet();
  void add(Promise<void> &&);
  bool isEmpty();
  Promise<void> onEmpty();
  void clear();

private:
  ErrorHandler &errorHandler;
};
class Canceler {
public:
  ~Canceler();
  template <class T> Promise<T> wrap(Promise<T> P) { return P; }
  void cancel(StringPtr);
  void release();
  bool isEmpty() const;
};

namespace _ {
template <class T> class PromiseAwaiter {
  Promise<T> promise;

public:
  explicit PromiseAwaiter(Promise<T> P) : promise(kj::mv(P)) {}
  bool await_ready() const { return false; }
  template <class U> bool await_suspend(std::coroutine_handle<U>) {
    return true;
  }
  T await_resume() {
    if constexpr (!std::is_void_v<T>)
      return T();
  }
};
template <class Self, class T> class CoroutineMixin {
public:
  void return_value(T Value) {
    static_cast<Self *>(this)->fulfill(FixVoid<T>(kj::mv(Value)));
  }
};
template <class Self> class CoroutineMixin<Self, void> {
public:
  void return_void() { static_cast<Self *>(this)->fulfill(0); }
};
class CoroutineBase {
public:
  auto initial_suspend() { return std::suspend_never(); }
  auto final_suspend() noexcept { return std::suspend_always(); }
};
template <class T>
class Coroutine final : public CoroutineBase,
                        public CoroutineMixin<Coroutine<T>, T> {
  PromiseNode<T> result;

public:
  Promise<T> get_return_object() { return nullptr; }
  template <class U> PromiseAwaiter<U> await_transform(Promise<U> &P) {
    return PromiseAwaiter<U>(kj::mv(P));
  }
  template <class U> PromiseAwaiter<U> await_transform(Promise<U> &&P) {
    return PromiseAwaiter<U>(kj::mv(P));
  }
  template <class U> PromiseAwaiter<U> await_transform(ForkedPromise<U> &P) {
    return PromiseAwaiter<U>(P.addBranch());
  }
  void fulfill(FixVoid<T> &&Value) { result.value.emplace(kj::mv(Value)); }
  void unhandled_exception() {}
};
} // namespace _
} // namespace kj

template <class T, class... Args>
struct std::coroutine_traits<kj::Promise<T>, Args...> {
  using promise_type = kj::_::Coroutine<T>;
};
