// Forwards to the header that has devices and processes.
#pragma once
#include <qcoro/qcoroiodevice.h>
