// Correct use of Seastar: no check has anything to say here.
#include <map>
#include <seastar/core/abort_source.hh>
#include <seastar/core/condition-variable.hh>
#include <seastar/core/coroutine.hh>
#include <seastar/core/do_with.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/iostream.hh>
#include <seastar/core/loop.hh>
#include <seastar/core/rwlock.hh>
#include <seastar/core/semaphore.hh>
#include <seastar/core/shared_mutex.hh>
#include <seastar/core/shared_ptr.hh>
#include <seastar/core/sleep.hh>
#include <seastar/core/smp.hh>
#include <seastar/core/thread.hh>
#include <seastar/core/timer.hh>
#include <seastar/core/when_all.hh>
#include <seastar/coroutine/all.hh>
#include <seastar/coroutine/as_future.hh>
#include <seastar/coroutine/generator.hh>
#include <seastar/coroutine/maybe_yield.hh>
#include <seastar/coroutine/parallel_for_each.hh>
#include <seastar/coroutine/switch_to.hh>
#include <seastar/net/api.hh>
#include <stdexcept>

namespace ss = seastar;
using ss::future;
using namespace std::chrono_literals;

future<int> answer() { co_return 42; }
future<ss::sstring> describe(ss::sstring Name) {
  co_await ss::sleep(1ms);
  co_return Name + std::to_string(co_await answer());
}
// A plain function may chain continuations and return the future.
future<int> chained() {
  return answer().then([](int I) { return I + 1; }).finally([] {});
}

future<int> checked(int Value) {
  if (Value < 0)
    co_return ss::coroutine::exception(
        std::make_exception_ptr(std::invalid_argument("negative")));
  if (Value > 100)
    co_await ss::coroutine::return_exception(std::runtime_error("too large"));
  co_return Value;
}

// Background work is held by a gate, and stop() closes the gate.
class service {
public:
  void start(int Value) {
    if (_gate.is_closed())
      return;
    (void)ss::with_gate(_gate, [this, Value] {
      return work(Value);
    }).handle_exception([](std::exception_ptr) {});
  }
  future<> accept(ss::connected_socket Socket) {
    auto Hold = _gate.hold();
    auto In = Socket.input();
    auto Out = Socket.output();
    std::exception_ptr Error;
    try {
      while (!In.eof()) {
        auto Data = co_await In.read();
        co_await Out.write(Data.get(), Data.size());
        co_await Out.flush();
      }
    } catch (...) {
      Error = std::current_exception();
    }
    co_await Out.close();
    co_await In.close();
    if (Error)
      std::rethrow_exception(Error);
  }
  future<> stop() {
    _abort.request_abort();
    co_await _gate.close();
  }

private:
  future<> work(int Value) {
    auto Units = co_await ss::get_units(_limit, 1);
    auto Lock = co_await _lock.hold_write_lock();
    _sum += co_await checked(Value);
    co_await ss::sleep_abortable(1ms, _abort);
  }
  ss::gate _gate;
  ss::semaphore _limit{4};
  ss::rwlock _lock;
  ss::abort_source _abort;
  int _sum = 0;
};

ss::coroutine::experimental::generator<int> count(int N) {
  for (int I = 0; I < N; ++I) {
    co_await ss::coroutine::maybe_yield();
    co_yield I;
  }
}
future<int> sum() {
  int Sum = 0;
  auto Numbers = count(3);
  while (auto Next = co_await Numbers())
    Sum += Next->get();
  co_return Sum;
}

// The lambdas are coroutines that end before the full-expression does.
future<int> concurrently() {
  std::vector<int> Values{1, 2, 3};
  int Sum = 0;
  co_await ss::coroutine::parallel_for_each(
      Values, [&](int Value) -> future<> { Sum += co_await checked(Value); });
  auto [A, Text] = co_await ss::coroutine::all([] { return answer(); },
                                               [] { return describe("x"); });
  auto [B, C] = co_await ss::when_all_succeed(answer(), sum());
  auto Failed = co_await ss::coroutine::as_future(checked(-1));
  if (Failed.failed())
    Failed.ignore_ready_future();
  std::vector<future<int>> Futures;
  for (int Value : Values)
    Futures.push_back(checked(Value));
  for (int Value : co_await ss::when_all_succeed(std::move(Futures)))
    Sum += Value;
  co_return Sum + A + B + C + static_cast<int>(Text.size());
}

future<int> onOtherShard() {
  auto Group =
      co_await ss::coroutine::switch_to(ss::current_scheduling_group());
  co_await ss::coroutine::switch_to(Group);
  co_return co_await ss::smp::submit_to(0, [] { return answer(); });
}

// Blocking is right in a seastar::thread.
future<int> inThread() {
  return ss::async([] { return answer().get() + chained().get(); });
}

future<> waitFor(ss::condition_variable &Changed, const bool &Done) {
  co_await Changed.wait([&Done] { return Done; });
  co_await Changed.when();
}
future<> signalled() {
  ss::condition_variable Changed;
  bool Done = false;
  auto Waiting = waitFor(Changed, Done);
  Done = true;
  Changed.signal();
  co_await std::move(Waiting);
}

future<> run() {
  service Service;
  Service.start(1);
  co_await signalled();
  std::vector<int> Values{1, 2};
  co_await ss::do_for_each(Values, [&](int Value) {
    Service.start(Value);
    return ss::make_ready_future<>();
  });
  co_await Service.stop();
  (void)co_await concurrently();
  (void)co_await onOtherShard();
  (void)co_await inThread();
  co_await describe("done").discard_result();
}
