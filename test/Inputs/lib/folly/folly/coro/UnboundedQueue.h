// A queue whose dequeue is awaited.
#pragma once
#include <cstdint>
#include <folly/coro/Task.h>

namespace folly::coro {
template <class T, bool SingleProducer = false, bool SingleConsumer = false>
class UnboundedQueue {
public:
  template <class U = T> void enqueue(U &&V) {
    Elements.push_back(std::forward<U>(V));
  }
  Task<T> dequeue() { co_return std::move(Elements.front()); }
  bool empty() { return Elements.empty(); }

private:
  std::vector<T> Elements;
};
template <class T> class BoundedQueue {
public:
  explicit BoundedQueue(std::uint32_t) {}
  template <class U = T> Task<void> enqueue(U &&V) {
    Elements.push_back(std::forward<U>(V));
    co_return;
  }
  Task<T> dequeue() { co_return std::move(Elements.front()); }

private:
  std::vector<T> Elements;
};
} // namespace folly::coro
