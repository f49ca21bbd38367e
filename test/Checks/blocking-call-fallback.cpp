// Functions that ask the name server for names only: whether they block is said by the address that they are given.
// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=boost-asio
#include <arpa/inet.h>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <netdb.h>
#include <string>

using boost::asio::awaitable;
using boost::asio::ip::tcp;

void use(boost::asio::ip::address);

void lookUp(tcp::resolver &resolver, const std::string &host) {
  boost::system::error_code error;
  auto address = boost::asio::ip::make_address(host, error);
  if (!error)
    return use(address);
  resolver.resolve(host, "http");
}
void lookUpAnother(tcp::resolver &resolver, const std::string &host,
                   const std::string &other) {
  use(boost::asio::ip::make_address(host));
  resolver.resolve(other, "http");
}
void lookUpFirst(tcp::resolver &resolver, const std::string &host) {
  resolver.resolve(host, "http");
  use(boost::asio::ip::make_address(host));
}
bool resolve(const char *host, addrinfo *&found) {
  unsigned char address[16];
  return inet_pton(2, host, address) == 1 ||
         getaddrinfo(host, nullptr, nullptr, &found) == 0;
}

awaitable<void> numericOrName(tcp::resolver &resolver, addrinfo *&found) {
  lookUp(resolver, "127.0.0.1");
  resolve("127.0.0.1", found);
  co_return;
}
awaitable<void> alwaysByName(tcp::resolver &resolver, const std::string &host) {
  lookUpAnother(resolver, "127.0.0.1", host);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'lookUpAnother' blocks the thread of this coroutine through 'boost::asio::ip::basic_resolver<{{.*}}>::resolve'
  lookUpFirst(resolver, host);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'lookUpFirst' blocks the thread of this coroutine through 'boost::asio::ip::basic_resolver<{{.*}}>::resolve'
  co_return;
}
// Here nobody else decides.
awaitable<void> inTheCoroutine(tcp::resolver &resolver, const std::string &host) {
  boost::system::error_code error;
  auto address = boost::asio::ip::make_address(host, error);
  if (!error)
    co_return use(address);
  resolver.resolve(host, "http");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'boost::asio::ip::basic_resolver<{{.*}}>::resolve' blocks the thread of this coroutine
}
