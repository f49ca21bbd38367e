// Mock of <arpa/inet.h>.
#pragma once
#include <netinet/in.h>

extern "C" {
int inet_pton(int, const char *, void *) noexcept;
const char *inet_ntop(int, const void *, char *, socklen_t) noexcept;
}
