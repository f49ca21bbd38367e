#include "task.h"
#include "steps.h"

void step1() { step2(); }
