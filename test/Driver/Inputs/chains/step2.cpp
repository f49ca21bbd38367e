#include "task.h"
#include "steps.h"

void step2() { step3(); }
