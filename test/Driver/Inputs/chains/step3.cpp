#include "task.h"
#include "steps.h"

void step3() { step4(); }
