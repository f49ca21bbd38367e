// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=cppcoro
// Whether read() and its kin block is a matter of the descriptor: code that knows of non-blocking mode is believed.
#include <cerrno>
#include <cppcoro/task.hpp>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct Loop {
  cppcoro::task<> readable(int fd);
};

cppcoro::task<> reads(int fd, char *to) {
  read(fd, to, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the thread of this coroutine: blocks the thread until data is there, unless the descriptor is in non-blocking mode [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the library's awaitable read instead
  co_return;
}

cppcoro::task<> readsWhenReadable(Loop &loop, int fd, char *to) {
  co_await loop.readable(fd);
  read(fd, to, 1);
}

cppcoro::task<> readsTheOther(Loop &loop, int fd, int other, char *to) {
  co_await loop.readable(fd);
  read(other, to, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the thread of this coroutine: blocks the thread until data is there, unless the descriptor is in non-blocking mode [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the library's awaitable read instead
}

cppcoro::task<> knowsTheError(int fd, char *to) {
  if (read(fd, to, 1) < 0 && errno == EWOULDBLOCK)
    co_return;
}

cppcoro::task<> knowsTheErrorInASwitch(int fd, char *to) {
  if (read(fd, to, 1) < 0)
    switch (errno) {
    case EAGAIN:
      break;
    }
  co_return;
}

cppcoro::task<> passesTheFlag(int fd, char *to) {
  recv(fd, to, 1, MSG_DONTWAIT);
  co_return;
}

cppcoro::task<> passesNoFlag(int fd, char *to) {
  recv(fd, to, 1, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the thread of this coroutine: blocks the thread until data is there, unless the descriptor is in non-blocking mode [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the library's awaitable read instead
  co_return;
}

cppcoro::task<> setsTheMode(int fd, char *to) {
  fcntl(fd, F_SETFL, O_NONBLOCK);
  read(fd, to, 1);
  co_return;
}

// One member sets the mode, the others rely on it.
class Socket {
public:
  explicit Socket(int fd) : fd(fd) { fcntl(fd, F_SETFL, O_NONBLOCK); }
  ssize_t receive(char *to) { return ::recv(fd, to, 1, 0); }
  cppcoro::task<> receiveAll(char *to) {
    ::recv(fd, to, 1, 0);
    co_return;
  }

private:
  int fd;
};
class BlockingSocket {
public:
  ssize_t receive(char *to) { return ::recv(fd, to, 1, 0); }
  cppcoro::task<> wait();

private:
  int fd;
};

cppcoro::task<> members(Socket &socket, BlockingSocket &blocking, char *to) {
  socket.receive(to);
  blocking.receive(to);
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'BlockingSocket::receive' blocks the thread of this coroutine through 'recv': blocks the thread until data is there, unless the descriptor is in non-blocking mode [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-11]]:38: note: 'BlockingSocket::receive' calls 'recv' here
  // CHECK-NOTES: :[[@LINE-12]]:38: note: use the library's awaitable read instead
  co_return;
}

cppcoro::task<> waitedForInTheClass(BlockingSocket &socket, char *to) {
  co_await socket.wait();
  socket.receive(to);
}

// Waits for its own descriptor by a member of its own.
class Listener {
public:
  cppcoro::task<> ready();
  int acceptNow() { return ::accept(fd, nullptr, nullptr); }
  cppcoro::task<> acceptOne() {
    co_await ready();
    acceptNow();
  }
  cppcoro::task<> acceptAtOnce() {
    acceptNow();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'Listener::acceptNow' blocks the thread of this coroutine through 'accept': blocks the thread until a client connects, unless the descriptor is in non-blocking mode [coro-blocking-call]
    // CHECK-NOTES: :[[@LINE-8]]:28: note: 'Listener::acceptNow' calls 'accept' here
    // CHECK-NOTES: :[[@LINE-9]]:28: note: use the library's awaitable accept instead
    co_return;
  }

private:
  int fd;
};

void set_nonblocking(int fd);
cppcoro::task<> setsTheModeByAFunction(int fd, char *to) {
  set_nonblocking(fd);
  read(fd, to, 1);
  co_return;
}

cppcoro::task<> asksTheKernel(pollfd *fds, int epoll, epoll_event *events) {
  poll(fds, 1, 0);
  poll(fds, 1, -1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'poll' blocks the thread of this coroutine: blocks the thread until a descriptor is ready or the timeout has passed [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the event loop's own awaitable readiness of the descriptor instead
  epoll_wait(epoll, events, 1, 0);
  epoll_wait(epoll, events, 1, 1000);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'epoll_wait' blocks the thread of this coroutine: blocks the thread until a descriptor is ready or the timeout has passed [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the event loop's own awaitable readiness of the descriptor instead
  co_return;
}

cppcoro::task<> children(pid_t child) {
  waitpid(child, nullptr, WNOHANG);
  co_return;
}

cppcoro::task<> childrenWaitedFor(pid_t child) {
  waitpid(child, nullptr, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'waitpid' blocks the thread of this coroutine: blocks the thread until a child process has changed its state [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the library's awaitable process or SIGCHLD handling instead
  co_return;
}

cppcoro::task<> saysSomething(const char *text) {
  write(STDERR_FILENO, text, 1);
  write(3, text, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'write' blocks the thread of this coroutine: blocks the thread until there is room for the data, unless the descriptor is in non-blocking mode [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the library's awaitable write instead
  co_return;
}

// What is awaited was made from the descriptor.
struct Event {
  int Descriptor;
};
struct Readiness {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct Events {
  Readiness wait(const Event &event);
  Readiness wait(int fd);
};
Events &events();

cppcoro::task<> readsWhenTheEventCame(int fd, int other, char *to) {
  Event event{fd};
  auto readable = events().wait(event);
  co_await readable;
  read(fd, to, 1);
  read(other, to, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the thread of this coroutine: blocks the thread until data is there, unless the descriptor is in non-blocking mode [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the library's awaitable read instead
}

class Duplex {
  int In;
  int Out;
  Event InEvent{In};
  Readiness Readable = events().wait(InEvent);

public:
  Duplex(int in, int out) : In(in), Out(out) {}
  cppcoro::task<> receive(char *to) {
    co_await Readable;
    read(In, to, 1);
  }
  cppcoro::task<> send(const char *from) {
    co_await Readable;
    write(Out, from, 1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'write' blocks the thread of this coroutine: blocks the thread until there is room for the data, unless the descriptor is in non-blocking mode [coro-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use the library's awaitable write instead
  }
};

class Connection {
  int Descriptor;
  Readiness Readable;

public:
  explicit Connection(int fd) : Descriptor(fd), Readable(events().wait(fd)) {}
  cppcoro::task<> receive(char *to) {
    co_await Readable;
    read(Descriptor, to, 1);
  }
};

struct Channel {
  explicit Channel(int fd);
  cppcoro::task<> next();
};

// The descriptors of a pipe stand in an array.
cppcoro::task<> readsThePipe(char *to) {
  int done[2], data[2];
  pipe(done);
  pipe(data);
  auto channel = std::make_unique<Channel>(done[0]);
  co_await channel->next();
  read(done[0], to, 1);
  read(data[0], to, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the thread of this coroutine: blocks the thread until data is there, unless the descriptor is in non-blocking mode [coro-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use the library's awaitable read instead
}
