// Mock of <sys/epoll.h>.
#pragma once

extern "C" {
struct epoll_event {
  unsigned events;
  union {
    void *ptr;
    int fd;
  } data;
};
#define EPOLLIN 1u
#define EPOLL_CTL_ADD 1
int epoll_create1(int) noexcept;
int epoll_ctl(int, int, int, struct epoll_event *) noexcept;
int epoll_wait(int, struct epoll_event *, int, int);
}
