#include "task.h"
#include "steps.h"
#include <cerrno>
#include <chrono>
#include <mutex>
#include <poll.h>
#include <thread>
#include <unistd.h>

void exempted() {
  step6(); // NOLINT(coro-blocking-call)
}
void offloads() {
  std::thread([] { step6(); }).detach();
}
task awaitedElsewhere() {
  std::this_thread::sleep_for(std::chrono::seconds(0));
  co_return;
}
void onlyPolls() {
  pollfd none{};
  poll(&none, 1, 0);
}
void checksTheError(int fd) {
  char byte;
  if (read(fd, &byte, 1) < 0 && errno == EAGAIN)
    return;
}
void locks() {
  static std::mutex mutex;
  std::lock_guard guard(mutex);
}
void knownNotToBlock() { step6(); }
