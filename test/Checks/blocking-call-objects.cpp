// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro
// Objects that block when they begin, end or are asked for a result.
#include <cppcoro/task.hpp>
#include <fstream>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

void work();
int compute();

cppcoro::task<> joinsAtItsEnd() {
  std::jthread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the end of 'worker' blocks the thread of this coroutine: the destructor requests a stop and then blocks until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:16: note: use a thread whose owner joins it outside of the event loop instead
  co_return;
}

cppcoro::task<> movedAway(std::vector<std::jthread> &workers) {
  std::jthread worker(work);
  workers.push_back(std::move(worker));
  co_return;
}

cppcoro::task<> detached() {
  std::jthread worker(work);
  worker.detach();
  co_return;
}

cppcoro::task<> joinsInSoManyWords() {
  std::thread worker(work);
  worker.join();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the thread of this coroutine: blocks the thread until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:10: note: use an awaitable that the other thread completes instead
  co_return;
}

struct Service {
  std::jthread worker;
};
struct Server : Service {};

cppcoro::task<> memberOfABase() {
  Server server;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: the end of 'server' blocks the thread of this coroutine through 'std::jthread::~jthread': the destructor requests a stop and then blocks until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-5]]:17: note: 'Server::~Server' calls 'Service::~Service' here
  // CHECK-NOTES: :[[@LINE-8]]:16: note: 'Service::~Service' calls 'std::jthread::~jthread' here
  // CHECK-NOTES: :[[@LINE-9]]:16: note: use a thread whose owner joins it outside of the event loop instead
  co_return;
}

struct Flusher {
  ~Flusher() { std::thread(work).join(); }
};

cppcoro::task<> destructorThatCalls(Flusher *onTheHeap) {
  Flusher flusher;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: the end of 'flusher' blocks the thread of this coroutine through 'std::thread::join': blocks the thread until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-6]]:34: note: 'Flusher::~Flusher' calls 'std::thread::join' here
  // CHECK-NOTES: :[[@LINE-7]]:34: note: use an awaitable that the other thread completes instead
  delete onTheHeap;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the end of 'Flusher' blocks the thread of this coroutine through 'std::thread::join': blocks the thread until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-10]]:34: note: 'Flusher::~Flusher' calls 'std::thread::join' here
  // CHECK-NOTES: :[[@LINE-11]]:34: note: use an awaitable that the other thread completes instead
  co_return;
}

cppcoro::task<std::jthread> returned() {
  std::jthread worker(work);
  co_return worker;
}

cppcoro::task<> futureOfAsync() {
  auto future = std::async(std::launch::async, work);
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: the end of 'future' blocks the thread of this coroutine: waits for the function that std::async started [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:8: note: use an awaitable that the other thread completes instead
  co_return;
}

cppcoro::task<> deferredFuture() {
  auto future = std::async(std::launch::deferred, work);
  co_return;
}

cppcoro::task<int> result() {
  auto future = std::async(std::launch::async, compute);
  co_return future.get();
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::future<int>::get' blocks the thread of this coroutine: blocks the thread until the result is there; if a coroutine of the same thread is to produce it, that is never [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: use co_await on an awaitable result instead
}

cppcoro::task<int> resultOfAParameter(std::future<int> future) {
  future.wait();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'std::future<int>::wait' blocks the thread of this coroutine: blocks the thread until the result is there; if a coroutine of the same thread is to produce it, that is never [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:10: note: use co_await on an awaitable result instead
  co_return 1;
}

cppcoro::task<> promised() {
  std::promise<int> promise;
  auto future = promise.get_future();
  co_return;
}

cppcoro::task<> files(const char *path) {
  std::ifstream opened(path);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::basic_ifstream<char>::basic_ifstream' blocks the thread of this coroutine: opens the file, which waits for the file system [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:17: note: use the library's asynchronous files, or a worker thread for the whole file access instead
  std::ofstream notOpened;
  notOpened.open(path);
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'std::basic_ofstream<char>::open' blocks the thread of this coroutine: opens the file, which waits for the file system [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:13: note: use the library's asynchronous files, or a worker thread for the whole file access instead
  co_return;
}

// What nobody takes ends where it is made.
cppcoro::task<> thrownAway() {
  std::async(std::launch::async, work);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the end of 'std::future' blocks the thread of this coroutine: waits for the function that std::async started [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use an awaitable that the other thread completes instead
  (void)std::async(work);
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: the end of 'std::future' blocks the thread of this coroutine: waits for the function that std::async started [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:9: note: use an awaitable that the other thread completes instead
  std::jthread{work};
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the end of 'std::jthread' blocks the thread of this coroutine: the destructor requests a stop and then blocks until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use a thread whose owner joins it outside of the event loop instead
  Flusher();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the end of 'Flusher' blocks the thread of this coroutine through 'std::thread::join': blocks the thread until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-76]]:34: note: 'Flusher::~Flusher' calls 'std::thread::join' here
  // CHECK-NOTES: :[[@LINE-77]]:34: note: use an awaitable that the other thread completes instead
  std::async(std::launch::deferred, work);
  std::jthread{work}.detach();
  co_return;
}

cppcoro::task<> keptByAReference() {
  auto &&worker = std::jthread(work);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: the end of 'worker' blocks the thread of this coroutine: the destructor requests a stop and then blocks until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:10: note: use a thread whose owner joins it outside of the event loop instead
  const Flusher &flusher = Flusher();
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: the end of 'flusher' blocks the thread of this coroutine through 'std::thread::join': blocks the thread until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-89]]:34: note: 'Flusher::~Flusher' calls 'std::thread::join' here
  // CHECK-NOTES: :[[@LINE-90]]:34: note: use an awaitable that the other thread completes instead
  co_return;
}

cppcoro::task<> takenByAnother(std::vector<std::jthread> &workers,
                               std::jthread &worker) {
  workers.push_back(std::jthread(work));
  worker = std::jthread(work);
  const auto &other = worker;
  co_return;
}

// A container ends what is in it.
cppcoro::task<> inAContainer() {
  std::vector<std::jthread> workers;
  // CHECK-NOTES: :[[@LINE-1]]:29: warning: the end of 'workers' blocks the thread of this coroutine: the destructor requests a stop and then blocks until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:29: note: use a thread whose owner joins it outside of the event loop instead
  workers.emplace_back(work);
  std::unique_ptr<Flusher> flusher(new Flusher);
  // CHECK-NOTES: :[[@LINE-1]]:28: warning: the end of 'flusher' blocks the thread of this coroutine through 'std::thread::join': blocks the thread until the other thread has finished [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-110]]:34: note: 'Flusher::~Flusher' calls 'std::thread::join' here
  // CHECK-NOTES: :[[@LINE-111]]:34: note: use an awaitable that the other thread completes instead
  co_return;
}

cppcoro::task<> emptiedContainer(std::vector<std::jthread> &elsewhere) {
  std::vector<std::jthread> detached;
  detached.emplace_back(work);
  for (auto &worker : detached)
    worker.detach();
  std::vector<std::jthread> moved;
  moved.emplace_back(work);
  elsewhere = std::move(moved);
  std::unique_ptr<Flusher> released(new Flusher);
  released.release();
  std::shared_ptr<Flusher> shared(new Flusher);
  std::unique_ptr<int> harmless(new int);
  co_return;
}
