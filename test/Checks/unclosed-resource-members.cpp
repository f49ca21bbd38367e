// Resources among the members of a class.
// RUN: %check_coro_tidy %s coro-unclosed-resource %t -lib=seastar -fix-notes
#include <memory>
#include <optional>
#include <seastar/core/coroutine.hh>
#include <seastar/core/iostream.hh>
#include <utility>

using seastar::future;
using stream = seastar::output_stream<char>;

future<> work();
future<stream> openLater();
stream open();
void keep(stream &);

class two_streams {
public:
  two_streams(stream first, stream second)
      : first_(std::move(first)), second_(std::move(second)) {}
      // CHECK-NOTES: :[[@LINE-1]]:35: warning: 'second_' is opened here and nothing in its class closes it: its destructor can't await 'close' [coro-unclosed-resource]
      // CHECK-NOTES: :[[@LINE+7]]:21: note: 'close' closes 'first_' here, and not 'second_'
  future<> write() {
    co_await first_.write("text");
    co_await second_.write("text");
  }
  future<> close() {
  // CHECK-FIXES: co_await second_.close();
    co_await first_.close();
  }

private:
  stream first_;
  stream second_;
};

class both_closed {
public:
  future<> close() {
    co_await first_.close();
    co_await second_.close();
  }
  future<> write() {
    co_await first_.write("text");
    co_await second_.write("text");
  }

private:
  stream first_;
  stream second_;
};

class without_a_close {
public:
  future<> start() {
    out_ = co_await openLater();
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'out_' is opened here and nothing in its class closes it: its destructor can't await 'close' [coro-unclosed-resource]
    // CHECK-NOTES: :[[@LINE+4]]:10: note: 'close' has to be awaited before an object of 'without_a_close' is destroyed
  }

private:
  stream out_;
};

class owned_by_a_pointer {
public:
  future<> start() { co_await out_->write("text"); }
  // CHECK-NOTES: :[[@LINE-1]]:37: warning: 'out_' is opened here and nothing in its class closes it: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+3]]:18: note: 'stop' closes 'in_' here, and not 'out_'
  future<> stop() {
  // CHECK-FIXES: co_await out_->close();
    co_await in_.close();
  }

private:
  stream in_;
  std::unique_ptr<stream> out_;
};

// Someone else closes it.
class by_a_helper {
public:
  future<> close() {
    co_await first_.close();
    co_await rest();
  }
  future<> write() { co_await second_.write("text"); }

private:
  future<> rest() { co_await second_.close(); }
  stream first_;
  stream second_;
};
class by_a_continuation {
public:
  future<> close() {
    return first_.close().finally([this] { return second_.close(); });
  }
  future<> write() { co_await second_.write("text"); }

private:
  stream first_;
  stream second_;
};
class by_a_function {
public:
  future<> close() {
    co_await first_.close();
    keep(second_);
  }
  future<> write() { co_await second_.write("text"); }

private:
  stream first_;
  stream second_;
};
class by_what_takes_it {
public:
  future<> write() { co_await out_.write("text"); }
  stream release() { return std::move(out_); }

private:
  stream out_;
};
class by_what_refers_to_it {
public:
  explicit by_what_refers_to_it(stream out)
      : out_(std::move(out)), pointer_(&out_) {}

private:
  stream out_;
  stream *pointer_;
};
class by_a_friend {
public:
  future<> write() { co_await out_.write("text"); }

private:
  friend future<> closeIt(by_a_friend &);
  stream out_;
};
class by_a_derived_class {
public:
  future<> write() { co_await out_.write("text"); }

protected:
  stream out_;
};
struct derived : by_a_derived_class {
  future<> close() { co_await out_.close(); }
};
struct by_everyone {
  future<> write() { co_await out.write("text"); }
  stream out;
};
future<> closesIt(by_everyone &e) { co_await e.out.close(); }
class elsewhere {
public:
  future<> write() { co_await out_.write("text"); }
  future<> close();

private:
  stream out_;
};
class by_a_pointer_of_others {
public:
  future<> write() { co_await out_->write("text"); }

private:
  stream *out_;
  std::shared_ptr<stream> shared_;
};

// Not opened.
class never_opened {
public:
  future<> close() { co_await first_.close(); }

private:
  stream first_;
  stream second_;
};

// No profile says that it must be closed; the class says so of its neighbour.
class connection {
public:
  future<> send(int);
  future<> close();
};
class unknown {
public:
  future<> send() { co_await a_.send(1); }

private:
  connection a_;
};
class one_of_two {
public:
  future<> send() {
    co_await a_.send(1);
    co_await b_.send(1);
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'b_' is opened here and nothing in its class closes it: its destructor can't await 'close' [coro-unclosed-resource]
    // CHECK-NOTES: :[[@LINE+4]]:17: note: 'shutdown' closes 'a_' here, and not 'b_'
  }
  future<> shutdown() {
  // CHECK-FIXES: co_await b_.close();
    co_await a_.close();
  }

private:
  connection a_;
  connection b_;
};
class closing_connection {
public:
  ~closing_connection();
  future<> send(int);
  future<> close();
};
class ended_by_its_destructor {
public:
  future<> send() { co_await b_.send(1); }
  future<> close() { co_await a_.close(); }

private:
  connection a_;
  closing_connection b_;
};

template <class T> class in_a_template {
public:
  future<> write(T) {
    co_await first_.write("text");
    co_await second_.write("text");
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: 'second_' is opened here and nothing in its class closes it: its destructor can't await 'close' [coro-unclosed-resource]
    // CHECK-NOTES: :[[@LINE+4]]:21: note: 'close' closes 'first_' here, and not 'second_'
  }
  future<> close() {
  // CHECK-FIXES: co_await second_.close();
    co_await first_.close();
  }

private:
  stream first_;
  stream second_;
};
template class in_a_template<int>;

template <class T> class never_instantiated {
public:
  future<> write(T) { co_await second_.write("text"); }
  future<> close() { co_await first_.close(); }

private:
  stream first_;
  stream second_;
};

future<> ofALocalClass() {
  class local {
  public:
    future<> write() { return out_.write("text"); }

  private:
    stream out_;
  };
  local l;
  co_await l.write();
}

#define DECLARE_STREAM(name) stream name
class by_a_macro {
public:
  future<> write() { co_await out_.write("text"); }
  // CHECK-NOTES: :[[@LINE-1]]:36: warning: 'out_' is opened here and nothing in its class closes it: its destructor can't await 'close' [coro-unclosed-resource]
  // CHECK-NOTES: :[[@LINE+3]]:18: note: 'close' has to be awaited before an object of 'by_a_macro' is destroyed

private:
  DECLARE_STREAM(out_);
};
