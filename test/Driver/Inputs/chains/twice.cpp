#include "task.h"
#include "steps.h"

void definedTwice() { step6(); }
