// The pointers of the machine's own standard library, whose members are those of a base.
// RUN: %check_coro_tidy %s coro-use-after-move-into-task,coro-race-across-suspension %t -real-std -lib=cppcoro
#include <cppcoro/task.hpp>
#include <memory>
#include <string>
#include <utility>

using cppcoro::task;

task<> step();
task<> consume(std::shared_ptr<std::string> Text);
void use(const std::shared_ptr<std::string> &);

task<> moved(std::shared_ptr<std::string> Text) {
  co_await consume(std::move(Text));
  Text->clear();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Text' is used after it was moved into a task [coro-use-after-move-into-task]
}
task<> emptyAfterMove(std::shared_ptr<std::string> Text) {
  co_await consume(std::move(Text));
  use(Text);
  if (Text == nullptr || Text.use_count() == 0)
    Text.reset();
}

class connection {
  std::shared_ptr<std::string> Buffer;

public:
  void close() { Buffer.reset(); }
  task<> write() {
    if (!Buffer)
      co_return;
    co_await step();
    Buffer->clear();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}[coro-race-across-suspension]
  }
  task<> writeCopy() {
    if (auto Copy = Buffer) {
      co_await step();
      Copy->clear();
    }
  }
};
