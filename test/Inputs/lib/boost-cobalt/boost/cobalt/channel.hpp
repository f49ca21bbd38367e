// Channels.
#pragma once
#include <boost/cobalt/this_coro.hpp>

namespace boost::cobalt {
template <class T> struct channel {
  explicit channel(std::size_t Limit = 0u,
                   executor = this_thread::get_executor())
      : limit_(Limit) {}
  channel(channel &&) noexcept = delete;
  channel &operator=(channel &&) noexcept = delete;
  ~channel() {}
  bool is_open() const { return limit_; }
  void close() {}

private:
  struct read_op {
    channel *chn;
    bool await_ready() { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise>) {
      return std::noop_coroutine();
    }
    T await_resume() {
      if constexpr (!std::is_void_v<T>)
        return T();
    }
    explicit operator bool() const { return chn->is_open(); }
  };
  struct write_op {
    channel *chn;
    bool await_ready() { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise>) {
      return std::noop_coroutine();
    }
    void await_resume() {}
  };
  std::size_t limit_;

public:
  read_op read() { return read_op{this}; }
  write_op write(T &&) { return write_op{this}; }
  write_op write(const T &) { return write_op{this}; }
};
template <class T> struct channel_reader {
  channel_reader(channel<T> &C) : chan_(&C) {}
  auto operator co_await() { return chan_->read(); }
  explicit operator bool() const { return chan_->is_open(); }

private:
  channel<T> *chan_;
};
} // namespace boost::cobalt
