// Streams and the event loop with I/O.
#pragma once
#include <kj/timer.h>

namespace kj {
class AsyncIoStream {
public:
  virtual ~AsyncIoStream();
  Promise<std::size_t> tryRead(void *, std::size_t Min, std::size_t Max);
  Promise<void> write(ArrayPtr<const byte>) KJ_WARN_UNUSED_RESULT;
  Promise<void> whenWriteDisconnected();
  void shutdownWrite();
};
class NetworkAddress {
public:
  Promise<Own<AsyncIoStream>> connect();
};
class ConnectionReceiver {
public:
  virtual Promise<Own<AsyncIoStream>> accept() = 0;
};
class AsyncIoProvider {
public:
  Timer &getTimer();
};
struct AsyncIoContext {
  Own<AsyncIoProvider> provider;
  WaitScope &waitScope;
};
AsyncIoContext setupAsyncIo();
} // namespace kj
