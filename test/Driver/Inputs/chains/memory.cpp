#include "task.h"
#include "steps.h"

struct Memory : Store {
  void close() override {}
};
void definedTwice() {}
