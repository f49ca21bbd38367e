// Mock of <netinet/in.h>.
#pragma once
#include <sys/socket.h>

extern "C" {
struct in_addr {
  in_addr_t s_addr;
};
struct sockaddr_in {
  sa_family_t sin_family;
  in_port_t sin_port;
  struct in_addr sin_addr;
  unsigned char sin_zero[8];
};
#define INADDR_ANY 0u
#define IPPROTO_TCP 6
unsigned short htons(unsigned short) noexcept;
unsigned htonl(unsigned) noexcept;
}
