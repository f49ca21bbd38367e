// Mock of <math.h>.
#pragma once

extern "C" {
double sqrt(double) noexcept;
double pow(double, double) noexcept;
double floor(double) noexcept;
double ceil(double) noexcept;
double fabs(double) noexcept;
double sin(double) noexcept;
double log(double) noexcept;
double exp(double) noexcept;
}
