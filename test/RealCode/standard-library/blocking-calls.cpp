// The standard library's and POSIX's blocking calls, as two real standard libraries declare them.
//
// RUN: %check_coro_tidy %s coro-blocking-call %t -real-std
// RUN: %check_coro_tidy %s coro-blocking-call %t.libc++ -real-std -- -- -stdlib=libc++
#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <cstdlib>
#include <fstream>
#include <future>
#include <iostream>
#include <latch>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <string>
#include <thread>

#include <netdb.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct Task {
  struct promise_type {
    Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  explicit Task(std::coroutine_handle<promise_type> Handle) : Handle(Handle) {}
  Task(Task &&Other) noexcept : Handle(Other.Handle) { Other.Handle = nullptr; }
  ~Task() {
    if (Handle)
      Handle.destroy();
  }
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept { return Handle; }
  void await_resume() const noexcept {}
  std::coroutine_handle<promise_type> Handle;
};

using namespace std::chrono_literals;

Task sleeps() {
  std::this_thread::sleep_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  ::sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  usleep(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  timespec Time{0, 1000};
  nanosleep(&Time, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  std::this_thread::yield();
  co_return;
}

Task waits(std::future<int> Number, std::shared_future<void> Ready, std::thread &Worker) {
  Ready.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: {{.*}} [coro-blocking-call]
  Ready.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: {{.*}} [coro-blocking-call]
  Number.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Number.wait_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  Number.wait_until(std::chrono::steady_clock::now() + 10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  int Value = Number.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: {{.*}} [coro-blocking-call]
  if (Worker.joinable())
    Worker.join();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: {{.*}} [coro-blocking-call]
  std::jthread Another([] {});
  Another.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  std::cout << Value;
  co_return;
}

Task waitsForACondition(std::mutex &Mutex, std::condition_variable &Changed, bool &Done) {
  std::unique_lock Lock(Mutex, std::defer_lock);
  Lock.lock();
  Changed.wait(Lock, [&] { return Done; });
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  Changed.wait(Lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  Changed.wait_for(Lock, 10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  Changed.wait_until(Lock, std::chrono::steady_clock::now() + 10ms, [&] { return Done; });
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  Changed.notify_all();
  std::condition_variable_any Any;
  Any.wait(Lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: {{.*}} [coro-blocking-call]
  co_return;
}

Task synchronises(std::latch &Started, std::counting_semaphore<4> &Slots, std::atomic<int> &State) {
  Started.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} [coro-blocking-call]
  Slots.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: {{.*}} [coro-blocking-call]
  State.wait(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: {{.*}} [coro-blocking-call]
  Slots.release();
  co_return;
}

Task readsFiles(std::string Path) {
  std::ifstream Input(Path);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: {{.*}} [coro-blocking-call]
  std::ofstream Output; // opens nothing yet
  Output.open(Path + ".copy");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}} [coro-blocking-call]
  for (std::string Line; std::getline(Input, Line);)
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: {{.*}} [coro-blocking-call]
    Output << Line << '\n';
  co_return;
}

Task readsSockets(int Socket, sockaddr_storage &Peer) {
  char Buffer[64];
  socklen_t Length = sizeof(Peer);
  int Client = accept(Socket, reinterpret_cast<sockaddr *>(&Peer), &Length);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: {{.*}} [coro-blocking-call]
  connect(Client, reinterpret_cast<sockaddr *>(&Peer), Length);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  recv(Client, Buffer, sizeof(Buffer), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  send(Client, Buffer, sizeof(Buffer), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  read(Client, Buffer, sizeof(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  write(Client, Buffer, sizeof(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  pollfd Poll{Client, POLLIN, 0};
  poll(&Poll, 1, 100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  select(0, nullptr, nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  addrinfo *Found = nullptr;
  getaddrinfo("localhost", "http", nullptr, &Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  std::system("true");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}} [coro-blocking-call]
  co_return;
}

// Silent: the same calls where they block no coroutine's thread.
Task elsewhere(std::future<int> Number) {
  std::thread Worker([Number = std::move(Number)]() mutable {
    std::this_thread::sleep_for(10ms);
    return Number.get();
  });
  Worker.detach();
  // The future of std::async waits for its function when it is destroyed.
  auto Waiting = std::async(std::launch::async, [] { ::sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: {{.*}} [coro-blocking-call]
  static_assert(sizeof(usleep(1)) == sizeof(int));
  static_assert(noexcept(sleep(1)) || true);
  if (Waiting.valid())
    co_return;
}

void plain(std::future<int> Number) {
  std::this_thread::sleep_for(10ms);
  std::cout << Number.get();
}

int main() {}
