// Classes that own a coroutine.
// RUN: %check_coro_tidy %s coro-promise-contract %t

#include <coroutine>
#include <utility>

struct promise;
using handle = std::coroutine_handle<promise>;

struct leaks {
  leaks(leaks &&Other) noexcept : Handle(std::exchange(Other.Handle, nullptr)) {}
  leaks &operator=(leaks &&Other) noexcept {
    if (this != &Other)
      Handle = std::exchange(Other.Handle, nullptr);
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the coroutine of 'Handle' is leaked: its handle is overwritten and was not destroyed [coro-promise-contract]
    return *this;
  }
  ~leaks() {
    if (Handle)
      Handle.destroy();
  }
  handle Handle;
};
struct destroys_first {
  destroys_first(destroys_first &&Other) noexcept
      : Handle(std::exchange(Other.Handle, nullptr)) {}
  destroys_first &operator=(destroys_first &&Other) noexcept {
    if (this == &Other)
      return *this;
    if (Handle)
      Handle.destroy();
    Handle = std::exchange(Other.Handle, nullptr);
    return *this;
  }
  ~destroys_first() {
    if (Handle)
      Handle.destroy();
  }
  handle Handle;
};
struct swaps {
  swaps &operator=(swaps &&Other) noexcept {
    std::swap(Handle, Other.Handle);
    return *this;
  }
  ~swaps() {
    if (Handle)
      Handle.destroy();
  }
  handle Handle;
};
struct uses_temporary {
  uses_temporary(uses_temporary &&Other) noexcept
      : Handle(std::exchange(Other.Handle, {})) {}
  uses_temporary &operator=(uses_temporary &&Other) noexcept {
    uses_temporary Old(std::move(*this));
    Handle = std::exchange(Other.Handle, {});
    return *this;
  }
  ~uses_temporary() {
    if (Handle)
      Handle.destroy();
  }
  handle Handle;
};
template <class P> struct resets {
  resets &operator=(resets &&Other) noexcept {
    reset();
    Handle = Other.Handle;
    Other.Handle = nullptr;
    return *this;
  }
  void reset() {
    if (Handle)
      Handle.destroy();
  }
  ~resets() {
    if (Handle)
      Handle.destroy();
  }
  std::coroutine_handle<P> Handle;
};
template <class P> struct leaks_in_template {
  leaks_in_template &operator=(leaks_in_template &&Other) noexcept {
    Handle = Other.Handle;
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the coroutine of 'Handle' is leaked: its handle is overwritten and was not destroyed [coro-promise-contract]
    Other.Handle = nullptr;
    return *this;
  }
  ~leaks_in_template() {
    if (Handle)
      Handle.destroy();
  }
  std::coroutine_handle<P> Handle;
};
template struct leaks_in_template<int>;
template <class P> struct base_resets : resets<P> {
  base_resets &operator=(base_resets &&Other) noexcept {
    this->reset();
    Own = Other.Own;
    return *this;
  }
  ~base_resets() {
    if (Own)
      Own.destroy();
  }
  std::coroutine_handle<P> Own;
};
struct keeps_elsewhere {
  keeps_elsewhere &operator=(keeps_elsewhere &&Other) noexcept {
    handle Old = Handle;
    Handle = Other.Handle;
    Other.Handle = Old;
    return *this;
  }
  ~keeps_elsewhere() { Handle.destroy(); }
  handle Handle;
};
// Whose coroutine destroys itself.
struct owns_nothing {
  owns_nothing &operator=(owns_nothing &&Other) noexcept {
    Handle = Other.Handle;
    return *this;
  }
  handle Handle;
};

struct defaulted {
  defaulted(defaulted &&) = default;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: after this move both objects have the handle 'Handle', and both destroy its coroutine [coro-promise-contract]
  defaulted &operator=(defaulted &&) = default;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: after this move both objects have the handle 'Handle', and both destroy its coroutine [coro-promise-contract]
  ~defaulted() { Handle.destroy(); }
  handle Handle;
};
struct deleted {
  deleted(deleted &&) = delete;
  deleted &operator=(deleted &&) = delete;
  ~deleted() { Handle.destroy(); }
  handle Handle;
};
struct unique_handle {
  unique_handle(unique_handle &&);
  handle Handle;
};
struct defaulted_of_own_type {
  defaulted_of_own_type(defaulted_of_own_type &&) = default;
  unique_handle Owner;
  ~defaulted_of_own_type() { Owner.Handle.destroy(); }
};
struct copies {
  copies(copies &&Other) noexcept : Handle(Other.Handle) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: after this move both objects have the handle 'Handle', and both destroy its coroutine [coro-promise-contract]
  ~copies() { Handle.destroy(); }
  handle Handle;
};
struct moves {
  moves(moves &&Other) noexcept : Handle(std::move(Other.Handle)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: after this move both objects have the handle 'Handle', and both destroy its coroutine [coro-promise-contract]
  ~moves() { Handle.destroy(); }
  handle Handle;
};
struct copies_and_empties {
  copies_and_empties(copies_and_empties &&Other) noexcept
      : Handle(Other.Handle) {
    Other.Handle = nullptr;
  }
  ~copies_and_empties() { Handle.destroy(); }
  handle Handle;
};
struct has_flag {
  has_flag(has_flag &&Other) noexcept
      : Handle(Other.Handle), Owns(std::exchange(Other.Owns, false)) {}
  ~has_flag() {
    if (Owns)
      Handle.destroy();
  }
  handle Handle;
  bool Owns;
};
template <class P> struct copies_in_template {
  copies_in_template(copies_in_template &&Other) noexcept
      : Handle{Other.Handle} {}
      // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: after this move both objects have the handle 'Handle', and both destroy its coroutine [coro-promise-contract]
  ~copies_in_template() { Handle.destroy(); }
  std::coroutine_handle<P> Handle;
};
