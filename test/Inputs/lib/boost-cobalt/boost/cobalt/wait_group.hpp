// A group of promises, which are cancelled when it ends early.
#pragma once
#include <boost/cobalt/gather.hpp>
#include <boost/cobalt/promise.hpp>
#include <list>

namespace boost::cobalt {
struct wait_group {
  explicit wait_group(
      boost::asio::cancellation_type = boost::asio::cancellation_type::none,
      boost::asio::cancellation_type = boost::asio::cancellation_type::all) {}
  void push_back(promise<void> P) { waitables_.push_back(std::move(P)); }
  std::size_t size() const { return waitables_.size(); }
  std::size_t reap();
  void cancel(
      boost::asio::cancellation_type = boost::asio::cancellation_type::all);
  auto wait_one() { return detail::group_impl<void>(); }
  auto wait() { return detail::group_impl<void>(); }
  auto operator co_await() { return detail::group_awaitable<void>(); }
  auto await_exit(std::exception_ptr) { return detail::group_impl<void>(); }

private:
  std::list<promise<void>> waitables_;
};
} // namespace boost::cobalt
