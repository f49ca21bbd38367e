// Resources of one's own, given by an await whose result is a reference to what it moves from.
// RUN: %check_coro_tidy %s coro-unclosed-resource %t -lib=cppcoro
#include <cppcoro/task.hpp>

using cppcoro::task;

class file {
public:
  task<> write(int Number);
  task<> close();
};
task<file> open();
bool condition();
file &shared();

task<> early() {
  file File = co_await open();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'File' is opened here and not closed on each path: its destructor can't await 'close' [coro-unclosed-resource]
  if (condition())
    co_return;
  co_await File.write(1);
  co_await File.close();
}
task<> closed() {
  file File = co_await open();
  if (condition())
    co_await File.write(1);
  co_await File.close();
}
task<> nowhereClosed() {
  file File = co_await open();
  co_await File.write(1);
}
task<> copied() {
  file File = shared();
  if (condition())
    co_return;
  co_await File.close();
}
