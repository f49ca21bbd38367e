// A library's guard of a mutex, and its opposite.
#pragma once
namespace threads {
struct mutex {
  void lock();
  void unlock();
  bool try_lock();
};
template <class M> struct unique_lock {
  using mutex_type = M;
  explicit unique_lock(M &Mutex);
  ~unique_lock();
  unique_lock(const unique_lock &) = delete;
  void lock();
  void unlock();
  bool owns_lock() const;
};
template <class L> struct reverse_lock {
  using mutex_type = typename L::mutex_type;
  explicit reverse_lock(L &Lock);
  ~reverse_lock();
  reverse_lock(const reverse_lock &) = delete;
};
} // namespace threads
