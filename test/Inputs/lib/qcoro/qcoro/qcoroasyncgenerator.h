// The asynchronous generator: begin() and ++it give awaitables, which are
// classes inside of the functions that give them.
#pragma once
#include <coroutine>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

namespace QCoro {
template <class T> class AsyncGenerator;
template <class T> class AsyncGeneratorIterator;
namespace detail {
class AsyncGeneratorYieldOperation final {
  std::coroutine_handle<> mConsumer;

public:
  explicit AsyncGeneratorYieldOperation(
      std::coroutine_handle<> Consumer) noexcept
      : mConsumer(Consumer) {}
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept {
    return mConsumer;
  }
  void await_resume() noexcept {}
};
class AsyncGeneratorPromiseBase {
public:
  AsyncGeneratorPromiseBase() noexcept = default;
  AsyncGeneratorPromiseBase(const AsyncGeneratorPromiseBase &) = delete;
  std::suspend_always initial_suspend() const noexcept { return {}; }
  AsyncGeneratorYieldOperation final_suspend() noexcept;
  void unhandled_exception() noexcept { mException = std::current_exception(); }
  void return_void() noexcept {}
  bool finished() const noexcept { return mCurrentValue == nullptr; }

protected:
  AsyncGeneratorYieldOperation internal_yield_value() noexcept;
  friend class IteratorAwaitableBase;
  std::exception_ptr mException;
  std::coroutine_handle<> mConsumer;
  void *mCurrentValue = nullptr;
};
inline AsyncGeneratorYieldOperation
AsyncGeneratorPromiseBase::final_suspend() noexcept {
  mCurrentValue = nullptr;
  return internal_yield_value();
}
inline AsyncGeneratorYieldOperation
AsyncGeneratorPromiseBase::internal_yield_value() noexcept {
  return AsyncGeneratorYieldOperation{mConsumer};
}
class IteratorAwaitableBase {
protected:
  explicit IteratorAwaitableBase(std::nullptr_t) noexcept {}
  IteratorAwaitableBase(AsyncGeneratorPromiseBase &Promise,
                        std::coroutine_handle<> Producer) noexcept
      : mPromise(std::addressof(Promise)), mProducer(Producer) {}

public:
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> Consumer) noexcept {
    mPromise->mConsumer = Consumer;
    return mProducer;
  }

protected:
  AsyncGeneratorPromiseBase *mPromise = nullptr;
  std::coroutine_handle<> mProducer;
};
template <class T>
class AsyncGeneratorPromise final : public AsyncGeneratorPromiseBase {
  using value_type = std::remove_reference_t<T>;

public:
  AsyncGenerator<T> get_return_object() noexcept;
  AsyncGeneratorYieldOperation yield_value(value_type &Value) noexcept {
    mCurrentValue = std::addressof(Value);
    return internal_yield_value();
  }
  AsyncGeneratorYieldOperation yield_value(value_type &&Value) noexcept {
    return yield_value(Value);
  }
  T &value() const noexcept { return *static_cast<T *>(mCurrentValue); }
};
} // namespace detail
template <class T> class AsyncGeneratorIterator final {
  using promise_type = detail::AsyncGeneratorPromise<T>;
  using handle_type = std::coroutine_handle<promise_type>;
  handle_type mCoroutine;

public:
  using iterator_category = std::input_iterator_tag;
  using value_type = std::remove_reference_t<T>;
  using reference = std::add_lvalue_reference_t<T>;
  explicit AsyncGeneratorIterator(std::nullptr_t) noexcept {}
  explicit AsyncGeneratorIterator(handle_type Coro) noexcept
      : mCoroutine(Coro) {}
  auto operator++() noexcept {
    class IncrementIteratorAwaitable final
        : public detail::IteratorAwaitableBase {
      AsyncGeneratorIterator &mIterator;

    public:
      explicit IncrementIteratorAwaitable(AsyncGeneratorIterator &It) noexcept
          : IteratorAwaitableBase(It.mCoroutine.promise(), It.mCoroutine),
            mIterator(It) {}
      AsyncGeneratorIterator<T> &await_resume() {
        if (this->mPromise->finished())
          mIterator = AsyncGeneratorIterator<T>{nullptr};
        return mIterator;
      }
    };
    return IncrementIteratorAwaitable{*this};
  }
  reference operator*() const noexcept { return mCoroutine.promise().value(); }
  bool operator==(const AsyncGeneratorIterator &Other) const noexcept {
    return mCoroutine == Other.mCoroutine;
  }
};
template <class T> class [[nodiscard]] AsyncGenerator {
public:
  using promise_type = detail::AsyncGeneratorPromise<T>;
  using iterator = AsyncGeneratorIterator<T>;
  AsyncGenerator() noexcept = default;
  explicit AsyncGenerator(promise_type &Promise) noexcept
      : mCoroutine(std::coroutine_handle<promise_type>::from_promise(Promise)) {
  }
  AsyncGenerator(AsyncGenerator &&Other) noexcept
      : mCoroutine(std::exchange(Other.mCoroutine, nullptr)) {}
  AsyncGenerator(const AsyncGenerator &) = delete;
  AsyncGenerator &operator=(const AsyncGenerator &) = delete;
  ~AsyncGenerator() {
    if (mCoroutine)
      mCoroutine.destroy();
  }
  auto begin() noexcept {
    class BeginIteratorAwaitable final : public detail::IteratorAwaitableBase {
      std::coroutine_handle<promise_type> mHandle;

    public:
      explicit BeginIteratorAwaitable(
          std::coroutine_handle<promise_type> Producer) noexcept
          : IteratorAwaitableBase(Producer.promise(), Producer),
            mHandle(Producer) {}
      bool await_ready() const noexcept { return this->mPromise == nullptr; }
      iterator await_resume() {
        return this->mPromise->finished() ? iterator{nullptr}
                                          : iterator{mHandle};
      }
    };
    return BeginIteratorAwaitable{mCoroutine};
  }
  auto end() noexcept { return iterator{nullptr}; }

private:
  std::coroutine_handle<promise_type> mCoroutine;
};
template <class T>
AsyncGenerator<T>
detail::AsyncGeneratorPromise<T>::get_return_object() noexcept {
  return AsyncGenerator<T>{*this};
}
} // namespace QCoro

#define QCORO_FOREACH(var, generator)                                          \
  if (auto &&_container = (generator); false) {                                \
  } else                                                                       \
    for (auto _begin = co_await _container.begin(), _end = _container.end();   \
         _begin != _end; co_await ++_begin)                                    \
      if (var = *_begin; false) {                                              \
      } else
