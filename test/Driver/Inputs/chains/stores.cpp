#include "task.h"
#include "steps.h"

struct Disk : Store {
  void flush() override { step5(); }
  void close() override { step5(); }
};
Guard::~Guard() { step6(); }
