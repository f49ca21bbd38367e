#include "task.h"
#include "steps.h"

void step5() { step6(); }
