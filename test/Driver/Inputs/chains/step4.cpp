#include "task.h"
#include "steps.h"

void step4() { step5(); }
