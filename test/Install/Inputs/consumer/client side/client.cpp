#include "../task.h"

task ask() { co_await step(); }
