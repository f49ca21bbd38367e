#include "task.h"

task serve() {
  step();
  co_await step();
}
