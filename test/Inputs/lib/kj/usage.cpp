// Correct use of kj: no check has anything to say here.
#include <kj/async-io.h>
#include <kj/async.h>
#include <kj/timer.h>

kj::Promise<int> answer() { co_return 42; }
kj::Promise<kj::String> describe(kj::String Name) {
  int Value = co_await answer();
  co_return kj::str(Name, Value);
}
// A plain function may chain continuations and return the promise.
kj::Promise<int> chained() {
  return answer()
      .then([](int I) { return I + 1; })
      .catch_([](kj::Exception &&) -> kj::Promise<int> { return 0; });
}

kj::Promise<void> echo(kj::Own<kj::AsyncIoStream> Stream) {
  kj::byte Buffer[64];
  for (;;) {
    std::size_t N = co_await Stream->tryRead(Buffer, 1, sizeof(Buffer));
    if (N == 0)
      co_return;
    co_await Stream->write(kj::arrayPtr(Buffer, N));
  }
}

// Background work is owned by a TaskSet, which is a member.
class Server final : private kj::TaskSet::ErrorHandler {
public:
  explicit Server(kj::ConnectionReceiver &R) : Receiver(R), Tasks(*this) {}
  kj::Promise<void> run() {
    for (;;) {
      auto Stream = co_await Receiver.accept();
      Tasks.add(echo(kj::mv(Stream)));
    }
  }
  kj::Promise<void> drain() { return Tasks.onEmpty(); }

private:
  void taskFailed(kj::Exception &&) override { ++Failures; }
  kj::ConnectionReceiver &Receiver;
  int Failures = 0;
  kj::TaskSet Tasks;
};

kj::Promise<int> concurrently(kj::Timer &Timer) {
  auto First = answer();
  auto Second = chained();
  int Sum = co_await First + co_await kj::mv(Second);

  auto Builder = kj::heapArrayBuilder<kj::Promise<int>>(3);
  for (int I = 0; I < 3; ++I)
    Builder.add(answer());
  for (int Each : co_await kj::joinPromises(Builder.finish()))
    Sum += Each;

  auto Forked = answer().fork();
  auto Branch = Forked.addBranch();
  Sum += co_await Branch + co_await Forked.addBranch();

  Sum += co_await Timer.timeoutAfter(1 * kj::SECONDS, answer());
  auto Late = Timer.afterDelay(1 * kj::SECONDS).then([]() { return 0; });
  Sum += co_await answer().exclusiveJoin(kj::mv(Late));
  co_return Sum;
}

// The promise is a member: it is cancelled when its owner dies, on purpose.
class Heartbeat {
public:
  explicit Heartbeat(kj::Timer &T)
      : Timer(T), Loop(beat().eagerlyEvaluate([](kj::Exception &&) {})) {}

private:
  kj::Promise<void> beat() {
    for (;;) {
      co_await Timer.afterDelay(100 * kj::MILLISECONDS);
      ++Beats;
    }
  }
  kj::Timer &Timer;
  int Beats = 0;
  kj::Promise<void> Loop;
};

kj::Promise<int> fulfilled() {
  auto Pair = kj::newPromiseAndFulfiller<int>();
  Pair.fulfiller->fulfill(1);
  kj::Canceler Canceler;
  co_return co_await Canceler.wrap(kj::mv(Pair.promise));
}

// coCapture keeps the closure, and so its captures, alive.
kj::Promise<int> captured(int Base) {
  return kj::evalLater(kj::coCapture([Base]() -> kj::Promise<int> {
    int Sum = Base + co_await answer();
    co_return Sum;
  }));
}

int run(kj::ConnectionReceiver &Receiver) {
  auto Io = kj::setupAsyncIo();
  auto &Timer = Io.provider->getTimer();
  Heartbeat Beating(Timer);
  Server Echo(Receiver);
  auto Running = Echo.run().exclusiveJoin(Timer.afterDelay(1 * kj::SECONDS));
  Running.wait(Io.waitScope);
  Echo.drain().wait(Io.waitScope);
  describe(kj::str("detached")).ignoreResult().detach([](kj::Exception &&) {});
  return concurrently(Timer).wait(Io.waitScope) +
         fulfilled().wait(Io.waitScope) + captured(1).wait(Io.waitScope);
}
