// The lock guards, which <mutex>, <shared_mutex> and <condition_variable> give.
#pragma once
#include <chrono>
#include <utility>

namespace std {
struct defer_lock_t {
  explicit defer_lock_t() = default;
};
struct try_to_lock_t {
  explicit try_to_lock_t() = default;
};
struct adopt_lock_t {
  explicit adopt_lock_t() = default;
};
inline constexpr defer_lock_t defer_lock{};
inline constexpr try_to_lock_t try_to_lock{};
inline constexpr adopt_lock_t adopt_lock{};

template <class M> class lock_guard {
  M &Mutex;

public:
  using mutex_type = M;
  [[nodiscard]] explicit lock_guard(M &Mx) : Mutex(Mx) { Mutex.lock(); }
  [[nodiscard]] lock_guard(M &Mx, adopt_lock_t) noexcept : Mutex(Mx) {}
  ~lock_guard() { Mutex.unlock(); }
  lock_guard(const lock_guard &) = delete;
  lock_guard &operator=(const lock_guard &) = delete;
};

// The exclusive and the shared movable guard differ in what they call only.
#define MOCK_MOVABLE_LOCK(NAME, LOCK, TRY_LOCK, UNLOCK)                        \
  template <class M> class NAME {                                              \
    M *Mutex = nullptr;                                                        \
    bool Owns = false;                                                         \
                                                                               \
  public:                                                                      \
    using mutex_type = M;                                                      \
    NAME() noexcept = default;                                                 \
    explicit NAME(M &Mx) : Mutex(&Mx), Owns(true) { Mx.LOCK(); }               \
    NAME(M &Mx, defer_lock_t) noexcept : Mutex(&Mx) {}                         \
    NAME(M &Mx, try_to_lock_t) : Mutex(&Mx), Owns(Mx.TRY_LOCK()) {}            \
    NAME(M &Mx, adopt_lock_t) : Mutex(&Mx), Owns(true) {}                      \
    template <class C, class D>                                                \
    NAME(M &Mx, const chrono::time_point<C, D> &T)                             \
        : Mutex(&Mx), Owns(Mx.TRY_LOCK##_until(T)) {}                          \
    template <class R, class P>                                                \
    NAME(M &Mx, const chrono::duration<R, P> &T)                               \
        : Mutex(&Mx), Owns(Mx.TRY_LOCK##_for(T)) {}                            \
    ~NAME() {                                                                  \
      if (Owns)                                                                \
        Mutex->UNLOCK();                                                       \
    }                                                                          \
    NAME(const NAME &) = delete;                                               \
    NAME &operator=(const NAME &) = delete;                                    \
    NAME(NAME &&Other) noexcept                                                \
        : Mutex(std::exchange(Other.Mutex, nullptr)),                          \
          Owns(std::exchange(Other.Owns, false)) {}                            \
    NAME &operator=(NAME &&Other) noexcept {                                   \
      swap(Other);                                                             \
      return *this;                                                            \
    }                                                                          \
    void lock() {                                                              \
      Mutex->LOCK();                                                           \
      Owns = true;                                                             \
    }                                                                          \
    bool try_lock() { return Owns = Mutex->TRY_LOCK(); }                       \
    template <class R, class P>                                                \
    bool try_lock_for(const chrono::duration<R, P> &T) {                       \
      return Owns = Mutex->TRY_LOCK##_for(T);                                  \
    }                                                                          \
    void unlock() {                                                            \
      Mutex->UNLOCK();                                                         \
      Owns = false;                                                            \
    }                                                                          \
    void swap(NAME &Other) noexcept {                                          \
      std::swap(Mutex, Other.Mutex);                                           \
      std::swap(Owns, Other.Owns);                                             \
    }                                                                          \
    M *release() noexcept {                                                    \
      Owns = false;                                                            \
      return std::exchange(Mutex, nullptr);                                    \
    }                                                                          \
    bool owns_lock() const noexcept { return Owns; }                           \
    explicit operator bool() const noexcept { return Owns; }                   \
    M *mutex() const noexcept { return Mutex; }                                \
  };
MOCK_MOVABLE_LOCK(unique_lock, lock, try_lock, unlock)
MOCK_MOVABLE_LOCK(shared_lock, lock_shared, try_lock_shared, unlock_shared)
#undef MOCK_MOVABLE_LOCK
template <class M> unique_lock(M &) -> unique_lock<M>;
} // namespace std
